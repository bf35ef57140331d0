/** The original is cut, joined or imported again under a translation that several sentences share. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { mergeSegments, splitSegment } from '../segments/mutations.ts';
import { importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { type Colleague, newsroom, OFFICE } from '../testing/people.ts';
import { sentence, together, translatedArticle, wrote } from '../testing/translations.ts';
import { workspace } from './queries.ts';

const SAID: Record<number, string> = {
  1: 'The leaders came to Oslo.',
  2: 'They met for two hours.',
  5: 'Nato sends soldiers.',
  6: 'Nobody knows for how long.',
};
const BOTH = `${SAID[1]} ${SAID[2]}`;

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let english: { articleId: number; language: string };
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  english = { articleId: article.id, language: 'en' };
  await translatedArticle(article.id, 'en', { say: (n) => SAID[n] ?? `Words ${'abcdef'[n - 1]}.` });
});

const now = () => workspace(OFFICE, article.id, 'en');
const rows = async () =>
  (await now()).segments.map(({ number, parts, target }) => [
    parts?.map((part) => part.number) ?? number,
    target?.text ?? null,
    target?.state ?? null,
  ]);

describe('The original changes under a shared translation', () => {
  const cut = async (number: number, words: string) => {
    const segment = await database().segment.findFirstOrThrow({ where: { articleId: article.id, number } });
    const { id: segmentId, version, text } = segment;
    const place = { articleId: article.id, segmentId, version };
    return splitSegment(ingrid, { ...place, at: text.indexOf(words), target: null });
  };
  const merge = async (first: number, next: number) => {
    const [one, two] = await Promise.all(
      [first, next].map((number) =>
        database().segment.findFirstOrThrow({ where: { articleId: article.id, number } }),
      ),
    );
    const versions = { version: one?.version ?? 0, nextVersion: two?.version ?? 0 };
    return mergeSegments(ingrid, { articleId: article.id, segmentId: one?.id ?? 0, ...versions });
  };

  it('a sentence of it is split: there is one more to it, and nothing is stale', async () => {
    await together(ingrid, english, 1);
    await cut(2, 'og Stol');
    expect((await rows())[0]).toEqual([[1, 2, 7], BOTH, 'approved']);
  });

  it('its sentences are joined: it is a translation of one', async () => {
    await together(ingrid, english, 1);
    await merge(1, 2);
    expect((await rows())[0]).toEqual([1, BOTH, 'approved']);
    expect((await now()).progress).toMatchObject({ segments: 5, approved: 5 });
  });

  it('its last sentence is joined with the next one: the words of that come to it', async () => {
    await cut(2, 'og Stol');
    await wrote(OFFICE, english, 2, 'They met', 'approved');
    await wrote(OFFICE, english, 7, 'for hours.', 'approved');
    await together(ingrid, english, 1);
    await merge(2, 7);
    expect((await rows())[0]).toEqual([[1, 2], `${SAID[1]} They met for hours.`, 'approved']);
  });

  it('a sentence of it changes: it is stale, with the whole of what it was written for', async () => {
    await together(ingrid, english, 5);
    const text = OSLO.replace('Ingen vet', 'Ingen i Oslo vet');
    await importFiles(OFFICE, [textFile(text)], { language: 'nb' });
    const seen = await now();
    const whole = sentence(seen, 5);
    expect(whole.target).toMatchObject({ state: 'stale', text: `${SAID[5]} ${SAID[6]}` });
    expect(whole.target?.staleSource).toContain('Ingen vet');
    expect(whole.source).toContain('Ingen i Oslo vet');
    expect(seen.progress).toMatchObject({ stale: 2 });
    expect(await database().memoryUnit.count({ where: { targetText: { contains: 'Nobody' } } })).toBe(0);
  });

  it('a sentence comes between: they are apart, the first keeps the words and is stale', async () => {
    await together(ingrid, english, 5);
    const text = OSLO.replace(' Ingen vet', ' Det er helt nytt og uventet. Ingen vet');
    await importFiles(OFFICE, [textFile(text)], { language: 'nb' });
    expect((await rows()).slice(4)).toEqual([
      [5, `${SAID[5]} ${SAID[6]}`, 'stale'],
      [7, null, null],
      [6, '', 'untranslated'],
    ]);
  });

  it('its first sentence goes: the next one has the words, and is stale', async () => {
    await addAnnotation(tor, noteOnTarget(await now(), 'Nobody'));
    await together(ingrid, english, 5);
    const text = OSLO.replace('Nato sender flere soldater til grensen. ', '');
    await importFiles(OFFICE, [textFile(text)], { language: 'nb' });
    const seen = await now();
    expect((await rows()).at(-1)).toEqual([6, `${SAID[5]} ${SAID[6]}`, 'stale']);
    expect(seen.notes[0]?.target).toMatchObject({ segmentId: sentence(seen, 6).id, quote: 'Nobody' });
  });
});
