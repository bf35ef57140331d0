import { EXPORT_FORMATS, FORMAT_WORDS } from '#domain/exchange/exchange.ts';

/** Formats that are nothing without the original; XLIFF is a working copy and keeps it. */
const NEEDS_ORIGINAL: ReadonlySet<string> = new Set(['tmx', 'text']);

/** Every format as a link to its file. */
export function DownloadList({ base, isExcerptOnly }: { base: string; isExcerptOnly: boolean }) {
  const formats = EXPORT_FORMATS.filter((format) => !(isExcerptOnly && NEEDS_ORIGINAL.has(format)));
  return (
    <>
      <ul className="divide-y">
        {formats.map((format) => (
          <li key={format} className="flex flex-wrap items-baseline gap-x-3 py-1.5">
            {/* a file, not a page of Next's */}
            <a
              className="link inline-flex min-h-6 w-40 items-center"
              href={`${base}/download?format=${format}`}
              download
            >
              {FORMAT_WORDS[format].name}
            </a>
            <span className="text-muted">{FORMAT_WORDS[format].says}</span>
          </li>
        ))}
      </ul>
      {isExcerptOnly ? (
        <p className="mt-2 text-muted">
          The rights in this article cover excerpts only: everything but the working copies in XLIFF is
          without the original.
        </p>
      ) : null}
    </>
  );
}
