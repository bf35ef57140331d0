import type { Metadata } from 'next';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { TermFilters } from '#components/desk/terms/term-filters.tsx';
import { TermTable } from '#components/desk/terms/term-table.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { languageTag } from '#domain/languages.ts';
import { can } from '#domain/permissions.ts';
import { termList } from '#domain/terms/queries.ts';
import { termStatus } from '#domain/terms/term.ts';
import { requireViewer } from '../../viewer.ts';
import { pageIn } from '../found.ts';
import type { WithSearch } from '../page-props.ts';

export const metadata: Metadata = { title: 'Terms' };

export default async function TermsPage({ searchParams }: WithSearch) {
  const given = filterIn(await searchParams);
  const viewer = await requireViewer(filterAddress('/desk/terms', given));
  const q = given.q?.slice(0, 120);
  const language = languageTag.safeParse(given.language).data;
  const status = termStatus.safeParse(given.status).data;
  const page = pageIn(given.page);
  const list = await termList(viewer, {
    ...(q ? { q } : {}),
    ...(language ? { language } : {}),
    ...(status ? { status } : {}),
    page,
  });
  return (
    <>
      <PageHeading title="Terms" lead={countOf(list.found, list.all)}>
        <Doors mayEdit={can(viewer, 'term.edit')} />
      </PageHeading>
      <TermFilters q={q} language={language} status={status} languages={list.languages} />
      {list.rows.length > 0 ? (
        <TermTable rows={list.rows} language={language} />
      ) : (
        <EmptyState sentence={list.all > 0 ? 'No term matches.' : 'There is no term yet.'}>
          {list.all > 0 ? (
            <Link href="/desk/terms" className="link">
              Show all terms
            </Link>
          ) : null}
        </EmptyState>
      )}
      <Pagination
        page={page}
        pages={list.pages}
        href={(to) => filterAddress('/desk/terms', { ...given, page: to })}
      />
    </>
  );
}

function Doors({ mayEdit }: { mayEdit: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-3">
      <a href="/desk/terms/export?format=csv" download className="link inline-flex min-h-8 items-center">
        Export CSV
      </a>
      <a href="/desk/terms/export?format=tbx" download className="link inline-flex min-h-8 items-center">
        Export TBX
      </a>
      {mayEdit ? (
        <>
          <Link href="/desk/terms/import" className={buttonClass()}>
            Import terms
          </Link>
          <Link href="/desk/terms/new" className={buttonClass('primary')}>
            New term
          </Link>
        </>
      ) : null}
    </div>
  );
}

function countOf(found: number, all: number): string {
  const terms = all === 1 ? '1 term' : `${all} terms`;
  return found === all ? terms : `${found} of ${terms}`;
}
