import type { Metadata } from 'next';
import { FormatTable } from '#components/desk/imports/format-table.tsx';
import { RunFilters } from '#components/desk/imports/run-filters.tsx';
import { RunTable } from '#components/desk/imports/run-table.tsx';
import { UploadForm } from '#components/desk/imports/upload-form.tsx';
import { WaitingUploads } from '#components/desk/imports/waiting-uploads.tsx';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { environment } from '#domain/environment.ts';
import { type RunStatus, runStatus } from '#domain/imports/import.ts';
import { runList } from '#domain/imports/queries.ts';
import { waitingUploads } from '#domain/uploads/queries.ts';
import { requireViewer } from '../../viewer.ts';
import { found } from '../found.ts';
import type { WithSearch } from '../page-props.ts';

export const metadata: Metadata = { title: 'Imports' };

const PAGE = 25;

export default async function ImportsPage({ searchParams }: WithSearch) {
  const viewer = await requireViewer('/desk/imports');
  const filter = historyFilter(filterIn(await searchParams));
  const [runs, waiting] = await found(
    Promise.all([runList(viewer, { ...filter, limit: PAGE + 1 }), waitingUploads(viewer)]),
  );
  const { fileBytes, runBytes } = environment().importLimits;
  return (
    <>
      <PageHeading title="Imports" lead="Texts become articles. The files are kept as they came." />
      <div className="border-t pt-4">
        <Section title="New import">
          <UploadForm limits={{ file: fileBytes, run: runBytes }} />
          <FormatTable />
        </Section>
        {waiting.length > 0 ? (
          <Section title="Sent, and not yet imported">
            <WaitingUploads rows={waiting} />
          </Section>
        ) : null}
        <Section title="Earlier imports" id="history">
          <RunFilters q={filter.q} status={filter.status} />
          {runs.length > 0 ? (
            <RunTable rows={runs.slice(0, PAGE)} />
          ) : (
            <EmptyState
              sentence={isFiltered(filter) ? 'No import matches.' : 'Nothing has been imported yet.'}
            />
          )}
          <Older filter={filter} before={runs.length > PAGE ? runs[PAGE - 1]?.id : undefined} />
        </Section>
      </div>
    </>
  );
}

interface HistoryFilter {
  q: string;
  status?: RunStatus | undefined;
  before?: number;
}

function historyFilter({ q = '', status, before = '' }: Record<string, string>): HistoryFilter {
  return {
    q: q.trim().slice(0, 200),
    status: runStatus.safeParse(status).data,
    ...(/^[1-9]\d{0,8}$/.test(before) ? { before: Number(before) } : {}),
  };
}

function isFiltered({ q, status, before }: HistoryFilter): boolean {
  return q !== '' || status !== undefined || before !== undefined;
}

function Older({ filter, before }: { filter: HistoryFilter; before: number | undefined }) {
  const { q, status } = filter;
  if (before === undefined && filter.before === undefined) return null;
  const address = (to: number | undefined) =>
    `${filterAddress('/desk/imports', { q, status, before: to })}#history`;
  return (
    <nav aria-label="Pages" className="flex gap-4 py-3">
      {filter.before === undefined ? null : (
        <Link className="link inline-flex min-h-8 items-center" href={address(undefined)}>
          Newest imports
        </Link>
      )}
      {before === undefined ? null : (
        <Link className="link inline-flex min-h-8 items-center" href={address(before)} rel="next">
          Older imports
        </Link>
      )}
    </nav>
  );
}
