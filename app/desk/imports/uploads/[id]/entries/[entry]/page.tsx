import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { FilePath } from '#components/desk/file-path.tsx';
import { EntryFacts, RefusedText } from '#components/desk/imports/entry-facts.tsx';
import { ForetoldChangeSection } from '#components/desk/imports/foretold-change.tsx';
import { filterAddress, filterIn } from '#components/desk/lists/filter-address.ts';
import { SourceView } from '#components/desk/source/source-view.tsx';
import { PREVIEW_STATUS } from '#components/desk/status-words.ts';
import { Link } from '#components/ui/link.tsx';
import { LinkWait } from '#components/ui/link-wait.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { Status } from '#components/ui/status.tsx';
import { uploadEntry } from '#domain/uploads/preview-queries.ts';
import { runOfUpload } from '#domain/uploads/run-queries.ts';
import { requireViewer } from '../../../../../../viewer.ts';
import { found, idIn, pageIn } from '../../../../../found.ts';
import type { WithParams, WithSearch } from '../../../../../page-props.ts';
import { fieldsOf, optionsIn } from '../../../../options.ts';

export const metadata: Metadata = { title: 'A file of an import' };

/** One file before it is imported: its blocks beside the raw text, and what would become of it. */
export default async function EntryPage({ params, searchParams }: WithParams<'id' | 'entry'> & WithSearch) {
  const { id, entry: text } = await params;
  const given = filterIn(await searchParams);
  const fields = fieldsOf(optionsIn(given));
  const viewer = await requireViewer(filterAddress(`/desk/imports/uploads/${id}/entries/${text}`, fields));
  const entry = idIn(text);
  const run = await found(runOfUpload(viewer, id));
  if (run !== null) redirect(`/desk/imports/${run}`);
  const { item, standings, content, isLast } = await found(uploadEntry(viewer, id, optionsIn(given), entry));
  const base = `/desk/imports/uploads/${id}`;
  const address = (to: number, page?: number) => filterAddress(`${base}/entries/${to}`, { ...fields, page });
  return (
    <>
      <PageHeading title={<FilePath path={item.path} />} lead={<Status {...PREVIEW_STATUS[item.status]} />}>
        <nav aria-label="Files" className="flex flex-wrap gap-x-4">
          {entry > 1 ? (
            <Link className="link inline-flex min-h-8 items-center" href={address(entry - 1)} rel="prev">
              Previous file
              <LinkWait>Reading the file …</LinkWait>
            </Link>
          ) : null}
          {isLast ? null : (
            <Link className="link inline-flex min-h-8 items-center" href={address(entry + 1)} rel="next">
              Next file
              <LinkWait>Reading the file …</LinkWait>
            </Link>
          )}
          <Link className="link inline-flex min-h-8 items-center" href={filterAddress(base, fields)}>
            Back to the preview
          </Link>
        </nav>
      </PageHeading>
      <div className="border-t pt-4">
        <EntryFacts item={item} standings={standings} content={content} />
        {content.change && item.status === 'updated' ? (
          <ForetoldChangeSection change={content.change} />
        ) : null}
        <Section title="Raw text and what would become of it">
          {content.text ? (
            <SourceView
              source={content.text}
              language={content.text.language}
              page={pageIn(given.page)}
              href={(page) => address(entry, page)}
            />
          ) : (
            <>
              <Notice tone="problem">{item.reason ?? content.refused}</Notice>
              <RefusedText seen={content.seen} />
            </>
          )}
        </Section>
      </div>
    </>
  );
}
