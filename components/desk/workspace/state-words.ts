/** How a sentence's state is said and drawn. */
import type { Tone } from '#components/ui/status.tsx';
import type { TargetState } from '#domain/translations/translation.ts';
import type { Row } from './desk-state.ts';
import { type Field, shownState } from './field.ts';

export const TARGET_STATE: Record<TargetState, { word: string; tone: Tone }> = {
  untranslated: { word: 'Untranslated', tone: 'missing' },
  draft: { word: 'Draft', tone: 'draft' },
  translated: { word: 'Translated', tone: 'review' },
  approved: { word: 'Approved', tone: 'good' },
  stale: { word: 'Stale', tone: 'problem' },
};

/** How a row stands: a conflict before all else. A title is there or not; nobody approves it. */
export function standingOf(row: Pick<Row, 'segment'>, field: Field): { word: string; tone: Tone } {
  if (field.phase.name === 'conflict') return { word: 'Conflict', tone: 'problem' };
  const state = shownState(field);
  if (row.segment === null && state === 'translated') return { word: 'Translated', tone: 'good' };
  return TARGET_STATE[state];
}

/** `14:02`, in the time of the person who looks. */
export function clock(at: Date): string {
  return at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
}
