import type { Metadata } from 'next';
import { ArticleHeading } from '#components/desk/article/article-heading.tsx';
import { EditionTable } from '#components/desk/article/edition-table.tsx';
import { EventTable } from '#components/desk/lists/event-table.tsx';
import { filterAddress } from '#components/desk/lists/filter-address.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { Section } from '#components/ui/section.tsx';
import { articleForDesk } from '#domain/articles/article-queries.ts';
import { auditTrail } from '#domain/audit/queries.ts';
import { editionsOf } from '#domain/editions/desk-queries.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, idIn, pageIn } from '../../../found.ts';
import type { WithParams, WithSearch } from '../../../page-props.ts';

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ params, searchParams }: WithParams<'id'> & WithSearch) {
  const { id: text } = await params;
  const viewer = await requireViewer(`/desk/articles/${text}/history`);
  const id = idIn(text);
  const page = pageIn((await searchParams).page);
  const [article, editions, events] = await found(
    Promise.all([
      articleForDesk(viewer, id),
      editionsOf(viewer, id),
      auditTrail(viewer, { articleId: id, page }),
    ]),
  );
  return (
    <>
      <ArticleHeading article={article} here="history" />
      <div className="pt-5">
        <Section title="Editions">
          {editions.length > 0 ? (
            <EditionTable rows={editions} publicNumber={article.publicEdition?.number ?? null} />
          ) : (
            <EmptyState sentence="Nothing of this article has been published.">
              <Link className="link" href={`/desk/articles/${id}#publish`}>
                See what stands against it
              </Link>
            </EmptyState>
          )}
        </Section>
        <Section title="Events">
          <EventTable caption="Events of this article" rows={events.rows} />
          <Pagination
            page={events.page}
            pages={events.pages}
            href={(to) => filterAddress(`/desk/articles/${id}/history`, { page: to })}
          />
        </Section>
      </div>
    </>
  );
}
