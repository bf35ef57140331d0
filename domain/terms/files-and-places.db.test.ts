/** Terms come in from files and go out again, and are looked for in articles. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { importedArticle, shortText } from '../testing/articles.ts';
import { noteOn } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { actionsBy, rowCounts } from '../testing/records.ts';
import { madeTerm, termOf, wordIn } from '../testing/terms.ts';
import { importTerms, wouldImportTerms } from './import-mutations.ts';
import { createTerm, deleteTerm } from './mutations.ts';
import { termPlaces } from './place-queries.ts';
import { termDetail, termFile, termList } from './queries.ts';

let ingrid: Colleague;
let tor: Colleague;
beforeEach(async () => {
  [ingrid, tor] = await Promise.all([anEditor(), aTranslator()]);
});

const NATO = termOf(
  [wordIn('nb', 'Nato'), wordIn('en', 'NATO'), wordIn('en', 'North Atlantic Pact', 'forbidden')],
  { definitions: { nb: 'Forsvarsallianse.', en: 'A defence alliance.' }, notes: 'Not NATO in nb.' },
);
const bytes = (text: string) => new TextEncoder().encode(text);

describe('importing terms', () => {
  const FILE = bytes('term,language,form,status\n1,nb,våpen,\n1,en,weapon,\n2,nb,Nato,\n3,??,x,\n');

  it('says before what it would do, and writes nothing', async () => {
    await createTerm(ingrid, NATO);
    const before = await rowCounts();
    const report = await wouldImportTerms(ingrid, FILE);
    expect(report.counts).toEqual({ new: 1, changed: 0, unchanged: 1, refused: 1 });
    expect(report.rows[0]).toMatchObject({ where: 'line 5', outcome: 'refused' });
    expect(await rowCounts()).toEqual(before);
  });

  it('twice, and the second time changes nothing', async () => {
    expect((await importTerms(ingrid, FILE)).counts).toEqual({
      new: 2,
      changed: 0,
      unchanged: 0,
      refused: 1,
    });
    const before = await rowCounts();
    expect((await importTerms(ingrid, FILE)).counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 2,
      refused: 1,
    });
    expect(await rowCounts()).toEqual(before);
    expect(await actionsBy(ingrid)).toEqual(['term.imported', 'term.imported']);
  });

  it.each(['csv', 'tbx'] as const)(
    'brings an exported %s into an empty termbase, and it is the same',
    async (format) => {
      await createTerm(ingrid, NATO);
      await madeTerm([wordIn('nb', 'bok', 'preferred', ['bøker', 'bøkene'])], {
        definitions: { nb: '=Blad, "mellom" permer' },
        explain: true,
      });
      const file = bytes(await termFile(tor, format));
      const before = (await termList(tor, {})).rows;
      expect((await importTerms(ingrid, file)).counts).toMatchObject({ unchanged: 2 });
      for (const { id, version } of before) await deleteTerm(ingrid, { id, version });
      expect((await importTerms(ingrid, file)).counts).toMatchObject({ new: 2 });
      const plain = (rows: typeof before) => rows.map(({ id: _, version: __, ...content }) => content);
      expect(plain((await termList(tor, {})).rows)).toEqual(plain(before));
    },
  );

  it('completes a term, and its version grows', async () => {
    const { id } = await createTerm(ingrid, NATO);
    await importTerms(ingrid, bytes('term,language,form,status\nx,en,NATO,\nx,fr,OTAN,\n'));
    const after = await termDetail(ingrid, id);
    expect(after.version).toBe(2);
    expect(after.forms.map(({ text }) => text)).toEqual(['Nato', 'NATO', 'North Atlantic Pact', 'OTAN']);
  });

  it('takes thousands, more than a database takes ids in one query, and knows them again', async () => {
    const lines = Array.from({ length: 1100 }, (_, n) => `${n},nb,ord${n},preferred,Nummer ${n}`);
    const file = bytes(['term,language,form,status,definition', ...lines].join('\n'));
    expect((await importTerms(ingrid, file)).counts).toMatchObject({ new: 1100 });
    expect((await wouldImportTerms(ingrid, file)).counts).toMatchObject({ new: 0, unchanged: 1100 });
    const { rows, found, pages } = await termList(tor, { page: 22 });
    expect({ shown: rows.length, found, pages }).toEqual({ shown: 50, found: 1100, pages: 22 });
  });

  it('refuses what is no file of terms', async () => {
    for (const text of ['', '\0\x01\x02binary', '<html/>', 'a,b\n1,2\n']) {
      await expect(importTerms(ingrid, bytes(text))).rejects.toMatchObject({ name: 'Invalid' });
    }
  });
});

describe('the articles in which a term stands without a note', () => {
  it('are found in inflected forms and in the languages of the term, with the words around it', async () => {
    const { id } = await madeTerm([wordIn('nb', 'soldat'), wordIn('nb', 'Støre', 'admitted')]);
    const article = await importedArticle();
    await importedArticle(shortText('Ingenting her'));
    await importedArticle(shortText('Soldater på dansk'), { language: 'da' });
    const places = await termPlaces(tor, { id, before: null });
    expect(places).toMatchObject({ articles: 1, looked: 3, next: null });
    expect(places.unexplained).toMatchObject([
      { articleId: article.id, times: 3, language: 'nb', segment: 1, excerpt: { found: 'Støre' } },
    ]);
  });

  it('are no longer listed when a note explains the term there, but are counted', async () => {
    const { id } = await madeTerm([wordIn('nb', 'soldat')]);
    const article = await importedArticle();
    await addAnnotation(OFFICE, noteOn(article, 'soldater', { kind: 'question', visibility: 'internal' }));
    expect((await termPlaces(tor, { id, before: null })).unexplained).toHaveLength(1);
    await addAnnotation(OFFICE, noteOn(article, 'flere soldater'));
    expect(await termPlaces(tor, { id, before: null })).toMatchObject({ articles: 1, unexplained: [] });
    expect(await termPlaces(tor, { id, before: article.id })).toMatchObject({ articles: 0, looked: 0 });
  });
});
