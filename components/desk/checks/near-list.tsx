import type { NearRow } from '#domain/articles/article.ts';
import { Link } from '../../ui/link.tsx';
import { type DismissNear, NearDismissal } from './near-dismissal.tsx';
import { nearInWords } from './near-words.ts';

interface NearListProps {
  articleId: number;
  near: NearRow[];
  /** null for those who may not */
  dismiss: DismissNear | null;
}

/** Other articles with nearly the same text: how much of it, and where the two can be read beside each other. */
export function NearList({ articleId, near, dismiss }: NearListProps) {
  return (
    <ul className="flex flex-col">
      {near.map((row) => (
        <li key={row.other.id} className="border-t py-1.5 first:border-t-0">
          <Link
            className="link-row wrap-anywhere"
            href={`/desk/articles/${row.other.id}`}
            lang={row.other.language}
          >
            {row.other.title}
          </Link>
          <p className="text-xs text-muted">
            {row.dismissed ? 'Dismissed. ' : ''}
            {nearInWords(row)}
          </p>
          <div className="flex flex-wrap items-center gap-x-3">
            <Link
              className="link inline-flex min-h-8 items-center"
              href={`/desk/articles/${articleId}/near/${row.other.id}`}
              aria-label={`Compare with “${row.other.title}”`}
            >
              Compare
            </Link>
            {dismiss ? <NearDismissal near={row} dismiss={dismiss} /> : null}
          </div>
        </li>
      ))}
    </ul>
  );
}
