'use client';
import { useId } from 'react';
import { counted } from '#domain/text/counted.ts';
import { writeBytes } from '#domain/uploads/upload.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Chosen } from './chosen-files.ts';
import type { SendingState } from './use-sending.ts';

/** How far the sending is, in a bar and in words; why it stopped, when it did. */
export function SendingProgress({ state, files }: { state: SendingState; files: readonly Chosen[] }) {
  const id = useId();
  if (state.kind === 'idle') return null;
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const { sending } = state;
  return (
    <div className="mt-3 flex flex-col gap-2">
      <progress
        className="meter"
        aria-labelledby={id}
        max={Math.max(1, bytes)}
        value={Math.min(sending.bytes, bytes)}
      />
      <p id={id}>
        {`${sending.files.toLocaleString('en-GB')} of ${counted(files.length, 'file')} sent, ${writeBytes(sending.bytes)} of ${writeBytes(bytes)}.`}
      </p>
      <div role="alert">{state.kind === 'stopped' ? <Notice tone="problem">{state.why}</Notice> : null}</div>
    </div>
  );
}
