/** Finding the terms of a large termbase in a long article. */
import { segmentText } from '#domain/text/segment.ts';
import { findTerms, indexTerms } from '#domain/text/terms.ts';
import { articleText, seedTexts } from './articles.ts';
import { chance, median, percentile } from './kit.ts';

const TERMS = 5_000;
const SENTENCES = 200;

interface Times {
  index: number;
  find: number;
  findP95: number;
  found: number;
}

/** Milliseconds for 5,000 terms over 200 sentences; a tenth of the terms are words of real texts. */
export async function termTimes({ rounds }: { rounds: number }): Promise<Times> {
  const forms = termForms();
  const sentences = sentencesOf();
  const times = { index: [] as number[], find: [] as number[] };
  let found = 0;
  for (let round = -3; round < rounds; round++) {
    const start = performance.now();
    const index = indexTerms(forms, 'nb');
    const made = performance.now();
    found = sentences.reduce((sum, sentence) => sum + findTerms(sentence, index).length, 0);
    if (round < 0) continue;
    times.index.push(made - start);
    times.find.push(performance.now() - made);
  }
  return {
    index: median(times.index),
    find: median(times.find),
    findP95: percentile(times.find, 0.95),
    found,
  };
}

function sentencesOf(): string[] {
  const sentences: string[] = [];
  for (let n = 0; sentences.length < SENTENCES; n++) {
    const text = articleText(n);
    sentences.push(...segmentText(text, 'nb').map(({ start, end }) => text.slice(start, end)));
  }
  return sentences.slice(0, SENTENCES);
}

/** Words of the seeds, then compounds and pairs of them, which begin as they do. */
function termForms(): { text: string; inflections: string[] }[] {
  const random = chance(5);
  const words = new Set(
    seedTexts().flatMap(({ text }) => text.toLowerCase().match(/(?<!\p{L})\p{L}{5,}/gu) ?? []),
  );
  const real = [...words].slice(0, TERMS / 10);
  const pick = () => real[Math.floor(random() * real.length)] ?? '';
  const terms = new Set(real);
  while (terms.size < TERMS) terms.add(pick() + (random() < 0.3 ? ' ' : '') + pick());
  return [...terms].map((text) => ({ text, inflections: [] }));
}
