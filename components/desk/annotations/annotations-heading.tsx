import { Link } from '../../ui/link.tsx';
import type { AnnotationPageData } from './annotation-page.ts';

/** The article's name and its other pages, as on those. */
export function AnnotationsHeading({ page, total }: { page: AnnotationPageData; total: number }) {
  const base = `/desk/articles/${page.articleId}`;
  const pages = [
    { href: base, label: 'Article', isHere: false },
    { href: `${base}/annotations`, label: `Annotations (${total})`, isHere: true },
    { href: `${base}/source`, label: 'Source', isHere: false },
    { href: `${base}/history`, label: 'History', isHere: false },
  ];
  return (
    <div className="border-b pt-4 pb-2">
      <h1 className="reading max-w-4xl text-2xl! leading-8! font-bold">
        <span className="sr-only">Annotations: </span>
        <span lang={page.language}>{page.title}</span>
      </h1>
      <nav aria-label="Article" className="mt-1 flex flex-wrap gap-x-4">
        {pages.map(({ href, label, isHere }) => (
          <Link
            key={href}
            href={href}
            aria-current={isHere ? 'page' : undefined}
            className="link inline-flex min-h-8 items-center aria-[current=page]:font-semibold aria-[current=page]:text-ink aria-[current=page]:no-underline"
          >
            {label}
          </Link>
        ))}
      </nav>
    </div>
  );
}
