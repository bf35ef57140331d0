import { describe, expect, it } from 'vitest';
import { sourceChecks } from '../text/source-checks.ts';
import { dismissalsKept } from './dismissed-findings.ts';

const WHEN = new Date('2022-03-24T12:00:00Z');
const FIRST = 'Møtet på på Gardermoen varte lenge.';
const SECOND = 'Fly landet på på Værnes i går kveld.';

const findings = (texts: string[]) =>
  sourceChecks(
    texts.map((text) => ({ kind: 'paragraph', text })),
    'nb',
  );

/** Which findings of the new text are dismissed, when those of the old text named by place were. */
function kept(before: string[], after: string[], places: number[]): boolean[] {
  const old = findings(before).flatMap(({ kind, block, start, end }, index) =>
    places.includes(index) ? [{ kind, block, start, end, dismissedAt: WHEN }] : [],
  );
  return dismissalsKept(old, before, findings(after), after).map((at) => at !== null);
}

describe('a slip that an editor has dismissed', () => {
  it('is not asked about again where its paragraph stands as it stood, wherever that is', () => {
    expect(kept([FIRST, SECOND], ['Nytt.', SECOND, FIRST], [0])).toEqual([false, true]);
  });

  it('is not asked about again where only the other end of the paragraph was changed', () => {
    expect(kept([FIRST], [FIRST.replace('lenge', 'i to timer')], [0])).toEqual([true]);
    expect(kept([SECOND], [SECOND.replace('Fly landet', 'To maskiner stod')], [0])).toEqual([true]);
  });

  it('does not hide one like it that is new', () => {
    const mended = FIRST.replace('på på', 'på');
    expect(kept([FIRST, 'Ingen kom.'], [mended, 'Ingen gikk på på skolen.'], [0])).toEqual([false]);
    expect(kept([FIRST], [FIRST, FIRST], [0])).toEqual([true, false]);
  });

  it('stays open when it was open', () => {
    expect(kept([FIRST, SECOND], [FIRST, SECOND], [1])).toEqual([false, true]);
  });
});
