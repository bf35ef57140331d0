'use client';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Chosen } from './chosen-files.ts';
import { arrivedOf, openUpload, type Sending, SendingStopped, sendFiles } from './send-files.ts';

/** What becomes of an upload while it is being sent. */
export type SendingState =
  | { kind: 'idle' }
  | { kind: 'sending'; sending: Sending }
  | { kind: 'stopped'; sending: Sending; why: string; isSignedOut: boolean };

/**
 * Sends files; after a stop, sends what has not arrived. Closing or reloading the page asks first. Somebody who goes to
 * another page of the desk is left in peace there: the sending goes on, the list of uploads shows it, `onArrived` is not
 * called.
 */
export function useSending(onArrived: (upload: string) => void) {
  const [state, setState] = useState<SendingState>({ kind: 'idle' });
  const upload = useRef<string | null>(null);
  const arrived = useRef(new Set<string>());
  const abort = useRef<AbortController | null>(null);
  const isHere = useRef(false);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);

  const send = useCallback(
    async (files: readonly Chosen[]) => {
      const controller = new AbortController();
      abort.current = controller;
      const there = arrived.current;
      const tell = (sending: Sending) => setState({ kind: 'sending', sending });
      tell(arrivedOf(files, there));
      // not in an effect: it holds as long as the sending, wherever in the desk somebody goes meanwhile
      addEventListener('beforeunload', ask);
      try {
        upload.current ??= await openUpload(files, controller.signal);
        await sendFiles(upload.current, files, there, controller.signal, tell);
        if (isHere.current) onArrived(upload.current);
      } catch (error) {
        controller.abort();
        const stopped =
          error instanceof SendingStopped ? error : new SendingStopped('The files could not be sent.');
        const { message: why, isSignedOut } = stopped;
        setState({ kind: 'stopped', sending: arrivedOf(files, there), why, isSignedOut });
      } finally {
        removeEventListener('beforeunload', ask);
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

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
