/**
 * Whatever is cut and joined in whatever order, in the original and in two languages: no word and no note is lost, the
 * sentences of one translation follow each other, and readers see each text once. On SQLite, where it is quick.
 */
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { mergeSegments, splitSegment } from '../segments/mutations.ts';
import { edited, importedArticle, textFile } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { OFFICE } from '../testing/people.ts';
import { apart, together, translatedArticle, wrote } from '../testing/translations.ts';
import { cutPlaces } from '../text/cuts.ts';
import { approveAll } from './mutations.ts';
import { workspace } from './queries.ts';
import type { WorkspaceSegment } from './translation.ts';

const LANGUAGES = ['en', 'da'] as const;
const language = fc.constantFrom(...LANGUAGES);
const pick = fc.nat(20);
const action = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('together' as const), language, pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('apart' as const), language, pick, at: fc.nat(60) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('split' as const), language, pick, at: fc.nat(60) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('join' as const), language, pick }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('note' as const), language, pick }) },
);
type Action =
  | (typeof action extends fc.Arbitrary<infer A> ? A : never)
  | (typeof imported extends fc.Arbitrary<infer A> ? A : never);

/** The original comes again: with another word, one sentence more, one less. */
const AGAIN = [
  ['i dag', 'i går'],
  ['Ingen vet', 'Pressen fikk ikke vite noe. Ingen vet'],
  ['Møtet varte i to timer. ', ''],
  ['Støre tok imot dem der', 'Støre tok imot dem alle der'],
] as const;
const imported = fc.record({ do: fc.constant('again' as const), language, pick });

const TEXT =
  'Nato møtes i Oslo i dag. Støre tok imot dem der. Møtet varte i to timer. Ingen vet hva de sa.\n\nSoldatene reiser snart. De blir lenge.';

interface Article {
  id: number;
  slug: string;
  /** as it came first */
  text: string;
}

const now = (article: Article, into: string) => workspace(OFFICE, article.id, into);

/** The words of a translation in the order that readers meet them. */
async function wordsOf(article: Article, into: string): Promise<string[]> {
  const { segments } = await now(article, into);
  return segments.flatMap(({ target }) => target?.text.split(/\s+/).filter(Boolean) ?? []);
}

async function act(article: Article, step: Action): Promise<void> {
  if (step.do === 'again') return comesAgain(article, step.pick);
  const seen = await now(article, step.language);
  const segment = seen.segments[step.pick % seen.segments.length];
  if (!segment) return;
  const place = { articleId: article.id, language: step.language };
  if (step.do === 'together') await orNothing(together(OFFICE, place, segment.number));
  else if (step.do === 'apart') await partAt(place, segment, step);
  else if (step.do === 'split') await splitAt(article, segment, step);
  else if (step.do === 'join') await join(article, segment, seen.segments);
  else await note(article, step);
}

async function comesAgain({ text }: Article, which: number): Promise<void> {
  const [from, to] = AGAIN[which % AGAIN.length] ?? ['', ''];
  await importFiles(OFFICE, [textFile(which > 10 ? text : text.replace(from, to))], { language: 'nb' });
}

/** At the end of a paragraph there is nothing to join. */
async function orNothing(done: Promise<unknown>): Promise<void> {
  const refused = await done.then(
    () => null,
    (error: Error) => error.message,
  );
  if (refused !== null) expect(refused).toMatch(/^(This is the last sentence|There is nothing to split)/);
}

async function partAt(
  place: { articleId: number; language: string },
  { number, parts, target }: WorkspaceSegment,
  { pick: which, at }: { pick: number; at: number },
): Promise<void> {
  const others = parts?.slice(1) ?? [];
  const from = others[which % others.length];
  if (!from) return;
  const places = [0, ...cutPlaces(target?.text ?? ''), target?.text.length ?? 0];
  await apart(OFFICE, place, number, from.number, places[at % places.length] ?? 0);
}

/** The parts of a row: of one sentence, itself. */
const partsOf = ({ id, number, version, start, source, parts }: WorkspaceSegment) =>
  parts ?? [{ id, number, version, start, source, targetVersion: 0 }];

async function splitAt(
  article: Article,
  segment: WorkspaceSegment,
  { pick: which, at }: { pick: number; at: number },
) {
  const parts = partsOf(segment);
  const part = parts[which % parts.length];
  const places = cutPlaces(part?.source ?? '');
  const place = places[at % Math.max(1, places.length)];
  if (!part || place === undefined) return;
  const { id: segmentId, version } = part;
  await orNothing(
    splitSegment(OFFICE, { articleId: article.id, segmentId, version, at: place, target: null }),
  );
}

async function join(article: Article, segment: WorkspaceSegment, segments: readonly WorkspaceSegment[]) {
  const all = segments.flatMap((each) => partsOf(each).map((part) => ({ ...part, blockId: each.blockId })));
  const first = all.findIndex(({ id }) => id === partsOf(segment).at(-1)?.id);
  const [one, next] = [all[first], all[first + 1]];
  if (!one || !next || one.blockId !== next.blockId) return;
  const versions = { version: one.version, nextVersion: next.version };
  await mergeSegments(OFFICE, { articleId: article.id, segmentId: one.id, ...versions });
}

let notes = 0;
async function note(article: Article, { language: into, pick: which }: Action): Promise<void> {
  const seen = await now(article, into);
  const words = await wordsOf(article, into);
  const word = words[which % words.length];
  if (!word) return;
  await addAnnotation(OFFICE, noteOnTarget(seen, word));
  notes++;
}

