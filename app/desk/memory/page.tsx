import type { Metadata } from 'next';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { ConcordanceForm } from '#components/desk/memory/concordance-form.tsx';
import { ConcordanceHits } from '#components/desk/memory/concordance-hits.tsx';
import { MemoryImportTable } from '#components/desk/memory/memory-import-table.tsx';
import { MemoryTotals } from '#components/desk/memory/memory-totals.tsx';
import { TmxForm } from '#components/desk/memory/tmx-form.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { concordance } from '#domain/memory/concordance-queries.ts';
import {
  type ConcordanceQuery,
  concordanceQuery,
  LONGEST_PHRASE,
  type PairTotal,
} from '#domain/memory/memory.ts';
import { memoryImports, memoryTotals } from '#domain/memory/queries.ts';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../viewer.ts';
import { pageIn } from '../found.ts';
import type { WithSearch } from '../page-props.ts';
import { removeTmx } from './actions.ts';

export const metadata: Metadata = { title: 'Translation memory' };

export default async function MemoryPage({ searchParams }: WithSearch) {
  const given = filterIn(await searchParams);
  const viewer = await requireViewer(filterAddress('/desk/memory', given));
  const [totals, imports] = await Promise.all([memoryTotals(viewer), memoryImports(viewer)]);
  const query = queryIn(given, totals);
  const found = query ? await concordance(viewer, query) : null;
  const mayEdit = can(viewer, 'memory.edit');
  return (
    <>
      <PageHeading
        title="Translation memory"
        lead="Every approved sentence and every imported one, offered where a sentence like it is translated."
      />
      <div className="border-t pt-4">
        {totals.length > 0 ? (
          <>
            <Section title="Concordance">
              <ConcordanceForm q={given.q?.slice(0, LONGEST_PHRASE)} pair={pairOf(query)} totals={totals} />
              {query && found ? <ConcordanceHits query={query} {...found} /> : null}
            </Section>
            <Section title="What it has">
              <MemoryTotals totals={totals} />
            </Section>
          </>
        ) : (
          <Section title="What it has">
            <EmptyState sentence="Nothing yet: sentences come in when they are approved, or from a TMX file." />
          </Section>
        )}
        {mayEdit ? (
          <Section title="Import a TMX file">
            <TmxForm />
          </Section>
        ) : null}
        <Section title="Imported files">
          {imports.length > 0 ? (
            <MemoryImportTable rows={imports} remove={mayEdit ? removeTmx : null} />
          ) : (
            <EmptyState sentence="No file has been imported." />
          )}
        </Section>
      </div>
    </>
  );
}

/** What the address asks for; the fullest pair of languages when it names none. Null when it asks for nothing. */
function queryIn(given: Record<string, string>, totals: readonly PairTotal[]): ConcordanceQuery | null {
  const [one = totals[0]?.one, other = totals[0]?.other] = (given.pair ?? '').split(' ').filter(Boolean);
  const q = given.q?.slice(0, LONGEST_PHRASE);
  const query = concordanceQuery.safeParse({ q, one, other, page: pageIn(given.page) });
  return query.success && query.data.q !== '' ? query.data : null;
}

function pairOf(query: ConcordanceQuery | null): string | undefined {
  return query ? `${query.one} ${query.other}` : undefined;
}
