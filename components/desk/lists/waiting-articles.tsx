import type { ArticleRow } from '#domain/articles/article.ts';
import { languageName } from '#domain/languages.ts';
import { Instant } from '../../ui/instant.tsx';
import { Section } from '../../ui/section.tsx';
import { ArticleLink } from './article-table.tsx';

/** Articles that wait for the same thing. Nothing at all when none does. */
export function WaitingArticles({ title, rows }: { title: string; rows: ArticleRow[] }) {
  if (rows.length === 0) return null;
  return (
    <Section title={title} aside={rows.length}>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-t py-2 first:border-t-0">
            <ArticleLink row={row} />
            <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
              <span>{languageName(row.language)}</span>
              <span>
                Updated <Instant at={row.updatedAt} />
              </span>
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
