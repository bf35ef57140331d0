/** The library: what was explained once is offered where the same words stand again. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { createTerm } from '../terms/mutations.ts';
import { importedArticle } from '../testing/articles.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { actionsBy, eventsBy } from '../testing/records.ts';
import { termOf, wordIn } from '../testing/terms.ts';
import { translatedArticle } from '../testing/translations.ts';
import type { LibraryNote } from './annotation.ts';
import { hideLibraryNote, showLibraryNotes, takeLibraryNote } from './library-mutations.ts';
import { libraryFor } from './library-queries.ts';
import { addAnnotation, deleteAnnotation, editAnnotation } from './mutations.ts';
import { notesOf } from './queries.ts';

const ELSEWHERE = `date 2022-03-01 Rådet møttes

Nato-Russland-rådet møttes igjen. Statsministeren var der. Stortinget er tause. Mange bøker er skrevet om det.
`;
const HERE = `date 2022-03-24 Ingen avtale

Etter møtet i Nato-Russland-rådet var det stille. Norges statsminister reiste hjem.

Nato-Russland-rådets leder tier. En bok om det kommer.
`;

let tor: Colleague;
let ingrid: Colleague;
let elsewhere: DeskArticle;
let here: DeskArticle;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
  elsewhere = await importedArticle(ELSEWHERE);
  here = await importedArticle(HERE);
});

const offered = async () => (await libraryFor(tor, { articleId: here.id })).notes;
const words = async () => (await offered()).map(({ place }) => place.quote);

async function theOnly(): Promise<LibraryNote> {
  const [only, ...others] = await offered();
  if (!only || others.length > 0) throw new Error('not one note');
  return only;
}
const take = ({ id, version, place }: LibraryNote) => ({ articleId: here.id, id, version, source: place });

describe('Tor, translator, is offered', () => {
  it('what was explained in another article, at the first place of the words here', async () => {
    const note = await addAnnotation(
      ingrid,
      noteOn(elsewhere, 'Nato-Russland-rådet', { bodies: { en: 'A forum since 2002.' } }),
    );
    expect(await offered()).toEqual([
      {
        id: note.id,
        version: 1,
        kind: 'gloss',
        place: {
          blockId: here.blocks[0]?.id,
          start: 14,
          end: 33,
          quote: 'Nato-Russland-rådet',
        },
        bodies: { en: 'A forum since 2002.' },
        from: {
          articleId: elsewhere.id,
          title: 'Rådet møttes',
          titleLanguage: 'nb',
          quote: 'Nato-Russland-rådet',
          language: 'nb',
        },
      },
    ]);
  });

  it('words in another form: “statsminister” for “Statsministeren”', async () => {
    await addAnnotation(ingrid, noteOn(elsewhere, 'Statsministeren'));
    expect(await words()).toEqual(['statsminister']);
  });

  it('a form that only the termbase knows: “bok” for “bøker”', async () => {
    await addAnnotation(ingrid, noteOn(elsewhere, 'bøker'));
    expect(await words()).toEqual([]);
    await createTerm(OFFICE, termOf([{ ...wordIn('nb', 'bok'), inflections: ['bøker'] }]));
    expect(await words()).toEqual(['bok']);
  });

  it('what was explained on the translation of an article into the language of this one', async () => {
    const danish = await importedArticle('date 2022-02 Et råd\n\nNATO-Rusland Rådet mødes i dag.\n', {
      language: 'da',
    });
    const norwegian = await translatedArticle(danish.id, 'nb', { say: () => 'Nato-Russland-rådet møtes.' });
    await addAnnotation(ingrid, noteOnTarget(norwegian, 'Nato-Russland-rådet'));
    expect(await theOnly()).toMatchObject({ from: { language: 'nb', titleLanguage: 'da' } });
  });

  it('nothing that is internal, deleted, of another kind, too long to meet again, or of another language', async () => {
    for (const rest of [{ visibility: 'internal' }, { kind: 'correction' }, { kind: 'emphasis' }] as const)
      await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet', rest));
    await addAnnotation(ingrid, noteOn(elsewhere, 'Stortinget er tause. Mange bøker er skrevet om det.'));
    const { id } = await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet'));
    await deleteAnnotation(ingrid, { id, version: 1 });
    const swedish = await importedArticle('date 2022-02 Ett råd\n\nStatsminister är ett ord.\n', {
      language: 'sv',
    });
    await addAnnotation(ingrid, noteOn(swedish, 'Statsminister'));
    expect(await offered()).toEqual([]);
  });

  it('nothing for words that a note explains here', async () => {
    await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet', { bodies: { en: 'One.' } }));
    await addAnnotation(tor, noteOn(here, 'Nato-Russland-rådets', { bodies: { en: 'Ours.' } }));
    expect(await offered()).toEqual([]);
  });

  it('what says the same once, and of what differs the newest first', async () => {
    for (const en of ['Old.', 'New.', 'Old.'])
      await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet', { bodies: { en } }));
    expect((await offered()).map(({ bodies }) => bodies.en)).toEqual(['Old.', 'New.']);
  });

  it('the longer of two, where one stands within the other', async () => {
    await addAnnotation(ingrid, noteOn(elsewhere, 'Russland', { bodies: { en: 'A country.' } }));
    await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet', { bodies: { en: 'A forum.' } }));
    expect(await words()).toEqual(['Nato-Russland-rådet']);
  });

  it('what the note says now, when it has been edited', async () => {
    const { id } = await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet'));
    await theOnly();
    await editAnnotation(ingrid, {
      id,
      version: 1,
      kind: 'context',
      visibility: 'public',
      bodies: { en: 'Anew.' },
    });
    expect(await theOnly()).toMatchObject({ kind: 'context', version: 2, bodies: { en: 'Anew.' } });
  });
});

describe('Tor, translator, takes over a note of the library', () => {
  it('and it stands here as his own, knowing where it comes from; the library has no more to offer', async () => {
    const original = await addAnnotation(ingrid, noteOn(elsewhere, 'Statsministeren', { kind: 'context' }));
    const copy = await takeLibraryNote(tor, take(await theOnly()));
    expect(copy).toMatchObject({
      kind: 'context',
      visibility: 'public',
      source: { quote: 'statsminister' },
      bodies: { en: 'What it means.' },
      author: 'Tor',
      copiedFrom: original.id,
    });
    expect(await offered()).toEqual([]);
    expect(await notesOf(tor, here.id)).toEqual([copy]);
    expect((await eventsBy(tor)).at(-1)).toMatchObject({
      action: 'annotation.copied',
      articleId: here.id,
      data: { from: original.id, fromArticle: elsewhere.id },
    });
  });

  it('that says something else by now, and is told; that has gone, or on words that do not stand there', async () => {
    const { id } = await addAnnotation(ingrid, noteOn(elsewhere, 'Statsministeren'));
    const seen = await theOnly();
    const wrong = { ...take(seen), source: { ...seen.place, quote: 'Nato' } };
    await expect(takeLibraryNote(tor, wrong)).rejects.toMatchObject({ name: 'Invalid' });
    await editAnnotation(ingrid, {
      id,
      version: 1,
      kind: 'gloss',
      visibility: 'public',
      bodies: { en: 'Anew.' },
    });
    await expect(takeLibraryNote(tor, take(seen))).rejects.toMatchObject({ name: 'Conflict' });
    await deleteAnnotation(ingrid, { id, version: 2 });
    await expect(takeLibraryNote(tor, take(seen))).rejects.toMatchObject({ name: 'NotFound' });
    expect(await notesOf(tor, here.id)).toEqual([]);
    expect(await actionsBy(tor)).toEqual([]);
  });
});

describe('Tor, translator, says that a note does not belong here', () => {
  it('and neither it nor its like is offered again, in this article alone', async () => {
    await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet'));
    const { id } = await theOnly();
    expect(await hideLibraryNote(tor, { articleId: here.id, id })).toEqual({ hidden: 1 });
    expect(await hideLibraryNote(tor, { articleId: here.id, id })).toEqual({ hidden: 1 });
    await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet'));
    expect(await libraryFor(tor, { articleId: here.id })).toEqual({ notes: [], hidden: 1 });
    expect(await actionsBy(tor)).toEqual(['annotation.library-hidden']);
    const third = await importedArticle('date 2022-04 Et til\n\nNato-Russland-rådet en gang til.\n');
    expect((await libraryFor(tor, { articleId: third.id })).notes).toHaveLength(1);
  });

  it('and brings it back', async () => {
    await addAnnotation(ingrid, noteOn(elsewhere, 'Nato-Russland-rådet'));
    const { id } = await theOnly();
    await hideLibraryNote(tor, { articleId: here.id, id });
    expect(await showLibraryNotes(tor, { articleId: here.id })).toEqual({ shown: 1 });
    expect((await theOnly()).id).toBe(id);
  });

  it('that is not there, in an article that is not there, and is told', async () => {
    await expect(hideLibraryNote(tor, { articleId: here.id, id: 999 })).rejects.toMatchObject({
      name: 'NotFound',
    });
    await expect(showLibraryNotes(tor, { articleId: 999 })).rejects.toMatchObject({ name: 'NotFound' });
    await expect(libraryFor(tor, { articleId: 999 })).rejects.toMatchObject({ name: 'NotFound' });
    expect(await database().libraryDismissal.count()).toBe(0);
  });
});
