import type { Metadata } from 'next';
import { ArticleFilters } from '#components/desk/lists/article-filters.tsx';
import { ArticleTable } from '#components/desk/lists/article-table.tsx';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { articleFilter } from '#domain/articles/article.ts';
import { articleList } from '#domain/articles/queries.ts';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../viewer.ts';
import type { WithSearch } from '../page-props.ts';

export const metadata: Metadata = { title: 'Articles' };

export default async function ArticlesPage({ searchParams }: WithSearch) {
  const given = filterIn(await searchParams);
  const viewer = await requireViewer(filterAddress('/desk/articles', given));
  const { q, status, language, tag, page } = given;
  // an address somebody bent shows all rather than an error
  const filter = articleFilter.safeParse({ q, status, language, tag, page }).data ?? {};
  const list = await articleList(viewer, filter);
  const mayImport = can(viewer, 'import.run');
  const isFiltered = Boolean(filter.q || filter.status || filter.language || filter.tag);
  return (
    <>
      <PageHeading title="Articles" lead={`${list.total} ${list.total === 1 ? 'article' : 'articles'}`}>
        {mayImport ? (
          <Link href="/desk/imports" className={buttonClass('plain')}>
            Import articles
          </Link>
        ) : null}
      </PageHeading>
      <ArticleFilters filter={filter} counts={list.counts} />
      {list.rows.length > 0 ? (
        <ArticleTable rows={list.rows} />
      ) : (
        <EmptyState sentence={isFiltered ? 'No article matches.' : 'There is no article yet.'}>
          {isFiltered ? (
            <Link href="/desk/articles" className="link">
              Show all articles
            </Link>
          ) : mayImport ? (
            <Link href="/desk/imports" className="link">
              Import the first
            </Link>
          ) : null}
        </EmptyState>
      )}
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(to) => filterAddress('/desk/articles', { ...filter, page: to })}
      />
    </>
  );
}
