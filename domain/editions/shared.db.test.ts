/** Editions of translations in which several sentences have one text: complete, read once, and kept as a whole. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { checkReport } from '../checks/report-queries.ts';
import { edited, importedArticle } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { anEditor, type Colleague, OFFICE } from '../testing/people.ts';
import { apart, letter, together, translatedArticle, wrote } from '../testing/translations.ts';
import { workspace } from '../translations/queries.ts';
import { readiness } from './desk-queries.ts';

let ingrid: Colleague;
let article: DeskArticle;
const english = () => ({ articleId: article.id, language: 'en' });
const part = (number: number) => `The meeting, part ${letter(number)}.`;
const BOTH = `${part(1)} ${part(2)}`;

beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle();
  await edited(article.id, { rights: 'cleared' });
  await translatedArticle(article.id, 'en', { say: part });
});

const publicEnglish = async () =>
  (await snapshotAt(article.slug)).translations
    .find(({ language }) => language === 'en')
    ?.segments.slice(0, 2);
const codes = async () => (await readiness(ingrid, article.id)).reasons.map(({ code }) => code);

describe('An edition', () => {
  it('has the text once, and says which sentences it is of', async () => {
    await together(ingrid, english(), 1);
    await publishNow(article.id);
    expect(await publicEnglish()).toEqual([
      { number: 1, text: BOTH, with: [2] },
      { number: 3, text: part(3) },
    ]);
  });

  it('is checked with the whole original: a figure of the second sentence is no error in the text of both', async () => {
    const other = await importedArticle(
      'date 2023 Tall i Oslo\n\nMøtet i Oslo ble holdt i går. Det kom 312 mennesker dit.\n',
    );
    await edited(other.id, { rights: 'cleared' });
    const say = (number: number) => (number === 1 ? 'At the meeting in Oslo there were 312 people.' : 'Yes.');
    await translatedArticle(other.id, 'en', { say, state: 'translated' });
    const reasons = async () => (await readiness(ingrid, other.id)).reasons.map(({ code }) => code);
    const found = async () =>
      (await checkReport(ingrid, { article: other.id })).rows.filter(({ severity }) => severity === 'error');
    expect(await reasons()).toContain('check-errors');
    expect(await found()).not.toEqual([]);
    await together(ingrid, { articleId: other.id, language: 'en' }, 1);
    expect(await reasons()).not.toContain('check-errors');
    expect(await found()).toEqual([]);
  });

  it('is not complete while the text of both is a draft', async () => {
    await together(ingrid, english(), 1);
    await wrote(ingrid, english(), 1, 'The meet', 'draft');
    const { reasons } = await readiness(ingrid, article.id);
    expect(reasons.find(({ code }) => code === 'draft')?.message).toContain('2 sentences in draft');
  });
});

describe('What readers have of such a translation is kept as a whole', () => {
  it('where the text of both is being changed', async () => {
    await together(ingrid, english(), 1);
    await publishNow(article.id);
    await edited(article.id, { publisher: 'Nordposten' });
    await wrote(ingrid, english(), 1, 'The meet', 'draft');
    expect(await codes()).toContain('kept');
    await publishNow(article.id);
    expect(await publicEnglish()).toEqual([
      { number: 1, text: BOTH, with: [2] },
      { number: 3, text: part(3) },
    ]);
  });

  it('where it was two texts in public, with the notes on them', async () => {
    await addAnnotation(OFFICE, noteOnTarget(await workspace(OFFICE, article.id, 'en'), 'part B'));
    await publishNow(article.id);
    await edited(article.id, { publisher: 'Nordposten' });
    await together(ingrid, english(), 1);
    await wrote(ingrid, english(), 1, 'One meeting of part B and more', 'draft');
    await publishNow(article.id);
    expect(await publicEnglish()).toEqual([
      { number: 1, text: part(1) },
      { number: 2, text: part(2) },
    ]);
    const { notes } = await snapshotAt(article.slug);
    expect(notes[0]?.targets).toEqual([{ language: 'en', segment: 2, start: 13, end: 19 }]);
  });

  it('where it is two texts at the desk, of which one is not ready', async () => {
    await together(ingrid, english(), 1);
    await addAnnotation(OFFICE, noteOnTarget(await workspace(OFFICE, article.id, 'en'), 'part B'));
    await publishNow(article.id);
    await edited(article.id, { publisher: 'Nordposten' });
    await apart(ingrid, english(), 1, 2, part(1).length);
    await wrote(ingrid, english(), 2, 'The mee', 'draft');
    await publishNow(article.id);
    expect(await publicEnglish()).toEqual([
      { number: 1, text: BOTH, with: [2] },
      { number: 3, text: part(3) },
    ]);
    await wrote(ingrid, english(), 2, 'The meeting went on.', 'approved');
    await publishNow(article.id);
    expect(await publicEnglish()).toEqual([
      { number: 1, text: part(1) },
      { number: 2, text: 'The meeting went on.' },
    ]);
  });
});
