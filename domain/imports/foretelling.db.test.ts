/** A dry run foretells what a changed file does to the work on its article, in the numbers of the import itself. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import type { DeskArticle } from '../articles/article.ts';
import { atDesk, OSLO, textFile } from '../testing/articles.ts';
import { changed, HOURS, ICE } from '../testing/inbox.ts';
import { noteOn } from '../testing/notes.ts';
import type { Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import { together, translatedArticle } from '../testing/translations.ts';
import { workspace } from '../translations/queries.ts';
import { wouldImport } from './queries.ts';
import { rehearse } from './rehearse.ts';
import { type ChangeRoom, enterRoom, NB, SHARED_CHANGES } from './testing-changes.ts';

const DAYS: [string, string] = ['Møtet varte i to timer', 'Etter tre dager var det slutt'];

let room: ChangeRoom;
let astrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  room = await enterRoom();
  ({ astrid, tor, article } = room);
});
afterEach(() => room.files.remove());

/** The warnings of a dry run for the one file of the folder, which must leave everything as it was. */
async function foretold(text: string): Promise<string[]> {
  await room.files.put(text);
  const [before, seen] = [await rowCounts(), await atDesk(article.id)];
  const warnings: string[] = [];
  for await (const { result } of rehearse(astrid, room.files.inputs, NB, () => {})) {
    expect(result).toMatchObject({ status: 'updated', article: { id: article.id } });
    warnings.push(...result.warnings);
  }
  expect(await rowCounts()).toEqual(before);
  expect(await atDesk(article.id)).toEqual(seen);
  return warnings;
}

/** The warnings of importing the same file. */
async function done(): Promise<string[]> {
  return (await room.imported()).items.flatMap(({ warnings }) => warnings);
}

describe('a dry run over a changed file tells Astrid', () => {
  it('in which languages how many sentences would be out of date, as the import then says', async () => {
    await room.translate();
    expect(await foretold(changed(HOURS, ICE))).toEqual([
      'Translations would be out of date: 2 sentences in English, 1 in Swedish.',
    ]);
    expect(await done()).toEqual(['Translations out of date now: 2 sentences in English, 1 in Swedish.']);
    const states = (await workspace(tor, article.id, 'sv')).segments.map(({ target }) => target?.state);
    expect(states.filter((state) => state === 'stale')).toHaveLength(1);
  });

  it('and how many translations are of sentences that would go', async () => {
    await translatedArticle(article.id);
    const gone = changed(['– Vi står sammen, sa Støre.\n\n', '']);
    expect(await foretold(gone)).toEqual(['Translated, and would go from the text: 1 sentence in English.']);
    expect(await done()).toEqual(['Translated, and gone from the text: 1 sentence in English.']);
  });

  it('how many notes would move and how many would lose their words', async () => {
    for (const quote of ['Møtet varte i to timer', 'to timer', 'Stoltenberg'])
      await addAnnotation(tor, noteOn(article, quote));
    const text = changed(DAYS, ['Stoltenberg', 'Stoltenborg']);
    const said = await foretold(text);
    expect(said).toEqual(['1 note would move.', '2 notes would lose their words.']);
    expect(await done()).toEqual([
      '1 note has moved: look whether the words fit.',
      '2 notes have lost their words: see the article’s annotations.',
    ]);
    const placements = (await notesOf(tor, article.id)).map(({ placement }) => placement).sort();
    expect(placements).toEqual(['moved', 'orphan', 'orphan']);
  });

  it('of a note that lost its words before nothing again, and that it would be found again', async () => {
    await addAnnotation(tor, noteOn(article, 'to timer'));
    await foretold(changed(DAYS));
    await done();
    expect(await foretold(changed(DAYS, ICE))).toEqual([]);
    expect(await foretold(OSLO)).toEqual(['1 note would move.']);
  });

  it.each(SHARED_CHANGES)(
    'of one translation of two sentences, when %s, what the import then says',
    async (_, replaced, stale) => {
      await translatedArticle(article.id);
      await together(tor, { articleId: article.id, language: 'en' }, 5);
      expect(changed(...replaced)).not.toBe(OSLO);
      const [said, says] = stale
        ? ['Translations would be out of date', 'Translations out of date now']
        : ['Translated, and would go from the text', 'Translated, and gone from the text'];
      expect(await foretold(changed(...replaced))).toEqual([`${said}: ${stale ?? '1 sentence'} in English.`]);
      expect(await done()).toEqual([`${says}: ${stale ?? '1 sentence'} in English.`]);
    },
  );

  it('nothing when nobody has worked on what changes', async () => {
    expect(await foretold(changed(HOURS))).toEqual([]);
    await translatedArticle(article.id);
    const longer = `${OSLO}\nEn helt ny setning står sist i teksten.\n`;
    const file = { ...textFile(OSLO), bytes: new TextEncoder().encode(longer) };
    expect(await wouldImport(astrid, file, NB)).toMatchObject({ status: 'updated', warnings: [] });
  });
});
