'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { filterAddress } from '../lists/filter-address.ts';
import { awaitArrival } from './use-arrival.ts';

interface StartFormProps {
  action: string;
  /** what is said of all files, as the form posts it */
  fields: Record<string, string>;
  disabled: boolean;
  children: ReactNode;
}

/**
 * Starts the import and goes to its page, which takes the place of the preview: Back leads to where one came from. Without
 * script the browser posts the form, and is led there.
 */
export function StartForm({ action, fields, disabled, children }: StartFormProps) {
  const router = useRouter();
  const [isStarting, setStarting] = useState(false);
  const [why, setWhy] = useState<Refusal | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isStarting) return;
    setStarting(true);
    setWhy(null);
    const answer = await started(action, new FormData(event.currentTarget));
    if ('run' in answer) {
      const path = `/desk/imports/${answer.run}`;
      awaitArrival(path);
      router.replace(path);
      return;
    }
    setWhy(answer);
    setStarting(false);
  };
  return (
    // its parts stand in the row of its parent, and why not below all of them
    <form method="post" action={action} onSubmit={submit} className="contents" autoComplete="off">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      {/* stays pressable while it starts: a button that is disabled loses the focus, should it be refused */}
      <Button type="submit" kind="primary" disabled={disabled} aria-disabled={isStarting}>
        {isStarting ? 'Starting …' : 'Start import'}
      </Button>
      <div role="alert" className="order-last basis-full empty:-mt-2">
        {why === null ? null : <WhyNot refusal={why} preview={previewOf(action, fields)} />}
      </div>
    </form>
  );
}

/** `isSignedOut`: who signs in again can start it. */
interface Refusal {
  why: string;
  isSignedOut: boolean;
}

/** The address of the preview, with what is said of all files: who comes back to it must not start the import without. */
function previewOf(action: string, fields: Record<string, string>): string {
  return filterAddress(action.replace(/\/start$/, ''), fields);
}

function WhyNot({ refusal: { why, isSignedOut }, preview }: { refusal: Refusal; preview: string }) {
  return (
    <Notice tone="problem">
      <p>{why}</p>
      {isSignedOut ? (
        <p>
          <a
            className="link inline-flex min-h-6 items-center"
            href={`/login?next=${encodeURIComponent(preview)}`}
          >
            Sign in again
          </a>
        </p>
      ) : null}
    </Notice>
  );
}

const NO_ANSWER = 'The server did not answer. Nothing was lost; start again when the connection is back.';

/** The number of the import, or why there is none, in a sentence. */
async function started(action: string, form: FormData): Promise<{ run: number } | Refusal> {
  const fields = [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
  const response = await fetch(action, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams(fields),
  }).catch(() => null);
  const answer: unknown = await response?.json().catch(() => null);
  if (typeof answer !== 'object' || answer === null) return { why: NO_ANSWER, isSignedOut: false };
  if ('run' in answer && typeof answer.run === 'number') return { run: answer.run };
  const why = 'message' in answer && typeof answer.message === 'string' ? answer.message : NO_ANSWER;
  return { why, isSignedOut: response?.status === 401 };
}
