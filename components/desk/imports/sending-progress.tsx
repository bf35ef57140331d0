'use client';
import { type Ref, useId } from 'react';
import { counted } from '#domain/text/counted.ts';
import { writeBytes } from '#domain/uploads/upload.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Chosen } from './chosen-files.ts';
import type { SendingState } from './use-sending.ts';

interface SendingProgressProps {
  state: SendingState;
  files: readonly Chosen[];
  ref: Ref<HTMLElement>;
}

/** How far the sending is, in a bar and in words; why it stopped, when it did. */
export function SendingProgress({ state, files, ref }: SendingProgressProps) {
  const id = useId();
  if (state.kind === 'idle') return null;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const { sending } = state;
  return (
    <section ref={ref} aria-label="Sending" tabIndex={-1} className="mt-3 flex flex-col gap-2 outline-none">
      <progress
        className="meter"
        aria-labelledby={id}
        max={Math.max(1, bytes)}
        value={Math.min(sending.bytes, bytes)}
      />
      <p id={id}>
        {`${sending.files.toLocaleString('en-GB')} of ${counted(files.length, 'file')} sent, ${writeBytes(sending.bytes)} of ${writeBytes(bytes)}.`}
      </p>
      <div role="alert">{state.kind === 'stopped' ? <Stopped {...state} /> : null}</div>
    </section>
  );
}

function Stopped({ why, isSignedOut }: { why: string; isSignedOut: boolean }) {
  if (!isSignedOut) return <Notice tone="problem">{why}</Notice>;
  // this page must stay: the files that are chosen go when it does
  return (
    <Notice tone="problem">
      <p>You are signed out. What has arrived is kept, and the files are still chosen here.</p>
      <p>
        <a className="link inline-flex min-h-6 items-center" href="/login" target="_blank" rel="noreferrer">
          Sign in, in a new tab
        </a>
        {', then come back and press “Send the rest”.'}
      </p>
    </Notice>
  );
}
