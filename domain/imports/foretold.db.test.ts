/** The preview lists what a changed file would do to its article; the page of the change lists the same after the import. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { textChangeOf } from '../articles/change-queries.ts';
import { setBlockKind } from '../articles/mutations.ts';
import type { TextChange } from '../articles/text-change.ts';
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import { atDesk, edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { changed, HOURS, ICE } from '../testing/inbox.ts';
import { noteOn } from '../testing/notes.ts';
import type { Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import { startedTranslation, together, translatedArticle, wrote } from '../testing/translations.ts';
import { foretoldChange } from './foretold.ts';
import { importFiles } from './mutations.ts';
import { prepare } from './prepare.ts';
import { isRefused } from './prepared.ts';
import { runDetail, wouldImport } from './queries.ts';
import { type ChangeRoom, enterRoom, NB, SHARED_CHANGES } from './testing-changes.ts';

const TROOPS: [string, string] = ['– Vi står sammen, sa Støre.', '– Det gikk bedre enn ventet.'];

let room: ChangeRoom;
let astrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  room = await enterRoom();
  ({ astrid, tor, article } = room);
});
afterEach(() => room.files.remove());

const fileOf = (text: string) => ({ ...textFile(OSLO), bytes: new TextEncoder().encode(text) });

/** What the preview lists, which must leave everything as it was. */
async function foretold(text: string, options = NB) {
  const prepared = await prepare(fileOf(text), options, 1_000_000);
  if (isRefused(prepared)) throw new Error(prepared.reason);
  const before = await rowCounts();
  const change = await foretoldChange(database(), prepared);
  expect(await rowCounts()).toEqual(before);
  if (!change) throw new Error('the file changes nothing');
  return change;
}

/** Imports it, and what the page of the change lists then. */
async function done(text: string, options = NB) {
  await room.files.put(text);
  const [item] = (await room.imported(options)).items;
  return { item, change: await textChangeOf(tor, article.id, item?.textVersion ?? 0) };
}

/** Sixty sentences, each with a word of its own, so that it is found again. */
function long(verb: string): string {
  const words = Array.from({ length: 60 }, (_, i) => `${String.fromCharCode(97 + (i % 26)).repeat(9 + i)}`);
  return `date 2022-03-24 Nato møtes i Oslo\n\n${words.map((word) => `Her ${verb} ${word} i dag.`).join('\n\n')}\n`;
}

/** Of a note that moved, nobody keeps on which words it stood. */
function listsOf({ differences, elsewhere, stale, gone, moved, lost }: TextChange) {
  const noteIds = (notes: TextChange['lost']) =>
    notes.first.map(({ id, now }) => ({ id, now })).sort((a, b) => a.id - b.id);
  return { differences, elsewhere, stale, gone, moved: noteIds(moved), lost };
}

