import type { Metadata } from 'next';
import { ItemSearch } from '#components/desk/imports/item-search.tsx';
import { ItemTable } from '#components/desk/imports/item-table.tsx';
import { LeftOutList } from '#components/desk/imports/left-out.tsx';
import { NamedFiles } from '#components/desk/imports/named-files.tsx';
import { RunActions } from '#components/desk/imports/run-actions.tsx';
import { RunOutcomes } from '#components/desk/imports/run-outcomes.tsx';
import { RunProgress } from '#components/desk/imports/run-progress.tsx';
import { RunWatch } from '#components/desk/imports/run-watch.tsx';
import { countsInWords, isUnderWay, runStatusWord } from '#components/desk/imports/run-words.ts';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import { itemStatus, type RunDetail } from '#domain/imports/import.ts';
import { runDetail } from '#domain/imports/queries.ts';
import { nearInRun, refusedFiles } from '#domain/imports/report-queries.ts';
import { requireViewer } from '../../../viewer.ts';
import { found, idIn } from '../../found.ts';
import type { WithParams, WithSearch } from '../../page-props.ts';

export async function generateMetadata({ params }: WithParams<'run'>): Promise<Metadata> {
  const { run } = await params;
  return { title: /^\d+$/.test(run) ? `Import ${run}` : 'Import' };
}

const PAGE = 100;

export default async function RunPage({ params, searchParams }: WithParams<'run'> & WithSearch) {
  const { run: text } = await params;
  const viewer = await requireViewer(`/desk/imports/${text}`);
  const filter = itemFilter(filterIn(await searchParams));
  const run = await found(runDetail(viewer, idIn(text), { ...filter, limit: PAGE }));
  const articles = run.items.flatMap(({ article, status }) =>
    article && status !== 'failed' ? [article.id] : [],
  );
  const [near, refused] = await Promise.all([
    nearInRun(viewer, articles),
    // while it goes on, what was refused still lies among everything else
    run.counts.failed > 0 && run.finishedAt ? refusedFiles(viewer, run.id) : [],
  ]);
  const base = `/desk/imports/${run.id}`;
  // its files are drawn here, and need not be sent a second time
  const { items: _, ...summary } = run;
  return (
    <RunWatch run={summary}>
      {/* while it goes on, the numbers of its progress are newer */}
      <PageHeading title={<Title run={run} />} lead={isUnderWay(run) ? undefined : countsInWords(run.counts)}>
        <Link className="link inline-flex min-h-8 items-center" href="/desk/imports">
          All imports
        </Link>
      </PageHeading>
      <Standing run={run} />
      <RunProgress />
      <RunActions run={run} refused={refused.length} stayed={run.stayed} />
      <LeftOutList rows={run.leftOut} />
      <div className="border-t">
        <RunOutcomes q={filter.q} current={filter.status} />
        <ItemSearch action={base} q={filter.q} status={filter.status} />
      </div>
      {run.items.length > 0 ? (
        <ItemTable items={run.items} near={near} />
      ) : (
        <EmptyState
          sentence={
            filter.q || filter.status
              ? 'No file matches.'
              : run.finishedAt
                ? 'There was no article in the files.'
                : 'Files are listed here as they are read.'
          }
        />
      )}
      <Further run={run} filter={filter} />
    </RunWatch>
  );
}

function Title({ run: { id, named } }: { run: RunDetail }) {
  if (named.first === null) return `Import ${id}`;
  return (
    <>
      {`Import ${id}: `}
      <NamedFiles {...named} />
    </>
  );
}

type Filter = ReturnType<typeof itemFilter>;

function itemFilter({ q = '', status, from = '' }: Record<string, string>) {
  return {
    q: q.trim().slice(0, 200),
    status: itemStatus.safeParse(status).data,
    from: /^[1-9]\d{0,8}$/.test(from) ? Number(from) : 0,
  };
}

function Standing({ run }: { run: RunDetail }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b pb-3">
      <Status {...runStatusWord(run)} />
      <span>
        Started <Instant at={run.startedAt} /> by {run.startedBy}
      </span>
      {run.finishedAt ? (
        <span>
          {run.status === 'rolled-back' ? 'Rolled back' : 'Finished'} <Instant at={run.finishedAt} />
        </span>
      ) : null}
    </p>
  );
}

function Further({ run, filter }: { run: RunDetail; filter: Filter }) {
  const address = (from: number | undefined) =>
    filterAddress(`/desk/imports/${run.id}`, { q: filter.q, status: filter.status, from });
  if (run.next === null && filter.from === 0) return null;
  return (
    <nav aria-label="Pages" className="flex gap-4 py-3">
      {filter.from > 0 ? (
        <Link className="link inline-flex min-h-8 items-center" href={address(undefined)}>
          First files
        </Link>
      ) : null}
      {run.next === null ? null : (
        <Link className="link inline-flex min-h-8 items-center" href={address(run.next)} rel="next">
          Next files
        </Link>
      )}
    </nav>
  );
}
