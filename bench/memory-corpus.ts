/** Units of a translation memory that nobody wrote, from the seeds' sentences and their translations: the same in every run. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { percentAlike } from '#domain/memory/similarity.ts';
import { chance } from './kit.ts';

const EDITORIAL = path.join(import.meta.dirname, '../seeds/editorial');
/** Share of the words of a sentence that are exchanged: most sentences of a real memory are like no other. */
const EXCHANGED = 0.6;
/**
 * Of these, the ones that become a compound of two words, often the same ones. The seeds have two thousand words; news of
 * this length have tens of thousands, most of them compounds and names, and half of them once.
 */
const COMPOUNDS = 0.4;

interface Pair {
  nb: string;
  en: string;
}

interface Pool {
  pairs: Pair[];
  /** the words of all texts in their order, so that common ones are picked often */
  words: { nb: string[]; en: string[] };
  /** the longer ones, each once: what compounds are made of */
  parts: { nb: string[]; en: string[] };
}

let pool: Pool | undefined;

function readPool(): Pool {
  const names = readdirSync(EDITORIAL).filter((name) => /^\d.*\.json$/.test(name));
  const pairs = names.sort().flatMap((name) => {
    const { translation } = JSON.parse(readFileSync(path.join(EDITORIAL, name), 'utf8')) as {
      translation: { segments: { source: string; target: string }[] };
    };
    return translation.segments.map(({ source, target }) => ({ nb: source, en: target }));
  });
  const wordsIn = (texts: string[]) => texts.flatMap((text) => text.match(/\p{L}+/gu) ?? []);
  const words = { nb: wordsIn(pairs.map(({ nb }) => nb)), en: wordsIn(pairs.map(({ en }) => en)) };
  const longer = (all: string[]) => [...new Set(all.filter((word) => word.length > 3))];
  return { pairs, words, parts: { nb: longer(words.nb), en: longer(words.en) } };
}

/** The unit with this number. */
export function pairAt(number: number): Pair {
  pool ??= readPool();
  const random = chance(number + 1);
  const base = pool.pairs[Math.floor(random() * pool.pairs.length)] ?? { nb: '', en: '' };
  return {
    nb: exchanged(base.nb, pool.words.nb, pool.parts.nb, random),
    en: exchanged(base.en, pool.words.en, pool.parts.en, random),
  };
}

function exchanged(
  text: string,
  words: readonly string[],
  parts: readonly string[],
  random: () => number,
): string {
  const pick = () => words[Math.floor(random() * words.length)] ?? '';
  const part = () => parts[Math.floor(random() ** 3 * parts.length)] ?? '';
  return text.replace(/\p{L}+/gu, (word) => {
    if (random() >= EXCHANGED) return word;
    return random() < COMPOUNDS ? `${part()}${part()}`.toLowerCase() : pick();
  });
}

/** A sentence as somebody may have rewritten it: one to four edits, and still at least 75 % of it. */
export function mutated(text: string, language: 'nb' | 'en', number: number): string {
  pool ??= readPool();
  const random = chance(number + 7_000_000);
  const words = pool.words[language];
  let result = text;
  for (let edits = 1 + Math.floor(random() * 4); edits > 0; edits--) {
    const next = edited(result, words, random);
    if (percentAlike(text, next) < 75) break;
    result = next;
  }
  return result;
}

/** A word exchanged, left out, put in or written otherwise, or two that change places. */
function edited(text: string, words: readonly string[], random: () => number): string {
  const parts = text.split(' ');
  const at = Math.floor(random() * parts.length);
  const word = words[Math.floor(random() * words.length)] ?? '';
  const kind = random();
  const there = parts[at] ?? '';
  if (kind < 0.35) parts[at] = word;
  else if (kind < 0.5) parts.splice(at, 1);
  else if (kind < 0.65) parts.splice(at, 0, word);
  else if (kind < 0.85) parts[at] = there.length > 3 ? `${there.slice(0, -1)}${word.slice(0, 1)}` : word;
  else parts.splice(at, 2, ...parts.slice(at, at + 2).reverse());
  return parts.join(' ');
}
