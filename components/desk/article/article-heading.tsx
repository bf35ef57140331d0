import type { DeskArticle } from '#domain/articles/article.ts';
import { languageName } from '#domain/languages.ts';
import { formatEdtf } from '#domain/text/date.ts';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { articleStatusWord } from '../status-words.ts';

interface ArticleHeadingProps {
  article: Pick<DeskArticle, 'id' | 'title' | 'language' | 'date' | 'status' | 'changed'> & {
    notes: { total: number };
  };
  /** the page of the article we are on */
  here: 'article' | 'history' | 'source' | 'change';
}

/** The article's name, what it is, and its other pages. */
export function ArticleHeading({ article, here }: ArticleHeadingProps) {
  const { id, title, language, date, status, changed, notes } = article;
  const base = `/desk/articles/${id}`;
  const pages = [
    { href: base, label: 'Article', isHere: here === 'article' },
    { href: `${base}/annotations`, label: `Annotations (${notes.total})`, isHere: false },
    { href: `${base}/source`, label: 'Source', isHere: here === 'source' },
    { href: `${base}/history`, label: 'History', isHere: here === 'history' },
  ];
  return (
    <div className="border-b pt-4 pb-2">
      <h1 className="reading max-w-4xl text-2xl! leading-8! font-bold" lang={language}>
        {title}
      </h1>
      <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-1">
        <Status {...articleStatusWord(status, changed)} />
        <span>{languageName(language)}</span>
        {date ? (
          <time dateTime={date}>{formatEdtf(date, 'en')}</time>
        ) : (
          <span className="text-muted">No date</span>
        )}
        <nav aria-label="Article" className="flex flex-wrap gap-x-4">
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
    </div>
  );
}
