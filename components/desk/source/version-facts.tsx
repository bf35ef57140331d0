import type { SourceVersion } from '#domain/articles/article.ts';
import { Instant } from '../../ui/instant.tsx';
import { FilePath } from '../file-path.tsx';
import { Facts } from './facts.tsx';
import { formatWord } from './format-words.ts';
import { RunLink } from './run-link.tsx';
import { SourceName } from './source-name.tsx';

interface VersionFactsProps {
  version: SourceVersion;
  mayOpenRun: boolean;
  /** where the file can be had; null for those who may not */
  download: string | null;
}

/** Everything known of the file that a text was read from. */
export function VersionFacts({ version, mayOpenRun, download }: VersionFactsProps) {
  const { file, run } = version;
  const read = `Importer ${run?.importerVersion ?? '?'}, parser ${version.parserVersion}, sentences ${version.segmenterVersion}`;
  if (!file)
    return <Facts facts={{ Why: version.reason, Since: <Instant at={version.madeAt} />, 'Read by': read }} />;
  return (
    <>
      <Facts
        facts={{
          Source: <SourceName name={file.name} record={file.record} />,
          Path: <FilePath path={file.path} />,
          ...(file.record ? { 'Its file': <Container file={file} /> } : {}),
          [file.record ? 'Record SHA-256' : 'SHA-256']: (
            <code className="text-xs break-all">{file.sha256}</code>
          ),
          [file.record ? 'Record length' : 'Length']: `${file.byteLength.toLocaleString('en-GB')} bytes`,
          Encoding: file.encoding,
          Format: formatWord(file.format),
          Why: version.reason,
          Since: <Instant at={version.madeAt} />,
          Run: <RunLink id={run?.id ?? null} mayOpen={mayOpenRun} />,
          By: run?.startedBy,
          'Read by': read,
          ...(run && run.warnings.length > 0 ? { Warnings: <Warnings texts={run.warnings} /> } : {}),
        }}
      />
      {download ? (
        <a className="link inline-flex min-h-8 items-center" href={download} download>
          {file.record ? 'Download this record as it was in the file' : 'Download the file as it came'}
        </a>
      ) : null}
    </>
  );
}

/** The file of many that a record was cut out of: with its SHA-256 it can be told from others of its name. */
function Container({ file: { record, container } }: { file: NonNullable<SourceVersion['file']> }) {
  return (
    <>
      <FilePath path={container?.path ?? record?.file ?? ''} />
      {container?.byteLength == null ? null : `, ${container.byteLength.toLocaleString('en-GB')} bytes`}
      <span className="block">
        {container?.sha256 ? (
          <>
            {'SHA-256 '}
            <code className="text-xs break-all">{container.sha256}</code>
          </>
        ) : (
          <span className="text-muted">Its SHA-256 was not kept.</span>
        )}
      </span>
    </>
  );
}

/** What the import said of the file: what it left out, above all. */
function Warnings({ texts }: { texts: string[] }) {
  return (
    <ul>
      {[...new Set(texts)].map((text) => (
        <li key={text} className="wrap-anywhere">
          {text}
        </li>
      ))}
    </ul>
  );
}
