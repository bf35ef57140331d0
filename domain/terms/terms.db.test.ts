/** Editors make, change, join and delete terms; translators read them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { importedArticle } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy, rowCounts } from '../testing/records.ts';
import { madeTerm, termOf, wordIn } from '../testing/terms.ts';
import { importTerms, wouldImportTerms } from './import-mutations.ts';
import { createTerm, deleteTerm, editTerm, mergeTerms } from './mutations.ts';
import { termDetail, termList, termsOfArticle, termTwins } from './queries.ts';
import { newTerm, editTerm as termForm } from './term.ts';

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

describe('Ingrid, editor, makes a term', () => {
  it('with forms in several languages, definitions and notes', async () => {
    const { isOtherMeaning: _, ...content } = NATO;
    const made = await createTerm(ingrid, NATO);
    expect(made).toEqual({ id: made.id, version: 1, ...content });
    expect(await termDetail(tor, made.id)).toEqual(made);
    expect(await eventsBy(ingrid)).toMatchObject([
      { action: 'term.created', subjectType: 'term', data: { term: 'NATO' } },
    ]);
  });

  it('whose word another term has, and is refused unless she says that it is another meaning', async () => {
    await createTerm(ingrid, NATO);
    const twin = termOf([wordIn('nb', 'NATO'), wordIn('sv', 'Nato')]);
    await expect(createTerm(ingrid, twin)).rejects.toMatchObject({
      name: 'Invalid',
      message: 'There is already a term “Nato”.',
      fields: { twin: expect.any(String) },
    });
    expect(await database().term.count()).toBe(1);
    await createTerm(ingrid, { ...twin, isOtherMeaning: true });
    expect(await database().term.count()).toBe(2);
  });

  it('with a word that is forbidden in another, which is no twin', async () => {
    await createTerm(ingrid, NATO);
    await createTerm(
      ingrid,
      termOf([wordIn('en', 'pact'), wordIn('en', 'North Atlantic Pact', 'forbidden')]),
    );
    expect(await database().term.count()).toBe(2);
  });

  it('at the same moment as four others make the same, and there is one', async () => {
    const { won, lost } = await atOnce(5, () => createTerm(ingrid, NATO));
    expect(won).toHaveLength(1);
    expect(lost.map((error) => error.name)).toEqual(Array(4).fill('Invalid'));
  });

  it.each([
    ['no form', termOf([])],
    ['an empty form', termOf([wordIn('nb', '  ')])],
    ['a form of marks alone', termOf([wordIn('nb', '…')])],
    ['a form twice', termOf([wordIn('nb', 'Nato'), wordIn('nb', 'NATO', 'admitted')])],
    ['a language that is none', termOf([wordIn('bokmål!', 'Nato')])],
    ['an explanation without a definition', termOf([wordIn('nb', 'Nato')], { explain: true })],
    ['a field that nobody knows', { ...NATO, id: 3 }],
  ])('but not with %s', (_what, input) => {
    expect(newTerm.safeParse(input).success).toBe(false);
  });
});

describe('Ingrid changes and deletes terms', () => {
  it('and the version grows; a second person with the old one is shown what is stored', async () => {
    const { id } = await createTerm(ingrid, NATO);
    const { isOtherMeaning: _, ...content } = NATO;
    const edit = termForm.parse({ ...content, id, version: 1, notes: 'Changed.' });
    const after = await editTerm(ingrid, edit);
    expect(after).toMatchObject({ version: 2, notes: 'Changed.', forms: NATO.forms });
    await expect(editTerm(ingrid, { ...edit, notes: 'Mine.' })).rejects.toMatchObject({
      name: 'Conflict',
      theirs: after,
    });
    await expect(deleteTerm(ingrid, { id, version: 1 })).rejects.toMatchObject({
      name: 'Conflict',
      theirs: after,
    });
    expect(await termDetail(ingrid, id)).toEqual(after);
  });

  it('and what is deleted is gone with its forms, but the trail knows what it was', async () => {
    const { id } = await createTerm(ingrid, NATO);
    await deleteTerm(ingrid, { id, version: 1 });
    expect(await rowCounts()).toMatchObject({ Term: 0, TermForm: 0, TermDefinition: 0 });
    expect((await eventsBy(ingrid)).at(-1)).toMatchObject({
      action: 'term.deleted',
      data: { forms: ['nb Nato', 'en NATO', 'en North Atlantic Pact'] },
    });
    await expect(deleteTerm(ingrid, { id, version: 1 })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(termDetail(ingrid, id)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('Ingrid makes one term of two', () => {
  it('and it has the words of both; where both say something, its own word stands', async () => {
    const into = await createTerm(ingrid, NATO);
    const other = await madeTerm([wordIn('nb', 'NATO', 'admitted'), wordIn('fr', 'OTAN')], {
      definitions: { nb: 'Noe annet.', fr: 'Une alliance.' },
      notes: 'Fra lista.',
      isOtherMeaning: true,
    });
    expect((await termTwins(tor, into.id)).map(({ id }) => id)).toEqual([other.id]);
    const merged = await mergeTerms(ingrid, {
      id: into.id,
      version: 1,
      from: { id: other.id, version: 1 },
    });
    expect(merged).toMatchObject({
      id: into.id,
      version: 2,
      forms: [...NATO.forms, wordIn('fr', 'OTAN')],
      definitions: { ...NATO.definitions, fr: 'Une alliance.' },
      notes: `${NATO.notes}\nFra lista.`,
    });
    expect(await termTwins(tor, into.id)).toEqual([]);
    expect(await actionsBy(ingrid)).toEqual(['term.created', 'term.merged']);
  });

  it('but not when somebody changed one of them meanwhile: nothing is lost', async () => {
    const into = await createTerm(ingrid, NATO);
    const other = await madeTerm([wordIn('nb', 'pakt')]);
    const before = await rowCounts();
    for (const [version, from] of [
      [9, { id: other.id, version: 1 }],
      [1, { id: other.id, version: 9 }],
    ] as const) {
      const attempt = mergeTerms(ingrid, { id: into.id, version, from });
      await expect(attempt).rejects.toMatchObject({ name: 'Conflict' });
    }
    await expect(
      mergeTerms(ingrid, { id: into.id, version: 1, from: { id: into.id, version: 1 } }),
    ).rejects.toMatchObject({ name: 'Invalid' });
    expect(await rowCounts()).toEqual(before);
    expect((await termDetail(tor, into.id)).version).toBe(1);
  });
});

describe('Tor, translator', () => {
  it('may write no term, and nothing is written', async () => {
    const { id } = await createTerm(ingrid, NATO);
    const before = await rowCounts();
    const { isOtherMeaning: _, ...content } = NATO;
    for (const attempt of [
      createTerm(tor, NATO),
      editTerm(tor, { ...content, id, version: 1 }),
      deleteTerm(tor, { id, version: 1 }),
      importTerms(tor, bytes('language,form\nnb,Nato\n')),
      wouldImportTerms(tor, bytes('language,form\nnb,Nato\n')),
    ]) {
      await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('finds terms by any of their words, by language and by status', async () => {
    await createTerm(ingrid, NATO);
    await madeTerm([wordIn('nb', 'bok', 'preferred', ['bøker']), wordIn('da', 'bog')]);
    const heads = async (filter: Parameters<typeof termList>[1]) =>
      (await termList(tor, filter)).rows.map(({ forms }) => forms[0]?.text);
    expect(await heads({})).toEqual(['bok', 'Nato']);
    expect(await heads({ q: 'BOKER' })).toEqual(['bok']);
    expect(await heads({ q: 'defence' })).toEqual(['Nato']);
    expect(await heads({ language: 'da' })).toEqual(['bok']);
    expect(await heads({ status: 'forbidden' })).toEqual(['Nato']);
    expect(await heads({ language: 'nb', status: 'forbidden' })).toEqual([]);
    expect(await termList(tor, { q: 'bog' })).toMatchObject({
      found: 1,
      all: 2,
      languages: ['da', 'en', 'nb'],
    });
  });

  it('sees the terms of an article he translates, where they stand and what they are called', async () => {
    const article = await importedArticle();
    const nato = await createTerm(ingrid, NATO);
    await madeTerm([wordIn('nb', 'ubåt')]);
    const { terms, spans } = await termsOfArticle(tor, { articleId: article.id, language: 'en' });
    expect(terms).toEqual([
      {
        id: nato.id,
        forms: NATO.forms.slice(1),
        definition: { text: 'A defence alliance.', language: 'en' },
        notes: NATO.notes,
      },
    ]);
    expect(spans.map(({ segmentId }) => segmentId === null)).toEqual([true, false]);
    expect(spans[0]).toEqual({ segmentId: null, start: 0, end: 4, terms: [nato.id] });
    await expect(termsOfArticle(tor, { articleId: 999, language: 'en' })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  it('sees a term at once that is changed while he works', async () => {
    const article = await importedArticle();
    const read = () => termsOfArticle(tor, { articleId: article.id, language: 'en' });
    expect((await read()).terms).toEqual([]);
    const { id } = await createTerm(ingrid, NATO);
    expect((await read()).terms).toHaveLength(1);
    await editTerm(ingrid, { id, version: 1, ...termOfForms('ubåt') });
    expect((await read()).terms).toEqual([]);
    await deleteTerm(ingrid, { id, version: 2 });
    await createTerm(ingrid, NATO);
    expect((await read()).terms).toHaveLength(1);
  });
});

function termOfForms(text: string) {
  const { isOtherMeaning: _, ...content } = termOf([wordIn('nb', text)]);
  return content;
}
