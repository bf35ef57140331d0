/** What the pure functions on text cost for an article of 3 KB, and what a long text costs that becomes another. */

import { searchText } from '#domain/search/tokens.ts';
import { anchorFinder, describeSpan } from '#domain/text/anchor.ts';
import { remapSegments } from '#domain/text/diff.ts';
import { detectLanguage } from '#domain/text/language.ts';
import { signatureOf } from '#domain/text/near-duplicate.ts';
import { parseDatedText } from '#domain/text/parse.ts';
import { segmentText } from '#domain/text/segment.ts';
import { sourceChecks } from '#domain/text/source-checks.ts';
import { wordDiff } from '#domain/text/word-diff.ts';
import { articleText } from './articles.ts';
import { chance, median } from './kit.ts';

const NOTES = 10;
const TRIES = 3;
const ARTICLES_OF_WORDS = 20;

/** Median of the microseconds per article, over `count` articles. */
export async function textTimes({ count }: { count: number }): Promise<{ times: Record<string, number> }> {
  const collected = new Map<string, number[]>();
  // everything once before, so that the compiler has seen it
  for (let n = 0; n < count * 2; n++) {
    for (const [name, time] of Object.entries(timesOf(n % count))) {
      if (n < count) continue;
      const known = collected.get(name);
      if (known) known.push(time);
      else collected.set(name, [time]);
    }
  }
  return { times: Object.fromEntries([...collected].map(([name, values]) => [name, median(values)])) };
}

function timesOf(number: number): Record<string, number> {
  const raw = articleText(number);
  const times: Record<string, number> = {};
  const timed = <T>(name: string, work: () => T): T => {
    const start = performance.now();
    const result = work();
    times[name] = (performance.now() - start) * 1000;
    return result;
  };
  const { blocks, title } = timed('parse', () => parseDatedText(raw));
  const text = blocks.map((block) => block.text).join('\n');
  const { language } = timed('language', () => detectLanguage(text));
  const spans = timed('segment', () => blocks.map((block) => segmentText(block.text, language)));
  timed('source checks', () => sourceChecks(blocks, language));
  timed('words for search', () => searchText(title, text, language));
  timed('signature', () => signatureOf(text));
  const sentences = blocks.flatMap((block, i) =>
    (spans[i] ?? []).map((span) => block.text.slice(span.start, span.end)),
  );
  const edited = sentences.map((sentence, i) =>
    i % 5 === 0 ? sentence.replace(/\p{L}+ /u, 'Nå ') : sentence,
  );
  timed('diff of sentences', () => remapSegments(sentences, edited));
  timed('diff of words', () => sentences.map((sentence, i) => wordDiff(sentence, edited[i] ?? '')));
  const selectors = notesOn(text);
  const newText = text.replaceAll('Nato', 'NATO').replace(/\n/, '\nEn ny setning står her. ');
  timed(`anchor ${NOTES} notes`, () => selectors.map(anchorFinder(newText, text)));
  return times;
}

/** Milliseconds until it is known what became of each sentence of a book, by what was done to it. */
export async function longTextTimes({
  count,
}: {
  count: number;
}): Promise<{ times: Record<string, number> }> {
  const book = longText(count, 1);
  const other = longText(count, 2);
  const texts: Record<string, string[]> = {
    'a third changed': book.map((sentence, i) =>
      i % 3 === 0 ? sentence.replace(/\p{L}+ /u, 'Nå ') : sentence,
    ),
    'all others': other,
    'halves exchanged': [...book.slice(count / 2), ...book.slice(0, count / 2)],
  };
  const times: Record<string, number> = {};
  for (const [name, now] of Object.entries(texts)) {
    const tries = Array.from({ length: TRIES }, () => {
      const start = performance.now();
      remapSegments(book, now);
      return performance.now() - start;
    });
    times[name] = median(tries);
  }
  return { times };
}

/** Sentences of the seeds with words of others in them, so that hardly one stands twice. */
function longText(count: number, seed: number): string[] {
  const random = chance(seed);
  const sentences = Array.from({ length: ARTICLES_OF_WORDS }, (_, number) => articleText(number))
    .flatMap((text) => text.split(/(?<=[.?!])\s+/))
    .map((sentence) => sentence.split(' '));
  const words = sentences.flat();
  const any = <Item>(list: readonly Item[]) => list[Math.floor(random() * list.length)] as Item;
  return Array.from({ length: count }, () =>
    any(sentences)
      .map((word) => (random() < 0.7 ? any(words) : word))
      .join(' '),
  );
}

/** Spans of about three words, evenly over the text. */
function notesOn(text: string) {
  return Array.from({ length: NOTES }, (_, i) => {
    const start = Math.floor((text.length * i) / NOTES);
    return describeSpan(text, start, Math.min(start + 20, text.length));
  });
}
