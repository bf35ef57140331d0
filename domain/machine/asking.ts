/** Asking a machine: what it has said before, the budget, its limits, and what an answer must be. */

import type { LanguagePair } from '../text/target-checks.ts';
import { targetText } from '../translations/translation.ts';
import { giveBack, reserve } from './budget.ts';
import { keepAnswers, knownAnswers, questionOf } from './cache.ts';
import { lostIn } from './damage.ts';
import { charactersOf } from './machine.ts';
import type { Machine } from './provider.ts';
import { MachineError } from './translator.ts';

/** What came of a text: the machine's words, or why there are none. */
export type Outcome = { text: string } | { why: string };

export interface Outcomes {
  /** as it goes into provenance */
  engine: string;
  /** one for each text, in their order */
  outcomes: Outcome[];
  /** why asking on would be in vain; null when it would not */
  stop: string | null;
}

/** Translates texts, each that is known from before without asking. Never throws a MachineError: the outcomes say it. */
export async function translateTexts(
  machine: Machine,
  texts: readonly string[],
  pair: LanguagePair,
  signal: AbortSignal,
): Promise<Outcomes> {
  const engine = await machine.translator.engine().catch((error) => trouble(error));
  if (typeof engine !== 'string') {
    return { engine: '', outcomes: texts.map(() => ({ why: engine.message })), stop: engine.message };
  }
  const questions = new Map(texts.map((text) => [text, questionOf(engine, pair, text)]));
  const known = await knownAnswers([...questions.values()]);
  const unknown = [...questions].flatMap(([text, question]) => (known.has(question) ? [] : [text]));
  const { said, stop } = await askAll(machine, unknown, pair, signal);
  const fresh = new Map<string, string>();
  for (const [text, outcome] of said)
    if ('text' in outcome) fresh.set(questions.get(text) ?? '', outcome.text);
  await keepAnswers(engine, fresh);
  const outcomes = texts.map((text): Outcome => {
    const before = known.get(questions.get(text) ?? '');
    return before === undefined ? (said.get(text) ?? { why: stop ?? 'It was not asked.' }) : { text: before };
  });
  return { engine, outcomes, stop };
}

async function askAll(machine: Machine, texts: readonly string[], pair: LanguagePair, signal: AbortSignal) {
  const said = new Map<string, Outcome>();
  for (const batch of batches(texts, machine.translator.limits)) {
    const answer = await askOnce(machine, batch, pair, signal).catch((error) => trouble(error));
    const failure = answer instanceof MachineError ? answer : null;
    const outcomes = answer instanceof MachineError ? batch.map(() => ({ why: answer.message })) : answer;
    for (const [index, outcome] of outcomes.entries()) said.set(batch[index] ?? '', outcome);
    if (failure?.kind === 'unavailable') return { said, stop: failure.message };
  }
  return { said, stop: null };
}

/**
 * One call, paid from the budget of the day; what it cost is given back when nothing came of it. Throws MachineError, also when
 * the machine gave another number of texts, or an empty one: then no text can be trusted to stand where it belongs.
 */
export async function askOnce(
  { translator, settings }: Machine,
  texts: readonly string[],
  pair: LanguagePair,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const characters = texts.reduce((sum, text) => sum + charactersOf(text), 0);
  const reserved = await reserve(characters, settings.dailyCharacters);
  if (!reserved) throw new MachineError('unavailable', spent(settings.dailyCharacters));
  try {
    return answersTo(translator.name, texts, await translator.translate(texts, pair, signal));
  } catch (error) {
    await giveBack(reserved);
    throw error;
  }
}

function answersTo(name: string, texts: readonly string[], answers: readonly string[]): Outcome[] {
  if (answers.length !== texts.length) {
    const counts = `${answers.length} texts for ${texts.length}`;
    throw new MachineError('damaged', `${name} gave ${counts}; none was used.`);
  }
  if (answers.some((answer) => answer.trim() === ''))
    throw new MachineError('damaged', `${name} gave an empty text; none was used.`);
  return texts.map((text, index) => outcomeOf(name, text, (answers[index] ?? '').trim()));
}

function outcomeOf(name: string, source: string, text: string): Outcome {
  if (!targetText.safeParse(text).success) return { why: `${name} gave a text that cannot be kept.` };
  const lost = lostIn(source, text);
  return lost === null
    ? { text }
    : { why: `${name} changed “${lost.slice(0, 80)}”, which must stay as it is.` };
}

function spent(limit: number): string {
  return `Today’s budget does not have the characters for this any more (${limit.toLocaleString('en-GB')} a day).`;
}

/** As many texts to a call as it takes; one that is longer than all that goes alone. */
export function batches(texts: readonly string[], limits: { texts: number; characters: number }): string[][] {
  const found: string[][] = [];
  let room = 0;
  for (const text of texts) {
    const characters = charactersOf(text);
    const last = found.at(-1);
    if (last && last.length < limits.texts && characters <= room) last.push(text);
    else {
      found.push([text]);
      room = limits.characters;
    }
    room -= characters;
  }
  return found;
}

/** What people should hear of; anything else is a mistake of ours, for the log. */
function trouble(error: unknown): MachineError {
  if (error instanceof MachineError) return error;
  throw error;
}