describe('of a changed file Astrid is told before the import', () => {
  it('each sentence that differs, each translation that would be out of date, and each note', async () => {
    await room.translate();
    for (const quote of ['to timer', 'Stoltenberg', 'Vi står sammen', 'soldater'])
      await addAnnotation(tor, noteOn(article, quote));
    const text = changed(HOURS, ICE, TROOPS, ['Stoltenberg', 'Stoltenborg']);

    const before = await foretold(text);
    expect(before.article).toEqual({ id: article.id, title: 'Nato møtes i Oslo', language: 'nb' });
    expect(before.differences).toMatchObject({
      first: [
        { kind: 'changed', unchanged: 1 },
        { kind: 'changed', unchanged: 0 },
        { kind: 'only-right', unchanged: 0 },
        { kind: 'only-left', unchanged: 0 },
      ],
      more: 0,
    });
    expect(before.stale.map(({ language, sentences }) => [language, sentences.first.length])).toEqual([
      ['en', 2],
      ['sv', 1],
    ]);
    expect(before.stale[0]?.sentences.first[0]).toEqual({
      number: 2,
      before: 'Møtet varte i to timer, og Stoltenberg ledet det.',
      after: 'Møtet varte i tre timer, og Stoltenborg ledet det.',
      translation: 'Sentence B in en.',
    });
    expect(before.moved.first.map(({ quote, now }) => [quote, now])).toEqual([
      ['to timer', 'tre timer'],
      ['Stoltenberg', 'Stoltenborg'],
    ]);
    expect(before.lost.first.map(({ quote, now }) => [quote, now])).toEqual([['Vi står sammen', null]]);

    const { item, change } = await done(text);
    expect(item).toMatchObject({ status: 'updated', textVersion: 2 });
    expect(listsOf(change)).toEqual(listsOf(before));
  });

  it('how many sentences stand elsewhere, where none reads differently', async () => {
    const last = 'Nato sender flere soldater til grensen. Ingen vet hvor lenge de blir der.';
    const text = changed([`\n\n${last}`, ''], ['Statsminister', `${last}\n\nStatsminister`]);
    const before = await foretold(text);
    expect([before.elsewhere, before.differences.first]).toEqual([2, []]);
    const { warnings } = await wouldImport(astrid, fileOf(text), NB);
    expect(warnings).toContain('2 sentences would stand elsewhere in the text.');
    const { item, change } = await done(text);
    expect(item?.warnings).toContain('2 sentences stand elsewhere in the text now.');
    expect(listsOf(change)).toEqual(listsOf(before));
  });

  it.each(SHARED_CHANGES)(
    'of one translation of two sentences, when %s, what is listed after it',
    async (_, replaced) => {
      await translatedArticle(article.id);
      await together(tor, { articleId: article.id, language: 'en' }, 5);
      const before = await foretold(changed(...replaced));
      const { change } = await done(changed(...replaced));
      expect(listsOf(change)).toEqual(listsOf(before));
    },
  );

  it('each translated sentence that goes, with its translation, also where two share one', async () => {
    await translatedArticle(article.id);
    await startedTranslation(article.id, 'sv');
    await wrote(tor, { articleId: article.id, language: 'sv' }, 4, 'Mening.');
    await together(tor, { articleId: article.id, language: 'en' }, 5);
    const text = changed(
      [' – Vi står sammen, sa Støre.', ''],
      ['– Vi står sammen, sa Støre.\n\n', ''],
      ['\n\nNato sender flere soldater til grensen. Ingen vet hvor lenge de blir der.', ''],
    );
    const before = await foretold(text);
    const numbers = before.gone.map(({ language, sentences }) => [
      language,
      sentences.first.map(({ number, before: words, after }) => [number, words, after]),
    ]);
    expect(numbers).toEqual([
      [
        'en',
        [
          [4, '– Vi står sammen, sa Støre.', ''],
          [5, 'Nato sender flere soldater til grensen. Ingen vet hvor lenge de blir der.', ''],
        ],
      ],
      ['sv', [[4, '– Vi står sammen, sa Støre.', '']]],
    ]);
    expect(before.gone[0]?.sentences.first[0]?.translation).toBe('Sentence D in en.');
    const { change } = await done(text);
    expect(listsOf(change)).toEqual(listsOf(before));
    expect((await done(text.replace('to timer', 'tre timer'))).change.gone).toEqual([]);
  });

  it('the first fifty of a long list, and how many more there are', async () => {
    article = (await importedArticle(long('er'))) ?? article;
    await translatedArticle(article.id);
    const prepared = await prepare(
      { ...textFile(long('er')), bytes: new TextEncoder().encode(long('var')) },
      NB,
      1_000_000,
    );
    if (isRefused(prepared)) throw new Error(prepared.reason);
    const change = await foretoldChange(database(), prepared);
    expect(change?.differences).toMatchObject({ more: 10, first: { length: 50 } });
    expect(change?.stale).toMatchObject([{ language: 'en', sentences: { more: 10, first: { length: 50 } } }]);
  });

  it('and afterwards lists all that differs, fifty sentences a page', async () => {
    article = (await importedArticle(long('er'))) ?? article;
    const { change } = await done(long('var'));
    const page = (wanted: number) => textChangeOf(tor, article.id, change.version, wanted);
    expect(change).toMatchObject({ page: 1, pages: 2, differences: { more: 10, first: { length: 50 } } });
    expect(await page(2)).toMatchObject({
      page: 2,
      pages: 2,
      differences: { more: 0, first: { length: 10 } },
    });
    expect(await page(9)).toEqual(change);
  });

  it('the fields that become another, and those that stay because an editor has set them', async () => {
    await edited(article.id, { title: 'Toppmøte', byline: 'Kari Nordmann' });
    const quote = article.blocks.find(({ kind }) => kind === 'quote');
    await setBlockKind(astrid, { blockId: quote?.id ?? 0, version: quote?.version ?? 0, kind: 'heading' });
    const text = changed(HOURS, ['2022-03-24', '2022-03-25']);
    const { fields, kinds } = await foretold(text, {});
    expect(fields).toEqual([
      { field: 'title', file: 'Nato møtes i Oslo', ours: 'Toppmøte', isTaken: false, isEdited: true },
      { field: 'date', file: '2022-03-25', ours: '2022-03-24', isTaken: true, isEdited: false },
    ]);
    expect(kinds).toEqual({ first: [{ text: quote?.text, file: 'quote', ours: 'heading' }], more: 0 });
    await done(text, {});
    const after = await atDesk(article.id);
    expect(after).toMatchObject({ title: 'Toppmøte', date: '2022-03-25', byline: 'Kari Nordmann' });
    expect(after.blocks.find(({ text }) => text === quote?.text)).toMatchObject({ kind: 'heading' });
  });

  it('that the language of the article stays, whatever the file seems to be in', async () => {
    const { fields } = await foretold(changed(HOURS), { language: 'da' });
    expect(fields).toEqual([{ field: 'language', file: 'da', ours: 'nb', isTaken: false, isEdited: false }]);
    await done(changed(HOURS), { language: 'da' });
    expect(await atDesk(article.id)).toMatchObject({ language: 'nb' });
  });
});

