/** What saving a sentence means, whether one is saved or many. Pure: what is stored and what is sent in, a verdict out. */
import { Conflict } from '../errors.ts';
import { targetView } from './rows.ts';
import type { SaveTarget, TargetState } from './translation.ts';

/** A sentence to save; where its words come from is known better by who saves it than by the browser. */
export type SentenceToSave = Omit<SaveTarget, 'origin'> & {
  origin?: string | undefined;
  /** of a machine's words: which */
  engine?: string;
};

export type Stored = Parameters<typeof targetView>[0];

/** Its original, with those of all that are translated with it, which `sentences` counts. */
export interface Unit {
  number: number;
  text: string;
  sentences: number;
}

/**
 * Throws Conflict with what is stored when that is no longer what the change started from, or when the original is another one
 * than whoever saves has seen: an import may have changed it meanwhile, and nobody has called these words a translation of that.
 */
export function refuseOther(before: Stored | null, unit: Unit, { version, source }: SentenceToSave): void {
  const isOther = (before?.version ?? 0) !== version;
  const isOtherSource = source !== undefined && source !== unit.text;
  if (!isOther && !isOtherSource) return;
  const about = { sentences: unit.sentences, source: unit.text };
  if (before) throw new Conflict(isOther ? CHANGED : SOURCE_CHANGED, { ...targetView(before), ...about });
  throw isOtherSource ? new Conflict(SOURCE_CHANGED, { ...EMPTY, ...about }) : new Conflict(CHANGED, null);
}

const CHANGED = 'Somebody else changed this sentence.';
export const SOURCE_CHANGED = 'The original has changed.';
/** Of a sentence that nobody has translated. */
const EMPTY = { text: '', state: 'untranslated', version: 0, staleSource: null, origin: 'human' } as const;

/** A sentence without words is not translated, whatever is said of it. */
export function stateOf({ text, state }: SentenceToSave): TargetState {
  return text.trim() === '' ? 'untranslated' : state;
}

/** Whether there is nothing to write. */
export function isStored(before: Stored, unit: Unit, input: SentenceToSave): boolean {
  return before.text === input.text && before.state === stateOf(input) && before.sourceText === unit.text;
}

export interface Origin {
  origin: string;
  engine: string | null;
}

/**
 * Where a text comes from stays true of it until it is edited, whoever calls it good meanwhile; and a text that is again what
 * a machine once gave is the machine's: `asks`, when the history has to be asked whether it is.
 */
export function originOf(
  before: Stored | null,
  { text, origin, engine }: SentenceToSave,
): Origin & { asks: boolean } {
  const stated = { origin: origin ?? 'human', engine: engine ?? null };
  // a file of another tool may not know where a text comes from: the text tells
  const isCertain = engine !== undefined || !['human', 'machine'].includes(stated.origin);
  if (isCertain || !before || text.trim() === '') return { ...stated, asks: false };
  if (before.text === text && (origin === undefined || before.origin === 'machine'))
    return { origin: before.origin, engine: before.engine, asks: false };
  return { ...stated, asks: true };
}
