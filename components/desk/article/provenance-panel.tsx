import type { Provenance } from '#domain/articles/article.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Facts } from '../source/facts.tsx';
import { RunLink } from '../source/run-link.tsx';
import { SourceName } from '../source/source-name.tsx';

interface ProvenancePanelProps {
  articleId: number;
  provenance: Provenance;
  mayOpenRun: boolean;
}

/** Where the text came from; what became of every character of the file is on a page of its own. */
export function ProvenancePanel({ articleId, provenance, mayOpenRun }: ProvenancePanelProps) {
  const { fileName, record } = provenance;
  return (
    <>
      <Facts
        facts={{
          Source: <SourceName name={fileName} record={record} />,
          [record ? 'Record SHA-256' : 'SHA-256']: (
            <code className="text-xs break-all">{provenance.sha256}</code>
          ),
          [record ? 'Record length' : 'Length']:
            `${provenance.byteLength.toLocaleString('en-GB')} bytes, ${provenance.encoding}`,
          Imported: <Instant at={provenance.importedAt} />,
          Run: <RunLink id={provenance.runId} mayOpen={mayOpenRun} />,
          'Read by': `Importer ${provenance.importerVersion ?? '?'}, parser ${provenance.parserVersion}`,
        }}
      />
      <Link className="link inline-flex min-h-8 items-center" href={`/desk/articles/${articleId}/source`}>
        Raw text and what became of it
      </Link>
    </>
  );
}
