/** How far a translation is, in words and for the bar. */
import type { Tone } from '#components/ui/status.tsx';
import type { Progress } from '#domain/translations/translation.ts';

/** The parts of the bar, the most finished first. */
export function progressParts({
  approved,
  translated,
  draft,
  stale,
}: Progress): { tone: Tone; value: number }[] {
  return [
    { tone: 'good', value: approved },
    { tone: 'review', value: translated },
    { tone: 'draft', value: draft },
    { tone: 'problem', value: stale },
  ];
}

/** `31 of 50 sentences translated, 20 approved, 2 out of date`: what the bar shows, for those who cannot see it. */
export function progressInWords({ segments, approved, translated, stale }: Progress): string {
  const parts = [`${approved + translated} of ${segments} sentences translated`, `${approved} approved`];
  if (stale > 0) parts.push(`${stale} out of date`);
  return parts.join(', ');
}

/** The share of sentences that are translated, in whole per cent; 100 only when all are. */
export function percentDone({ segments, approved, translated }: Progress): number {
  return segments === 0 ? 0 : Math.floor(((approved + translated) / segments) * 100);
}
