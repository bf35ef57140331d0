/** Articles that do not exist, from the sentences of those that do: the same ones in every run. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { ImportFile } from '#domain/imports/prepared.ts';
import { detectLanguage } from '#domain/text/language.ts';
import { parseDatedText } from '#domain/text/parse.ts';
import { segmentText } from '#domain/text/segment.ts';
import { chance } from './kit.ts';

const SEEDS = path.join(import.meta.dirname, '../seeds/articles');
const BYTES = 3_000;
const SENTENCES_A_PARAGRAPH = 3;
/** One in five is Danish, as among the seeds. */
const DANISH_EVERY = 5;

let pools: { nb: string[]; da: string[] } | undefined;

/** The text of the seed files, as it came. */
export function seedTexts(): { name: string; text: string }[] {
  const names = readdirSync(SEEDS).filter((name) => name.endsWith('.txt'));
  return names.sort().map((name) => ({ name, text: readFileSync(path.join(SEEDS, name), 'utf8') }));
}

/** The article with this number: a header, a first sentence of its own, about 3 KB. */
export function articleText(number: number): string {
  pools ??= readPools();
  const random = chance(number + 1);
  const pool = number % DANISH_EVERY === DANISH_EVERY - 1 ? pools.da : pools.nb;
  const pick = () => pool[Math.floor(random() * pool.length)] ?? '';
  const month = String(1 + (number % 12)).padStart(2, '0');
  let text = ` date ${2015 + (number % 8)}-${month} ${spliced(pick(), pick(), random)}`;
  while (text.length < BYTES) {
    text += `\n\n${Array.from({ length: SENTENCES_A_PARAGRAPH }, pick).join(' ')}`;
  }
  return `${text}\n`;
}

/** The same as a file to import. */
export function articleFile(number: number): ImportFile {
  const name = `bench-${String(number).padStart(6, '0')}.txt`;
  return { name, path: `bench/${name}`, bytes: new TextEncoder().encode(articleText(number)) };
}

/** The beginning of one sentence and the end of another, so that titles and slugs are as various as real ones. */
function spliced(one: string, other: string, random: () => number): string {
  const [start, end] = [one.split(' '), other.split(' ')];
  const cut = (words: string[]) => 2 + Math.floor(random() * Math.max(1, words.length - 3));
  return [...start.slice(0, cut(start)), ...end.slice(-cut(end))].join(' ');
}

function readPools(): { nb: string[]; da: string[] } {
  const found = { nb: new Set<string>(), da: new Set<string>() };
  for (const { text } of seedTexts()) {
    const { blocks } = parseDatedText(text);
    const language =
      detectLanguage(blocks.map((block) => block.text).join('\n')).language === 'da' ? 'da' : 'nb';
    for (const block of blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'quote')) {
      for (const { start, end } of segmentText(block.text, language)) {
        found[language].add(block.text.slice(start, end).trim());
      }
    }
  }
  return { nb: [...found.nb], da: [...found.da] };
}
