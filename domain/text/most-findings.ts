/** How many findings of a text are kept: of thousands that are alike nobody looks at more than the first. */
import type { SourceFinding } from './source-checks.ts';

/** Of each kind. */
export const MOST_OF_A_KIND = 100;

/**
 * The first 100 findings of each kind, in their order. The last one of a kind that has more says how many: before its own
 * sentence, by whose end a finding of the corpus is known (corpus-names.ts).
 */
export function firstOfEachKind(findings: readonly SourceFinding[]): SourceFinding[] {
  const all = new Map<string, number>();
  for (const { kind } of findings) all.set(kind, (all.get(kind) ?? 0) + 1);
  const seen = new Map<string, number>();
  const kept: SourceFinding[] = [];
  for (const finding of findings) {
    const place = (seen.get(finding.kind) ?? 0) + 1;
    seen.set(finding.kind, place);
    if (place > MOST_OF_A_KIND) continue;
    const more = (all.get(finding.kind) ?? 0) - MOST_OF_A_KIND;
    const isLast = place === MOST_OF_A_KIND && more > 0;
    kept.push(isLast ? { ...finding, message: `${moreLikeIt(more)} ${finding.message}` } : finding);
  }
  return kept;
}

const moreLikeIt = (more: number) => `And ${more.toLocaleString('en-GB')} more like it, which are not kept:`;

/** How many findings these stand for that were not kept, of all kinds together. */
export function notKept(findings: readonly Pick<SourceFinding, 'message'>[]): number {
  return findings.reduce((sum, { message }) => sum + moreIn(message), 0);
}

function moreIn(message: string): number {
  const said = /^And ([\d,]+) more like it, which are not kept:/.exec(message)?.[1];
  return said ? Number(said.replaceAll(',', '')) : 0;
}
