/** What the termbase explains to the readers of an edition. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { deleteTerm, editTerm } from '../terms/mutations.ts';
import type { TermRow } from '../terms/term.ts';
import { atDesk, edited, importedArticle } from '../testing/articles.ts';
import { editionAt, publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { OFFICE } from '../testing/people.ts';
import { madeTerm, wordIn } from '../testing/terms.ts';
import { letter, translatedArticle } from '../testing/translations.ts';
import { readiness } from './desk-queries.ts';
import { editionSnapshot } from './edition.ts';

const SOLDIER = [wordIn('nb', 'soldat'), wordIn('en', 'soldier')];
const BOTH = { nb: 'En som tjenestegjør.', en: 'One who serves.' };

let article: DeskArticle;
beforeEach(async () => {
  article = await importedArticle();
});

const english = () =>
  translatedArticle(article.id, 'en', {
    say: (number) => (number === 5 ? 'Nato sends soldiers to the border.' : `Sentence ${letter(number)}.`),
  });
const explained = (definitions: Record<string, string> = BOTH) =>
  madeTerm(SOLDIER, { definitions, explain: true });
const textAt = async () => {
  const { notes } = await snapshotAt(article.slug);
  return notes.filter(({ term }) => term !== undefined);
};
async function changed(term: TermRow, part: Partial<TermRow>) {
  return editTerm(OFFICE, { ...term, ...part });
}

describe('an edition explains a term', () => {
  it('where it first stands, in every language that it has a definition in', async () => {
    const { id } = await explained();
    await english();
    await publishNow(article.id);
    const block = article.blocks.findIndex(({ text }) => text.includes('soldater'));
    const start = article.blocks[block]?.text.indexOf('soldater') ?? 0;
    expect(await textAt()).toEqual([
      {
        number: 1,
        kind: 'gloss',
        term: id,
        source: { block, start, end: start + 'soldater'.length },
        targets: [{ language: 'en', segment: 5, start: 11, end: 19 }],
        bodies: [
          { language: 'en', text: BOTH.en },
          { language: 'nb', text: BOTH.nb },
        ],
        tag: null,
        url: null,
        fact: null,
      },
    ]);
  });

  it('in the languages alone that have a definition', async () => {
    await explained({ en: BOTH.en });
    await english();
    await publishNow(article.id);
    expect(await textAt()).toMatchObject([
      { source: null, targets: [{ language: 'en' }], bodies: [{ language: 'en' }] },
    ]);
  });

  it('once, and in its place among the notes of people', async () => {
    await madeTerm([wordIn('nb', 'de')], { definitions: { nb: 'Flere.' }, explain: true });
    await addAnnotation(OFFICE, noteOn(article, 'Støre'));
    await addAnnotation(OFFICE, noteOn(article, 'grensen'));
    await publishNow(article.id);
    const { notes } = await snapshotAt(article.slug);
    expect(notes.map(({ number, term }) => [number, term === undefined])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ]);
  });

  it('not when it is not to be explained, and not when somebody’s note stands there', async () => {
    await madeTerm([wordIn('nb', 'Oslo')], { definitions: { nb: 'En by.' } });
    await explained();
    await addAnnotation(OFFICE, noteOn(article, 'flere soldater'));
    await english();
    await publishNow(article.id);
    expect(await textAt(), 'the note stands at the end of the English sentence as well').toEqual([]);
  });

  it('in the original when a note is about the words of the translation alone', async () => {
    await explained();
    await addAnnotation(OFFICE, noteOnTarget(await english(), 'soldiers'));
    await publishNow(article.id);
    expect(await textAt()).toMatchObject([{ source: {}, targets: [], bodies: [{ language: 'nb' }] }]);
  });

  it('under words that are emphasised, which explains nothing', async () => {
    await explained();
    await addAnnotation(OFFICE, noteOn(article, 'soldater', { kind: 'emphasis', bodies: {} }));
    await publishNow(article.id);
    expect(await textAt()).toHaveLength(1);
  });

  it('in the translation alone when the original may not be shown', async () => {
    await explained();
    await english();
    await edited(article.id, { rights: 'excerpt-only' });
    await publishNow(article.id);
    expect(await textAt()).toMatchObject([{ source: null, targets: [{ language: 'en' }] }]);
  });
});

describe('a term that changes after publication', () => {
  it('changes no article, but the desk says so where the edition would differ, and it can be published', async () => {
    const term = await explained();
    await publishNow(article.id);
    const { revision } = await database().article.findUniqueOrThrow({ where: { id: article.id } });
    expect(await readiness(OFFICE, article.id)).toMatchObject({ unchanged: true, termsChanged: false });
    const after = await changed(term, { definitions: { ...BOTH, nb: 'En kriger.' } });
    expect(await readiness(OFFICE, article.id)).toMatchObject({ unchanged: false, termsChanged: true });
    expect(await atDesk(article.id)).toMatchObject({ changed: false });
    expect(await textAt(), 'the edition stays as it was').toMatchObject([
      { bodies: [{ text: 'En som tjenestegjør.' }] },
    ]);
    expect(await publishNow(article.id)).toMatchObject({ number: 2 });
    expect(await textAt()).toMatchObject([{ bodies: [{ text: 'En kriger.' }] }]);
    await deleteTerm(OFFICE, { id: term.id, version: after.version });
    expect(await readiness(OFFICE, article.id)).toMatchObject({ termsChanged: true });
    expect(await textAt(), 'readers keep what was published').toHaveLength(1);
    expect((await database().article.findUniqueOrThrow({ where: { id: article.id } })).revision).toBe(
      revision,
    );
  });

  it('where no reader would see it, leaves the edition the newest there can be', async () => {
    const term = await explained();
    await publishNow(article.id);
    await changed(term, { notes: 'For translators.', definitions: { ...BOTH, da: 'En, der tjener.' } });
    await madeTerm([wordIn('nb', 'ubåt')], { definitions: { nb: 'Et skip.' }, explain: true });
    expect(await readiness(OFFICE, article.id)).toMatchObject({ unchanged: true, termsChanged: false });
    await expect(publishNow(article.id)).rejects.toThrow('Nothing has changed since edition 1.');
  });
});

describe('an edition from before the termbase', () => {
  it('is read as it was, and is the same to the byte when nothing is explained', async () => {
    await addAnnotation(OFFICE, noteOn(article, 'Støre'));
    await publishNow(article.id);
    const stored = await database().edition.findFirstOrThrow({ select: { snapshot: true, hash: true } });
    expect(stored.snapshot).not.toContain('"term"');
    expect(JSON.stringify(editionSnapshot.parse(JSON.parse(stored.snapshot)))).toBe(stored.snapshot);
    expect((await editionAt(article.slug)).snapshot.notes).toHaveLength(1);
    expect(await readiness(OFFICE, article.id)).toMatchObject({ termsChanged: false });
  });
});
