import type { Metadata } from 'next';
import { ItemTable } from '#components/desk/imports/item-table.tsx';
import { countsInWords } from '#components/desk/imports/run-table.tsx';
import { RUN_STATUS } from '#components/desk/status-words.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import { runDetail } from '#domain/imports/queries.ts';
import { requireViewer } from '../../../viewer.ts';
import { found, idIn } from '../../found.ts';
import type { WithParams } from '../../page-props.ts';

export const metadata: Metadata = { title: 'Import' };

export default async function RunPage({ params }: WithParams<'run'>) {
  const { run: text } = await params;
  const viewer = await requireViewer(`/desk/imports/${text}`);
  const run = await found(runDetail(viewer, idIn(text)));
  return (
    <>
      <PageHeading title={`Import ${run.id}`} lead={countsInWords(run.counts)}>
        <Link className="link inline-flex min-h-8 items-center" href="/desk/imports">
          All imports
        </Link>
      </PageHeading>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b pb-3">
        <Status {...RUN_STATUS[run.status]} />
        <span>
          Started <Instant at={run.startedAt} /> by {run.startedBy}
        </span>
        {run.finishedAt ? (
          <span>
            Finished <Instant at={run.finishedAt} />
          </span>
        ) : null}
      </p>
      {run.items.length > 0 ? (
        <ItemTable items={run.items} />
      ) : (
        <EmptyState sentence="No file has been read yet." />
      )}
    </>
  );
}
