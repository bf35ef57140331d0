import type { Metadata } from 'next';
import { TranslationGrid } from '#components/desk/lists/translation-grid.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { translationGrid } from '#domain/articles/queries.ts';
import { requireViewer } from '../../../viewer.ts';

export const metadata: Metadata = { title: 'Translations' };

export default async function TranslationsPage() {
  const viewer = await requireViewer('/desk/reports/translations');
  const { languages, rows } = await translationGrid(viewer);
  return (
    <>
      <PageHeading
        title="Translations"
        lead="Every article in every language that is worked on. The numbers are sentences."
      />
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
