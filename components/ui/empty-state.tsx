import type { ReactNode } from 'react';

/** One sentence and one action. */
export function EmptyState({ sentence, children }: { sentence: string; children?: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 py-1 text-muted [&>a]:inline-flex [&>a]:min-h-6 [&>a]:items-center">
      <p>{sentence}</p>
      {children}
    </div>
  );
}
