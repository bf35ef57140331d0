'use client';
import { usePathname } from 'next/navigation';
import { Notice } from '../ui/notice.tsx';
import type { Failure } from './use-action.ts';

/** Why something was not done, beside what caused it. Announced at once; stays until the next try. */
export function FailureNotice({ failure, className }: { failure: Failure | null; className?: string }) {
  const path = usePathname();
  const loose = failure ? Object.entries(failure.fields) : [];
  return (
    <div role="alert" className={failure ? className : undefined}>
      {failure ? (
        <Notice tone="problem">
          <p>{failure.message}</p>
          {failure.kind === 'signed-out' ? (
            <p>
              <a className="link" href={`/login?next=${encodeURIComponent(path)}`}>
                Sign in again
              </a>
            </p>
          ) : null}
          {failure.kind === 'invalid' && loose.length === 1 && loose[0]?.[0] === 'form' ? (
            <p>{loose[0][1]}</p>
          ) : null}
        </Notice>
      ) : null}
    </div>
  );
}
