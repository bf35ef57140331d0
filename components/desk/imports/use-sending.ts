'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chosen } from './chosen-files.ts';
import { openUpload, type Sending, SendingStopped, sendFiles } from './send-files.ts';

/** What becomes of an upload while it is being sent. */
export type SendingState =
  | { kind: 'idle' }
  | { kind: 'sending'; sending: Sending }
  | { kind: 'stopped'; sending: Sending; why: string };

const NOTHING: Sending = { bytes: 0, files: 0 };

/** Sends files; after a stop, sends what has not arrived. The page asks before it is left meanwhile. */
export function useSending(onArrived: (upload: string) => void) {
  const [state, setState] = useState<SendingState>({ kind: 'idle' });
  const upload = useRef<string | null>(null);
  const arrived = useRef(new Set<string>());
  const abort = useRef<AbortController | null>(null);
  const isSending = state.kind === 'sending';

  useEffect(() => {
    if (!isSending) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [isSending]);

  const send = useCallback(
    async (files: readonly Chosen[]) => {
      const controller = new AbortController();
      abort.current = controller;
      let last = NOTHING;
      const tell = (sending: Sending) => {
        last = sending;
        setState({ kind: 'sending', sending });
      };
      tell(NOTHING);
      try {
        upload.current ??= await openUpload(controller.signal);
        await sendFiles(upload.current, files, arrived.current, controller.signal, tell);
        onArrived(upload.current);
      } catch (error) {
        controller.abort();
        const why = error instanceof SendingStopped ? error.message : 'The files could not be sent.';
        setState({ kind: 'stopped', sending: last, why });
      }
    },
    [onArrived],
  );
  const stop = useCallback(() => abort.current?.abort(), []);
  /** Another choice of files: what arrived of the former one stays behind in its upload. */
  const forget = useCallback(() => {
    upload.current = null;
    arrived.current = new Set();
    setState({ kind: 'idle' });
  }, []);
  return { state, send, stop, forget };
}