describe('the page of a change', () => {
  it('of a text that has changed again lists what the older change left to be done', async () => {
    await translatedArticle(article.id);
    await done(changed(HOURS));
    const { item } = await done(changed(HOURS, ICE));
    expect(item).toMatchObject({ textVersion: 3 });
    const [older, newer] = [await textChangeOf(tor, article.id, 2), await textChangeOf(tor, article.id, 3)];
    const numbers = ({ stale }: TextChange) =>
      stale.flatMap(({ sentences }) => sentences.first.map(({ number }) => number));
    expect([older.isPast, numbers(older)]).toEqual([true, [2]]);
    expect([newer.isPast, numbers(newer)]).toEqual([false, [3]]);
  });

  it('lists nothing any more that somebody has looked at', async () => {
    await translatedArticle(article.id);
    const { change } = await done(changed(HOURS));
    expect(change.stale).toHaveLength(1);
    await wrote(tor, { articleId: article.id, language: 'en' }, 2, 'The meeting took three hours.');
    expect((await textChangeOf(tor, article.id, 2)).stale).toEqual([]);
  });

  it('is not there for the first text, and not for one that does not exist', async () => {
    for (const version of [1, 2])
      await expect(textChangeOf(tor, article.id, version)).rejects.toThrow(NotFound);
  });

  it('is linked from the run that made it, also when an older file came back later', async () => {
    const first = await done(changed(HOURS));
    const back = await done(OSLO);
    const again = await done(changed(HOURS));
    expect([first, back, again].map(({ item }) => item?.textVersion)).toEqual([2, 3, 4]);
    const { items } = await runDetail(astrid, await runOf(first.change.version));
    expect(items[0]).toMatchObject({ textVersion: 2 });
  });
});

async function runOf(version: number): Promise<number> {
  const events = await database().event.findMany({ where: { action: 'article.text-changed' } });
  const data = events.map((event) => event.data as { run: number; version: number });
  return data.find((each) => each.version === version)?.run ?? 0;
}

describe('a file whose text does not tell its language', () => {
  const [before, after] = ['date 2022 1 2 3\n\n4 5 6.\n\n7 8 9.\n', 'date 2022 1 2 3\n\n4 5 6.\n\n7 8 0.\n'];
  const file = (text: string) => textFile(text, 'tall.txt');

  it('is said to have none, until an editor has chosen one for its article', async () => {
    await importFiles(astrid, [file(before)], {});
    expect((await wouldImport(astrid, file(after), {})).warnings.join()).toMatch('could not be decided');
    const { id } = await database().article.findFirstOrThrow({ where: { language: 'und' } });
    await edited(id, { language: 'nb' });
    for (const [text, status] of [
      [before, 'unchanged'],
      [`${before}\n\n`, 'duplicate'],
      [after, 'updated'],
    ] as const) {
      const said = await wouldImport(astrid, file(text), {});
      expect(said).toMatchObject({ status, language: 'nb', warnings: [] });
    }
    for (const [text, status] of [
      [before, 'unchanged'],
      [after, 'updated'],
    ] as const) {
      const { results } = await importFiles(astrid, [file(text)], {});
      expect(results).toMatchObject([{ status, language: 'nb', warnings: [] }]);
    }
  });
});
