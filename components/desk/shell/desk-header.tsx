import { Link } from '../../ui/link.tsx';
import { DeskMenu, DeskNav, type NavItem } from './desk-nav.tsx';
import { SignOutButton } from './sign-out-button.tsx';

/** Where one is, where one can go, who one is. */
export function DeskHeader({ items, name }: { items: NavItem[]; name: string }) {
  return (
    <header className="relative flex min-h-12 items-center gap-x-4 border-b px-4 lg:px-6">
      <Link
        href="/desk"
        className="inline-flex min-h-10 items-center font-serif text-lg font-bold"
        aria-label="Spalte desk"
      >
        Spalte
      </Link>
      <nav aria-label="Desk" className="hidden lg:block">
        <DeskNav items={items} />
      </nav>
      <div className="ms-auto flex items-center gap-x-3">
        <a href="/" className="link hidden min-h-8 items-center sm:inline-flex">
          View site
        </a>
        <p className="hidden max-w-48 truncate text-muted sm:block">{name}</p>
        <SignOutButton />
        <DeskMenu items={[...items, { href: '/', label: 'View site' }]} />
      </div>
    </header>
  );
}
