'use client';
import { type ReactNode, type SyntheticEvent, useRef } from 'react';

/**
 * Marks everything that has the same `data-part` as what is pointed at or focused, so that a block shows its raw stretch and
 * the stretch its block. Without script the links between the two do the same, one jump at a time.
 */
export function LinkedParts({ children, className }: { children: ReactNode; className?: string }) {
  const frame = useRef<HTMLDivElement>(null);
  const active = useRef<string | undefined>(undefined);
  const mark = (event: SyntheticEvent) => {
    const target = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-part]') : null;
    const part = target?.dataset.part;
    if (part === active.current) return;
    active.current = part;
    for (const each of frame.current?.querySelectorAll<HTMLElement>('[data-part]') ?? [])
      each.toggleAttribute('data-active', each.dataset.part === part);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks change; the links inside are what can be used
    <div ref={frame} onMouseOver={mark} onFocus={mark} className={className}>
      {children}
    </div>
  );
}
