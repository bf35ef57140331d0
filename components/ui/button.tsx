import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Kbd } from './kbd.tsx';

export type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger';

const BASE =
  'inline-flex min-h-8 items-center justify-center gap-2 rounded-[3px] border py-1 text-sm font-medium no-underline ' +
  'disabled:cursor-not-allowed pointer-coarse:min-h-10';

const KINDS: Record<ButtonKind, string> = {
  primary:
    'border-accent bg-accent px-3 text-paper hover:border-accent-strong hover:bg-accent-strong disabled:border-control disabled:bg-wash disabled:text-muted',
  plain: 'border-control bg-paper px-3 text-ink hover:bg-wash disabled:text-muted disabled:bg-wash',
  quiet: 'border-transparent bg-transparent px-2 text-ink hover:bg-wash disabled:text-muted',
  danger:
    'border-problem bg-paper px-3 text-problem hover:bg-problem-wash disabled:border-control disabled:text-muted',
};

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind;
  /** keys that do the same, shown beside the verb */
  keys?: string;
  children: ReactNode;
}

/** A button says the verb. `type` is `button` unless told otherwise, so that none submits by accident. */
export function Button({ kind = 'plain', keys, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button type={type} className={classNames(BASE, KINDS[kind], className)} {...rest}>
      {children}
      {keys ? <Kbd keys={keys} /> : null}
    </button>
  );
}

/** The classes of a button, for a link that looks like one. */
export function buttonClass(kind: ButtonKind = 'plain'): string {
  return classNames(BASE, KINDS[kind]);
}
