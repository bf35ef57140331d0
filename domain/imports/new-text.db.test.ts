/** A file comes again with another text: sentences, translations and notes follow, and nothing vanishes. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { atDesk, edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { anAdmin, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import { sentence, translatedArticle, typed } from '../testing/translations.ts';
import { saveTarget } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { importFiles } from './mutations.ts';

const NB = { language: 'nb' };

let astrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [astrid, tor] = [await anAdmin(), await aTranslator()];
  article = await importedArticle();
});

/** The same file with some words replaced. */
const comesAgain = async (...replaced: [string, string][]) => {
  const text = replaced.reduce((before, [from, to]) => before.replace(from, to), OSLO);
  const { results } = await importFiles(astrid, [textFile(text)], NB);
  return results[0];
};
const english = () => workspace(tor, article.id, 'en');
const states = async () => (await english()).segments.map(({ number, target }) => [number, target?.state]);

const TWO_HOURS: [string, string] = ['Møtet varte i to timer', 'Møtet varte i tre timer'];

describe('Astrid, admin, imports a changed file of an article', () => {
  it('and it is the article’s new text, the old one kept', async () => {
    expect(await comesAgain(TWO_HOURS)).toMatchObject({ status: 'updated', article: { id: article.id } });
    const { blocks } = await atDesk(article.id);
    expect(blocks[0]?.text).toMatch('varte i tre timer');
    expect(await database().article.count()).toBe(1);
    expect(await database().textVersion.count()).toBe(2);
    expect(await database().block.count({ where: { text: { contains: 'varte i to timer' } } })).toBe(1);
    expect(await actionsBy(astrid)).toEqual(['run.started', 'article.text-changed', 'run.finished']);
  });

  it('and only the translation of the sentence that changed is out of date; its words stay', async () => {
    await translatedArticle(article.id);
    await comesAgain(TWO_HOURS);
    expect(await states()).toEqual([
      [1, 'approved'],
      [2, 'stale'],
      [3, 'approved'],
      [4, 'approved'],
      [5, 'approved'],
      [6, 'approved'],
    ]);
    const seen = await english();
    expect(sentence(seen, 2)).toMatchObject({
      source: expect.stringContaining('tre timer'),
      target: { text: 'Sentence B in en.', state: 'stale' },
    });
    expect(seen.status).toBe('out-of-date');
  });

  it('and the report says what is left to do, where there is something', async () => {
    await translatedArticle(article.id);
    await addAnnotation(tor, noteOn(article, 'to timer'));
    const { warnings } =
      (await comesAgain(['Møtet varte i to timer', 'Etter tre dager var det slutt'])) ?? {};
    expect(warnings).toEqual([
      'Translations out of date now: 1 sentence in English.',
      '1 note has lost its words: see the article’s annotations.',
    ]);
    expect((await comesAgain(['Hva de ble', 'Hva alle ble']))?.warnings).not.toContain(
      '1 note has lost its words: see the article’s annotations.',
    );
  });

  it('and new sentences get new numbers; a sentence taken out keeps its translation', async () => {
    await translatedArticle(article.id);
    await comesAgain(
      ['– Vi står sammen, sa Støre.\n\n', ''],
      ['Ingen vet', 'Det er kaldt der oppe nå. Ingen vet'],
    );
    expect((await english()).segments.map(({ number }) => number)).toEqual([1, 2, 3, 5, 7, 6]);
    expect(await database().target.count()).toBe(6);
    expect((await english()).progress).toMatchObject({ segments: 6, untranslated: 1, approved: 5 });
  });

  it('and what an editor chose stays: title, date, kinds of blocks', async () => {
    await edited(article.id, { title: 'Toppmøte', date: '2022' });
    await comesAgain(TWO_HOURS, ['Nato møtes i Oslo', 'NATO MØTES']);
    const { title, date, slug } = await atDesk(article.id);
    expect({ title, date, slug }).toEqual({ title: 'Toppmøte', date: '2022', slug: article.slug });
  });

  it('and notes follow their words, or are orphans', async () => {
    for (const quote of ['Stoltenberg', 'to timer', 'Vi står sammen'])
      await addAnnotation(tor, noteOn(article, quote));
    await comesAgain(
      ['Møtet varte i to timer', 'Etter tre dager var det slutt'],
      ['Hva de ble', 'Dette ble de'],
    );
    const notes = await notesOf(tor, article.id);
    expect(notes).toHaveLength(3);
    const { blocks } = await atDesk(article.id);
    for (const { placement, source } of notes.filter((note) => note.placement !== 'orphan')) {
      const text = blocks.find(({ id }) => id === source?.blockId)?.text ?? '';
      expect(text.slice(source?.start, source?.end), placement).toBe(source?.quote);
    }
    expect(notes.find(({ source }) => source?.quote === 'to timer')?.placement).toBe('orphan');
  });

  it('and readers see nothing of it until it is published again', async () => {
    await publishNow(article.id);
    const before = await snapshotAt(article.slug);
    await comesAgain(TWO_HOURS);
    expect(await snapshotAt(article.slug)).toEqual(before);
    expect((await atDesk(article.id)).changed).toBe(true);
    await publishNow(article.id);
    expect(JSON.stringify(await snapshotAt(article.slug))).toMatch('tre timer');
  });

  it('and back again, and every sentence is the one it was', async () => {
    await comesAgain(TWO_HOURS);
    expect(await comesAgain()).toMatchObject({ status: 'updated', article: { id: article.id } });
    expect((await atDesk(article.id)).blocks.map(({ text }) => text)).toEqual(
      article.blocks.map(({ text }) => text),
    );
    expect((await translatedArticle(article.id)).segments.map(({ number }) => number)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    expect(await comesAgain()).toMatchObject({ status: 'unchanged' });
  });
});

describe('while the new text comes in', () => {
  it('a mark on the old text is refused, and can be made again on the new', async () => {
    await comesAgain(TWO_HOURS);
    await expect(addAnnotation(tor, noteOn(article, 'Stoltenberg'))).rejects.toMatchObject({
      name: 'Invalid',
      message: expect.stringContaining('The text has changed'),
    });
    expect(await addAnnotation(tor, noteOn(await atDesk(article.id), 'Stoltenberg'))).toMatchObject({
      version: 1,
    });
  });

  it('a sentence and a note that are saved at that moment are stale, moved or refused, never wrong', async () => {
    for (let round = 0; round < 6; round++) {
      const key = { articleId: article.id, language: `x${'abcdef'[round]}` };
      const seen = await translatedArticle(article.id, key.language, {
        say: () => 'A sentence.',
        state: 'translated',
      });
      const desk = await atDesk(article.id);
      const hours: [string, string] = ['Møtet varte i to timer', `Møtet varte i ${round} timer`];
      await atOnce(3, async (i) => {
        if (i === 0) return comesAgain(hours);
        if (i === 1) return saveTarget(tor, typed(seen, 2, 'New words.', 'translated'));
        return addAnnotation(tor, noteOn(desk, 'timer'));
      });
      const { text, state, sourceText } = await database().target.findFirstOrThrow({
        where: { segmentId: sentence(seen, 2).id, translation: key },
      });
      const now = sentence(await workspace(tor, article.id, key.language), 2).source;
      expect([text, state !== 'stale' && sourceText !== now]).toEqual([expect.any(String), false]);
    }
    const { blocks } = await atDesk(article.id);
    const placed = (await notesOf(tor, article.id)).filter((note) => note.placement !== 'orphan');
    for (const { source } of placed) {
      const text = blocks.find(({ id }) => id === source?.blockId)?.text ?? '';
      expect(text.slice(source?.start, source?.end)).toBe(source?.quote);
    }
  });

  it('a bitext note keeps its place in the translation', async () => {
    const seen = await translatedArticle(article.id);
    const { target } = noteOnTarget(seen, 'Sentence B');
    await addAnnotation(tor, noteOn(article, 'to timer', { target }));
    await comesAgain(['Møtet varte i to timer', 'Etter tre dager var det slutt']);
    expect(await notesOf(tor, article.id)).toMatchObject([
      { placement: 'orphan', target: { quote: 'Sentence B' } },
    ]);
  });
});
