import type { ReactNode } from 'react';

/** Something that few need and nobody should miss: closed until asked for, and works without script. */
export function Disclosure({
  summary,
  children,
  open = false,
}: {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
}) {
  return (
    <details className="group" open={open}>
      <summary className="flex min-h-8 list-none items-center gap-1.5 font-medium hover:text-accent">
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          width="10"
          height="10"
          className="shrink-0 group-open:rotate-90"
        >
          <path d="M4 1.5 8.5 6 4 10.5" fill="none" stroke="currentColor" strokeWidth="1.75" />
        </svg>
        {summary}
      </summary>
      <div className="pt-1 pb-2">{children}</div>
    </details>
  );
}
