import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { StatusShape } from './status.tsx';

interface NoticeProps {
  tone: 'problem' | 'review' | 'good';
  children: ReactNode;
  className?: string;
}

/** Something to know, next to its cause; stays until it is no longer true. */
export function Notice({ tone, children, className }: NoticeProps) {
  const line = { problem: 'border-problem', review: 'border-review', good: 'border-good' }[tone];
  return (
    <div className={classNames('flex gap-2 border-s-2 bg-wash px-3 py-2', line, className)}>
      <span className="pt-1">
        <StatusShape tone={tone} />
      </span>
      <div className="min-w-0 grow">{children}</div>
    </div>
  );
}
