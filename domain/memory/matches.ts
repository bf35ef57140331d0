/** From a sentence to its matches: the identical ones by their key, the others by words and edit distance. */
import { setImmediate } from 'node:timers/promises';
import type { Db } from '../db/client.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import { type Candidate, candidatesFor, identicalTo, type Wanted } from './candidates.ts';
import { LEAST_PERCENT } from './memory.ts';
import { LONGEST_COMPARED, mostAlike, percentAlike } from './similarity.ts';
import { memoryLanguage } from './words.ts';

/** Letter-by-letter comparisons after which others get their turn; about two milliseconds. */
const WORK_IN_ONE_GO = 400_000;

/** A unit seen from the language that was asked for. */
export interface Found {
  unitId: number;
  percent: number;
  source: string;
  target: string;
  sourceLanguage: string;
  targetLanguage: string;
  isReversed: boolean;
}

/** All units at least LEAST_PERCENT alike that the look-up finds, in no order. */
export async function foundFor(db: Db, wanted: Wanted): Promise<Found[]> {
  if (wanted.text.trim() === '') return [];
  const [identical, candidates] = await Promise.all([
    identicalTo(db, wanted),
    wanted.text.length > LONGEST_COMPARED ? [] : candidatesFor(db, wanted),
  ]);
  const known = new Set(identical.map(({ id }) => id));
  return compared([...identical, ...candidates.filter(({ id }) => !known.has(id))], wanted);
}

async function compared(units: readonly Candidate[], { text, language }: Wanted): Promise<Found[]> {
  const found: Found[] = [];
  const mine = normaliseForIdentity(text);
  let work = 0;
  for (const side of units.flatMap((unit) => sidesIn(unit, language))) {
    const theirs = normaliseForIdentity(side.source);
    if (mostAlike(mine, theirs) < LEAST_PERCENT) continue;
    work += mine.length * theirs.length;
    if (work > WORK_IN_ONE_GO) {
      await setImmediate();
      work = 0;
    }
    const percent = percentAlike(mine, theirs);
    if (percent >= LEAST_PERCENT) found.push({ ...side, percent });
  }
  return found;
}

/** A unit in the direction that is wanted; in both where it joins two kinds of one language, `en-GB` and `en-US`. */
function sidesIn(unit: Candidate, language: string): Omit<Found, 'percent'>[] {
  const wanted = memoryLanguage(language);
  const sides: Omit<Found, 'percent'>[] = [];
  if (memoryLanguage(unit.sourceLanguage) === wanted) {
    sides.push({
      unitId: unit.id,
      source: unit.sourceText,
      target: unit.targetText,
      sourceLanguage: unit.sourceLanguage,
      targetLanguage: unit.targetLanguage,
      isReversed: false,
    });
  }
  if (memoryLanguage(unit.targetLanguage) === wanted) {
    sides.push({
      unitId: unit.id,
      source: unit.targetText,
      target: unit.sourceText,
      sourceLanguage: unit.targetLanguage,
      targetLanguage: unit.sourceLanguage,
      isReversed: true,
    });
  }
  return sides;
}
