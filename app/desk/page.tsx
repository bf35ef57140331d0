import type { Metadata } from 'next';
import { MyWork } from '#components/desk/lists/my-work.tsx';
import { WaitingArticles } from '#components/desk/lists/waiting-articles.tsx';
import { WaitingTranslations } from '#components/desk/lists/waiting-translations.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { deskHome } from '#domain/articles/queries.ts';
import { myWork } from '#domain/work/queries.ts';
import { requireViewer } from '../viewer.ts';

export const metadata: Metadata = { title: 'My work' };

export default async function DeskPage() {
  const viewer = await requireViewer('/desk');
  const [{ inReview, needsChanges, changed, drafts, translations }, mine] = await Promise.all([
    deskHome(viewer),
    myWork(viewer),
  ]);
  const own = Object.values(mine).reduce((sum, rows) => sum + rows.length, 0);
  const waits =
    own + inReview.length + needsChanges.length + changed.length + drafts.length + translations.length;
  return (
    <>
      <PageHeading
        title="My work"
        lead={waits === 0 ? undefined : 'What waits at the desk, the most urgent first.'}
      />
      {waits === 0 ? (
        <EmptyState sentence="Nothing waits.">
          <Link href="/desk/articles" className="link">
            Look through all articles
          </Link>
        </EmptyState>
      ) : (
        <div className="grid gap-x-12 border-t pt-4 lg:grid-cols-2">
          <div>
            <MyWork {...mine} />
            <WaitingArticles title="In review" rows={inReview} />
            <WaitingArticles title="Needs changes" rows={needsChanges} />
            <WaitingArticles title="Published with changes" rows={changed} />
            <WaitingArticles title="Drafts" rows={drafts} />
          </div>
          <div>
            <WaitingTranslations rows={translations} />
          </div>
        </div>
      )}
    </>
  );
}
