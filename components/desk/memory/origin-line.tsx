import type { MemoryOrigin } from '#domain/memory/memory.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';

interface OriginLineProps {
  origin: MemoryOrigin;
  author: string;
  writtenAt: string | null;
}

/** Where a unit comes from, who wrote it and when. */
export function OriginLine({ origin, author, writtenAt }: OriginLineProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
      {origin.kind === 'import' ? (
        <span className="wrap-anywhere">{origin.name}</span>
      ) : (
        <Link className="link inline-flex min-h-6 items-center wrap-anywhere" href={addressOf(origin)}>
          {origin.title}, sentence {origin.number}
        </Link>
      )}
      <span>{author}</span>
      {writtenAt ? <Instant at={writtenAt} dateOnly /> : null}
    </p>
  );
}

/** A sentence that the text has no longer has no row to go to. */
function addressOf({
  articleId,
  language,
  number,
  isCurrent,
}: Extract<MemoryOrigin, { kind: 'article' }>): string {
  return `/desk/articles/${articleId}/translate/${language}${isCurrent ? `#s${number}` : ''}`;
}
