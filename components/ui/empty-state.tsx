import type { ReactNode } from 'react';

/** One sentence and one action. */
export function EmptyState({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 text-muted">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
