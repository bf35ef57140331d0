import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { LeftOutList } from '#components/desk/imports/left-out.tsx';
import { MissingNotice } from '#components/desk/imports/missing-notice.tsx';
import { NamedFiles } from '#components/desk/imports/named-files.tsx';
import { OutcomeFilter } from '#components/desk/imports/outcome-filter.tsx';
import { PreviewDecision } from '#components/desk/imports/preview-decision.tsx';
import { PreviewProgress } from '#components/desk/imports/preview-progress.tsx';
import { PreviewTable } from '#components/desk/imports/preview-table.tsx';
import { doneOf } from '#components/desk/imports/run-words.ts';
import { arrivedInWords } from '#components/desk/imports/upload-words.ts';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { PREVIEW_STATUS } from '#components/desk/status-words.ts';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { type ImportOptions, type ItemStatus, itemStatus } from '#domain/imports/import.ts';
import type { Viewer } from '#domain/people/person.ts';
import { uploadPreview } from '#domain/uploads/preview-queries.ts';
import { uploadDetail } from '#domain/uploads/queries.ts';
import { runOfUpload } from '#domain/uploads/run-queries.ts';
import { missingFiles, type PreviewState, type UploadDetail } from '#domain/uploads/upload.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, pageIn } from '../../../found.ts';
import type { WithParams, WithSearch } from '../../../page-props.ts';
import { fieldsOf, optionsIn } from '../../options.ts';

export const metadata: Metadata = { title: 'Preview of an import' };

/** What importing an upload would do, file by file, before anything is done. */
export default async function PreviewPage({ params, searchParams }: WithParams<'id'> & WithSearch) {
  const { id } = await params;
  const given = filterIn(await searchParams);
  // with what is said of all files: whoever signs in again on the way must not start the import without it
  const viewer = await requireViewer(
    filterAddress(`/desk/imports/uploads/${id}`, fieldsOf(optionsIn(given))),
  );
  // by the database: when nothing was refused the upload is gone, and Back still leads here
  const run = await found(runOfUpload(viewer, id));
  if (run !== null) redirect(`/desk/imports/${run}`);
  const upload = await found(uploadDetail(viewer, id));
  const seen = {
    options: optionsIn(given),
    status: itemStatus.safeParse(given.status).data,
    page: pageIn(given.page),
  };
  return (
    <>
      <PageHeading title="Preview" lead={<Lead upload={upload} />}>
        <Link className="link inline-flex min-h-8 items-center" href="/desk/imports">
          All imports
        </Link>
      </PageHeading>
      <div className="border-t pt-3">
        <MissingNotice upload={upload} />
        {/* it is made anew with every file that comes, so it waits for the last */}
        {upload.isComing ? null : <Preview viewer={viewer} upload={upload} seen={seen} />}
      </div>
    </>
  );
}

interface PreviewProps {
  viewer: Viewer;
  upload: UploadDetail;
  seen: { options: ImportOptions; status: ItemStatus | undefined; page: number };
}

async function Preview({ viewer, upload, seen: { options, status, page } }: PreviewProps) {
  const { id } = upload;
  const preview = await found(uploadPreview(viewer, id, options, { status, page }));
  const fields = fieldsOf(options);
  const address = (more: Record<string, string | number | undefined>) =>
    filterAddress(`/desk/imports/uploads/${id}`, { ...fields, ...more });
  return (
    <>
      <PreviewProgress
        state={preview.state}
        hasStopped={preview.hasStopped}
        again={{ action: `/desk/imports/uploads/${id}/again`, fields }}
        missing={missingFiles(upload)}
      />
      <PreviewDecision
        id={id}
        options={options}
        fields={fields}
        files={upload.files}
        missing={missingFiles(upload)}
        counts={lookedAt(preview.state)}
      />
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
          <PreviewTable
            items={preview.items}
            standings={preview.standings}
            href={(entry) => entryAddress(id, entry, fields)}
          />
        ) : (
          <EmptyState
            sentence={preview.state?.isDone ? 'There is no such file.' : 'No file has been looked at yet.'}
          />
        )}
        <Pagination page={preview.page} pages={preview.pages} href={(to) => address({ status, page: to })} />
      </Section>
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

function Lead({ upload }: { upload: UploadDetail }) {
  return (
    <>
      <NamedFiles first={upload.first} others={upload.others} />
      {`: ${arrivedInWords(upload)}, sent `}
      <Instant at={upload.createdAt} />. Nothing has been imported yet.
    </>
  );
}
