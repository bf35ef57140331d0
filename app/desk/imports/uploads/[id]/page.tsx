import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LeftOutList } from '#components/desk/imports/left-out.tsx';
import { OutcomeFilter } from '#components/desk/imports/outcome-filter.tsx';
import { PreviewActions } from '#components/desk/imports/preview-actions.tsx';
import { PreviewOptions } from '#components/desk/imports/preview-options.tsx';
import { PreviewProgress } from '#components/desk/imports/preview-progress.tsx';
import { PreviewTable } from '#components/desk/imports/preview-table.tsx';
import { doneOf } from '#components/desk/imports/run-words.ts';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { PREVIEW_STATUS } from '#components/desk/status-words.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { itemStatus } from '#domain/imports/import.ts';
import { uploadPreview } from '#domain/uploads/preview-queries.ts';
import { uploadDetail } from '#domain/uploads/queries.ts';
import { type PreviewState, type UploadDetail, writeBytes } from '#domain/uploads/upload.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, pageIn } from '../../../found.ts';
import type { WithParams, WithSearch } from '../../../page-props.ts';
import { fieldsOf, optionsIn } from '../../options.ts';

export const metadata: Metadata = { title: 'Preview of an import' };

/** What importing an upload would do, file by file, before anything is done. */
export default async function PreviewPage({ params, searchParams }: WithParams<'id'> & WithSearch) {
  const { id } = await params;
  const viewer = await requireViewer(`/desk/imports/uploads/${id}`);
  const given = filterIn(await searchParams);
  const options = optionsIn(given);
  const status = itemStatus.safeParse(given.status).data;
  const upload = await found(uploadDetail(viewer, id));
  if (upload.runId !== null) redirect(`/desk/imports/${upload.runId}`);
  const preview = await found(uploadPreview(viewer, id, options, { status, page: pageIn(given.page) }));
  const fields = fieldsOf(options);
  const address = (more: Record<string, string | number | undefined>) =>
    filterAddress(`/desk/imports/uploads/${id}`, { ...fields, ...more });
  return (
    <>
      <PageHeading title="Preview" lead={<Lead upload={upload} />}>
        <Link className="link inline-flex min-h-8 items-center" href="/desk/imports">
          All imports
        </Link>
      </PageHeading>
      <div className="border-t pt-3">
        <PreviewProgress
          state={preview.state}
          hasStopped={preview.hasStopped}
          again={{ action: `/desk/imports/uploads/${id}/again`, fields }}
        />
        <PreviewActions id={id} fields={fields} files={upload.files} counts={lookedAt(preview.state)} />
        <Section title="For all files">
          <PreviewOptions id={id} options={options} />
        </Section>
        <Section title="What would happen">
          <LeftOutList rows={preview.state?.leftOut ?? []} />
          {preview.state ? (
            <OutcomeFilter
              counts={preview.state.counts}
              words={PREVIEW_STATUS}
              current={status}
              href={(to) => address({ status: to })}
            />
          ) : null}
          {preview.items.length > 0 ? (
            <PreviewTable items={preview.items} href={(entry) => entryAddress(id, entry, fields)} />
          ) : (
            <EmptyState
              sentence={preview.state?.isDone ? 'There is no such file.' : 'No file has been looked at yet.'}
            />
          )}
          <Pagination page={preview.page} pages={preview.pages} href={(page) => address({ status, page })} />
        </Section>
      </div>
    </>
  );
}

/** What was looked at so far; nothing can be said of it before anything was. */
function lookedAt(state: PreviewState | null): PreviewState['counts'] | undefined {
  return state && (state.isDone || doneOf(state.counts) > 0) ? state.counts : undefined;
}

function entryAddress(id: string, entry: number, fields: Record<string, string>): string {
  return filterAddress(`/desk/imports/uploads/${id}/entries/${entry}`, fields);
}

function Lead({ upload: { files, bytes, createdAt } }: { upload: UploadDetail }) {
  return (
    <>
      {`${files === 1 ? 'One file' : `${files.toLocaleString('en-GB')} files`}, ${writeBytes(bytes)}, sent `}
      <Instant at={createdAt} />. Nothing has been imported yet.
    </>
  );
}
