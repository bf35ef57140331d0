import type { Metadata } from 'next';
import { TranslationGrid } from '#components/desk/lists/translation-grid.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import type { ArticleRow } from '#domain/articles/article.ts';
import { translationGrid } from '#domain/articles/queries.ts';
import { requireViewer } from '../../../viewer.ts';

export const metadata: Metadata = { title: 'Translations' };

export default async function TranslationsPage() {
  const viewer = await requireViewer('/desk/reports/translations');
  const { languages, rows } = await translationGrid(viewer);
  const stale = outOfDate(rows);
  return (
    <>
      <PageHeading
        title="Translations"
        lead="Every article in every language that is worked on. The numbers are sentences."
      >
        <Link className="link" href="/desk/reports/checks">
          Open checks
        </Link>
      </PageHeading>
      {stale.sentences > 0 ? (
        <Notice tone="problem" className="mb-3">
          Out of date since their originals changed: {stale.sentences}{' '}
          {stale.sentences === 1 ? 'sentence' : 'sentences'} in {stale.translations}{' '}
          {stale.translations === 1 ? 'translation' : 'translations'}. The links in the table open them.
        </Notice>
      ) : null}
      {rows.length > 0 ? (
        <div className="border-t">
          <TranslationGrid languages={languages} rows={rows} />
        </div>
      ) : (
        <EmptyState sentence="There is no article yet.">
          <Link className="link" href="/desk/articles">
            Go to the articles
          </Link>
        </EmptyState>
      )}
    </>
  );
}

/** How much of all that was translated has an original that changed since. */
function outOfDate(rows: ArticleRow[]): { sentences: number; translations: number } {
  const stale = rows.flatMap(({ translations }) =>
    translations.map(({ progress }) => progress.stale).filter((count) => count > 0),
  );
  return { sentences: stale.reduce((sum, count) => sum + count, 0), translations: stale.length };
}
