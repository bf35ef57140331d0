'use client';
import { usePathname } from 'next/navigation';
import { classNames } from '../../ui/class-names.ts';
import { Link } from '../../ui/link.tsx';
import { isCurrent } from './current.ts';

export interface NavItem {
  href: string;
  label: string;
}

/** The desk's places; the one we are in is marked. */
export function DeskNav({ items, isColumn = false }: { items: NavItem[]; isColumn?: boolean }) {
  const path = usePathname();
  return (
    <ul className={isColumn ? 'flex flex-col' : 'flex flex-wrap gap-x-1'}>
      {items.map(({ href, label }) => {
        const here = isCurrent(href, path);
        return (
          <li key={href}>
            <Link
              href={href}
              aria-current={here ? 'page' : undefined}
              className={classNames(
                'inline-flex items-center px-2 hover:text-accent',
                isColumn ? 'min-h-10 w-full border-s-2' : 'min-h-12 border-b-2',
                here ? 'border-accent font-semibold' : 'border-transparent text-muted',
              )}
            >
              {label}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The same in a drawer for narrow screens; it closes when one has gone somewhere. */
export function DeskMenu({ items }: { items: NavItem[] }) {
  const path = usePathname();
  return (
    <details key={path} className="group lg:hidden">
      <summary className="inline-flex min-h-10 list-none items-center gap-2 px-2 font-medium">
        <svg aria-hidden="true" viewBox="0 0 16 16" width="16" height="16">
          <path d="M1 3.5h14M1 8h14M1 12.5h14" stroke="currentColor" strokeWidth="1.5" />
        </svg>
        Menu
      </summary>
      <nav aria-label="Desk" className="absolute inset-x-0 z-40 border-y bg-paper px-2 py-2 shadow-lg">
        <DeskNav items={items} isColumn />
      </nav>
    </details>
  );
}
