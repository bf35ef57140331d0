/** What the pure functions on text cost for an article of 3 KB. */

import { searchText } from '#domain/search/tokens.ts';
import { describeSpan, findAnchor } from '#domain/text/anchor.ts';
import { remapSegments, wordDiff } from '#domain/text/diff.ts';
import { detectLanguage } from '#domain/text/language.ts';
import { signatureOf } from '#domain/text/near-duplicate.ts';
import { parseDatedText } from '#domain/text/parse.ts';
import { segmentText } from '#domain/text/segment.ts';
import { sourceChecks } from '#domain/text/source-checks.ts';
import { articleText } from './articles.ts';
import { median } from './kit.ts';

const NOTES = 10;

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
  timed(`anchor ${NOTES} notes`, () => selectors.map((selector) => findAnchor(newText, selector, text)));
  return times;
}

/** Spans of about three words, evenly over the text. */
function notesOn(text: string) {
  return Array.from({ length: NOTES }, (_, i) => {
    const start = Math.floor((text.length * i) / NOTES);
    return describeSpan(text, start, Math.min(start + 20, text.length));
  });
}
