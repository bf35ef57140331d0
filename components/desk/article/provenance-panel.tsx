import type { Provenance } from '#domain/articles/article.ts';
import { Disclosure } from '../../ui/disclosure.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { SourceMap } from './source-map.tsx';

/** Longer ones have a page of their own: the text would be sent with every view of the article. */
const SHORT = 20_000;

interface ProvenancePanelProps {
  articleId: number;
  provenance: Provenance;
  language: string;
  mayOpenRun: boolean;
}

/** Where the text came from, and what became of every character of the file. */
export function ProvenancePanel({ articleId, provenance, language, mayOpenRun }: ProvenancePanelProps) {
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
      {provenance.raw.length <= SHORT ? (
        <Disclosure summary="Raw text and what became of it">
          <SourceMap provenance={provenance} language={language} textHref="" />
        </Disclosure>
      ) : (
        <Link className="link inline-flex min-h-8 items-center" href={`/desk/articles/${articleId}/source`}>
          Raw text and what became of it
        </Link>
      )}
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
