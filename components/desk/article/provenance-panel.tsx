import type { Provenance } from '#domain/articles/article.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';

const ROLE_WORDS: Record<string, string> = {
  date: 'Date',
  title: 'Title',
  block: 'Block',
  credit: 'Credit',
  'time-stamp': 'Time stamp',
};

interface ProvenancePanelProps {
  provenance: Provenance;
  language: string;
  mayOpenRun: boolean;
}

/** Where the text came from, and what became of every character of the file. */
export function ProvenancePanel({ provenance, language, mayOpenRun }: ProvenancePanelProps) {
  const facts: [string, React.ReactNode][] = [
    [
      'File',
      <span key="file" className="break-all">
        {provenance.fileName}
      </span>,
    ],
    [
      'SHA-256',
      <code key="hash" className="text-xs break-all">
        {provenance.sha256}
      </code>,
    ],
    ['Length', `${provenance.byteLength.toLocaleString('en-GB')} bytes, ${provenance.encoding}`],
    ['Imported', <Instant key="at" at={provenance.importedAt} />],
    ['Run', runOf(provenance.runId, mayOpenRun)],
    ['Read by', `Importer ${provenance.importerVersion ?? '?'}, parser ${provenance.parserVersion}`],
  ];
  return (
    <>
      <dl className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-2 gap-y-0.5">
        {facts.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-xs leading-5 text-muted">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Disclosure summary="Raw text and what became of it">
        <SourceMap provenance={provenance} language={language} />
      </Disclosure>
    </>
  );
}

function runOf(runId: number | null, mayOpen: boolean) {
  if (runId === null) return 'None';
  if (!mayOpen) return `Import ${runId}`;
  return (
    <Link className="link" href={`/desk/imports/${runId}`}>
      Import {runId}
    </Link>
  );
}

/** The spans tile the file; white space between them is counted, not printed. */
function SourceMap({ provenance, language }: { provenance: Provenance; language: string }) {
  const spans = provenance.spans.filter(({ role }) => role !== 'white-space');
  const blank = provenance.spans
    .filter(({ role }) => role === 'white-space')
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    <>
      <ol className="flex flex-col border-y">
        {spans.map(({ start, end, role, block }) => (
          <li key={start} className="border-t py-1 first:border-t-0">
            <p className="flex justify-between gap-2 text-xs text-muted">
              {block === null ? (
                (ROLE_WORDS[role] ?? role)
              ) : (
                <a className="link-row" href={`#block-${block}`}>
                  {ROLE_WORDS[role] ?? role} {block + 1}
                </a>
              )}
              <span>
                {start}–{end}
              </span>
            </p>
            <p lang={language} className="font-serif break-words whitespace-pre-wrap">
              {provenance.raw.slice(start, end)}
            </p>
          </li>
        ))}
      </ol>
      <p className="pt-1 text-xs text-muted">
        {`All ${provenance.raw.length.toLocaleString('en-GB')} characters are accounted for; ${blank} of them are white space between the parts.`}
      </p>
    </>
  );
}
