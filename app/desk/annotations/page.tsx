import type { Metadata } from 'next';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { NoteFilters } from '#components/desk/notes/note-filters.tsx';
import { NoteTable } from '#components/desk/notes/note-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { noteQuery } from '#domain/annotations/annotation.ts';
import { noteList } from '#domain/annotations/list-queries.ts';
import { colleagues } from '#domain/people/colleague-queries.ts';
import { requireViewer } from '../../viewer.ts';
import type { WithSearch } from '../page-props.ts';
import { changeNotes, restoreNotes } from './actions.ts';

export const metadata: Metadata = { title: 'Notes' };

export default async function NotesPage({ searchParams }: WithSearch) {
  const given = filterIn(await searchParams);
  const viewer = await requireViewer(filterAddress('/desk/annotations', given));
  // an address somebody bent shows all rather than an error
  const query = noteQuery.safeParse(given).data ?? {};
  const [list, people] = await Promise.all([noteList(viewer, query), colleagues(viewer)]);
  const { page: _, ...filter } = query;
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <PageHeading title="Notes" lead={`${list.total} ${list.total === 1 ? 'note' : 'notes'}`} />
      <NoteFilters
        query={query}
        authors={list.authors}
        colleagues={people}
        of={query.article ? (list.rows[0]?.article ?? null) : null}
      />
      <NoteTable rows={list.rows} colleagues={people} actions={{ changeNotes, restoreNotes }} />
      {list.rows.length === 0 ? (
        <EmptyState sentence={isFiltered ? 'No note matches.' : 'There is no note yet.'}>
          {isFiltered ? (
            <Link href="/desk/annotations" className="link">
              Show all notes
            </Link>
          ) : null}
        </EmptyState>
      ) : null}
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(to) => filterAddress('/desk/annotations', { ...query, page: to })}
      />
    </>
  );
}
