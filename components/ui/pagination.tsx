import { Link } from './link.tsx';

interface PaginationProps {
  page: number;
  pages: number;
  /** the address of a page */
  href: (page: number) => string;
}

/** Previous, where we are, next. Nothing when there is one page. */
export function Pagination({ page, pages, href }: PaginationProps) {
  if (pages <= 1) return null;
  return (
    <nav aria-label="Pages" className="flex items-center gap-4 py-3">
      {page > 1 ? (
        <Link href={href(page - 1)} rel="prev" className="link inline-flex min-h-8 items-center">
          Previous page
        </Link>
      ) : null}
      <p className="text-muted">
        Page {page} of {pages}
      </p>
      {page < pages ? (
        <Link href={href(page + 1)} rel="next" className="link inline-flex min-h-8 items-center">
          Next page
        </Link>
      ) : null}
    </nav>
  );
}
