import type { Provenance } from '#domain/articles/article.ts';

const ROLE_WORDS: Record<string, string> = {
  date: 'Date',
  title: 'Title',
  block: 'Block',
  credit: 'Credit',
  'time-stamp': 'Time stamp',
};

interface SourceMapProps {
  provenance: Provenance;
  language: string;
  /** the page that shows the blocks; '' when it is this one */
  textHref: string;
}

/** What became of every character of the file. The spans tile it; white space between them is counted, not printed. */
export function SourceMap({ provenance, language, textHref }: SourceMapProps) {
  const spans = provenance.spans.filter(({ role }) => role !== 'white-space');
  const blank = provenance.spans
    .filter(({ role }) => role === 'white-space')
    .reduce((sum, { start, end }) => sum + end - start, 0);
  return (
    <>
      <ol className="flex flex-col border-y">
        {spans.map(({ start, end, role, block }) => (
          <li key={start} className="border-t py-1 first:border-t-0">
            <p className="flex items-center justify-between gap-2 text-xs text-muted">
              {block === null ? (
                (ROLE_WORDS[role] ?? role)
              ) : (
                <a className="link-row inline-flex min-h-6 items-center" href={`${textHref}#block-${block}`}>
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