/** The promises, after every step. */
async function check(article: Article, said: Readonly<Record<string, string[]>>): Promise<void> {
  for (const into of LANGUAGES) {
    expect(await wordsOf(article, into)).toEqual(said[into]);
    const { segments, blocks, progress } = await now(article, into);
    for (const { id, text } of blocks) {
      const own = segments.filter(({ blockId }) => blockId === id).flatMap(partsOf);
      expect(own.map(({ source }) => source).join('')).toBe(text);
    }
    const parts = segments.flatMap(partsOf);
    expect(progress.segments).toBe(parts.length);
    await expectConsecutive(article, into, segments);
  }
  const all = await notesOf(OFFICE, article.id);
  expect(all).toHaveLength(notes);
  for (const { target, placement } of all) {
    const seen = await now(article, target?.language ?? 'en');
    const text = seen.segments.find(({ id }) => id === target?.segmentId)?.target?.text ?? '';
    expect(placement).not.toBe('orphan');
    if (target) expect(text.slice(target.start, target.end)).toBe(target.quote);
  }
}

/** Words stay with a sentence that the original has no more; where they are read, each is read once. */
async function checkKept(article: Article, into: string, said: readonly string[]): Promise<void> {
  const read = await wordsOf(article, into);
  expect(new Set(read).size).toBe(read.length);
  const targets = await database().target.findMany({
    where: { translation: { articleId: article.id, language: into } },
    select: { text: true },
  });
  const kept = new Set(targets.flatMap(({ text }) => text.split(/\s+/)));
  expect(said.filter((word) => !kept.has(word))).toEqual([]);
  await expectConsecutive(article, into, (await now(article, into)).segments);
}

/** What the database calls members are those of the row that shows them, and they are as far as it is. */
async function expectConsecutive(article: Article, into: string, segments: readonly WorkspaceSegment[]) {
  const members = await database().target.findMany({
    where: { headId: { not: null }, translation: { articleId: article.id, language: into } },
    orderBy: { id: 'asc' },
    select: { segmentId: true, text: true, state: true, head: { select: { segmentId: true, state: true } } },
  });
  const shown = segments.flatMap(({ id, parts = [] }) =>
    parts.slice(1).map((part) => ({ segmentId: part.id, head: id })),
  );
  const stored = members.map(({ segmentId, head }) => ({ segmentId, head: head?.segmentId ?? 0 }));
  const inOrder = (rows: { segmentId: number }[]) => rows.toSorted((a, b) => a.segmentId - b.segmentId);
  expect(inOrder(stored)).toEqual(inOrder(shown));
  for (const { text, state, head } of members) expect([text, state]).toEqual(['', head?.state]);
}

/** What is missing is written, and readers get it. */
async function expectRead(article: Article): Promise<void> {
  for (const into of LANGUAGES) {
    for (const { number, target } of (await now(article, into)).segments) {
      const text = target?.text.trim() ? target.text : `Ekstra${number}.`;
      if (target?.state !== 'approved')
        await wrote(OFFICE, { articleId: article.id, language: into }, number, text);
    }
    await approveAll(OFFICE, { articleId: article.id, language: into });
  }
  await publishNow(article.id, { override: 'For the test.' });
  const { blocks, translations } = await snapshotAt(article.slug);
  const numbers = blocks.flatMap((block) => block.segments.map(({ number }) => number));
  for (const { language: into, segments } of translations) {
    const read = segments.flatMap(({ text }) => text.split(/\s+/));
    expect(read).toEqual(await wordsOf(article, into));
    expect(segments.flatMap((segment) => [segment.number, ...(segment.with ?? [])])).toEqual(numbers);
  }
  expect(translations).toHaveLength(LANGUAGES.length);
}

const SYLLABLES = ['ba', 'be', 'bi', 'bo', 'bu', 'da', 'de', 'di', 'do', 'du'];
let round = 0;
async function begin(): Promise<Article> {
  const name = [...String(++round)].map((digit) => SYLLABLES[Number(digit)]).join('');
  const text = `date 2022 Runde ${name}\n\nRunde ${name} begynte. ${TEXT}\n`;
  const article = await importedArticle(text);
  await edited(article.id, { rights: 'cleared' });
  for (const into of LANGUAGES) {
    // each word once, so that a place is a place
    const say = (number: number) =>
      ['one', 'two', 'three', 'four'].map((word) => `${word}${'abcdefgh'[number]}${into}`).join(' ');
    await translatedArticle(article.id, into, { say, title: `Round ${into}` });
  }
  notes = 0;
  return { ...article, text };
}

describe.runIf(inject('databaseTemplate').kind === 'sqlite')('whatever is cut and joined', () => {
  it('no word and no note is lost, and readers see each text once', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async (steps) => {
      const article = await begin();
      const said = { en: await wordsOf(article, 'en'), da: await wordsOf(article, 'da') };
      for (const step of steps) {
        await act(article, step);
        await check(article, said);
      }
      await expectRead(article);
    });
    await fc.assert(property, { numRuns: 25 });
  });

  it('nor when the original comes again in between, changed or as it was', { timeout: 120_000 }, async () => {
    const steps = fc.array(fc.oneof({ weight: 3, arbitrary: action }, { weight: 1, arbitrary: imported }), {
      minLength: 4,
      maxLength: 12,
    });
    const property = fc.asyncProperty(steps, async (all) => {
      const article = await begin();
      const said = { en: await wordsOf(article, 'en'), da: await wordsOf(article, 'da') };
      for (const step of all) {
        await act(article, step);
        for (const into of LANGUAGES) await checkKept(article, into, said[into]);
      }
      await expectRead(article);
    });
    await fc.assert(property, { numRuns: 25 });
  });
});
