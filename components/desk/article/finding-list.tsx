import type { DeskBlock, FindingRow } from '#domain/articles/article.ts';

/** Slips that the source checks found. Each leads to its place; nothing is corrected by itself. */
export function FindingList({
  findings,
  blocks,
  language,
}: {
  findings: FindingRow[];
  blocks: DeskBlock[];
  language: string;
}) {
  return (
    <ul className="flex flex-col">
      {findings.map((finding) => (
        <li key={finding.id} className="border-t py-1.5 first:border-t-0">
          <a href={`#finding-${finding.id}`} className="link-row inline-block min-h-6">
            <q lang={language} className="font-serif">
              {shortened(
                blocks
                  .find((block) => block.position === finding.block)
                  ?.text.slice(finding.start, finding.end),
              )}
            </q>
          </a>
          <p className="text-xs text-muted">
            {finding.message}
            {finding.suggestion ? (
              <>
                {' Perhaps: '}
                <span lang={language} className="font-medium text-ink">
                  {finding.suggestion}
                </span>
              </>
            ) : null}
          </p>
        </li>
      ))}
    </ul>
  );
}

const LONGEST = 90;

/** A finding may be a whole paragraph: its beginning says which. */
function shortened(text = ''): string {
  return text.length > LONGEST ? `${text.slice(0, text.lastIndexOf(' ', LONGEST))} …` : text;
}
