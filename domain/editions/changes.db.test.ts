/** “Published with changes”: what the desk has that readers do not have yet. */
import { beforeEach, describe, expect, it } from 'vitest';
import {
  addAnnotation,
  deleteAnnotation,
  editAnnotation,
  resolveAnnotation,
} from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import type { DeskArticle } from '../articles/article.ts';
import { setBlockKind } from '../articles/mutations.ts';
import { articleList } from '../articles/queries.ts';
import { addNewTag, editTag, removeTag } from '../tags/mutations.ts';
import { tagList } from '../tags/queries.ts';
import { atDesk, edited } from '../testing/articles.ts';
import { publishedArticle, publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOn } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { startedTranslation, translatedArticle, wrote } from '../testing/translations.ts';
import { approveAll, saveTranslationTitle } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { siteRevision } from './public-queries.ts';

let ingrid: Colleague;
let article: DeskArticle;
const key = () => ({ articleId: article.id, language: 'en' });
const firstNote = async () => {
  const [note] = await notesOf(ingrid, article.id);
  if (!note) throw new Error('there is no note');
  return note;
};
const firstTag = async () => {
  const [tag] = await tagList(ingrid, {});
  if (!tag) throw new Error('there is no tag');
  return tag;
};
const words = { kind: 'gloss', visibility: 'public', bodies: { en: 'Other words.' } } as const;

/** An article with a translation to be approved, a note and a tag, published. */
beforeEach(async () => {
  ingrid = await anEditor();
  article = await publishedArticle();
  await translatedArticle(article.id, 'en', { state: 'translated' });
  await addAnnotation(ingrid, noteOn(article, 'Støre'));
  await addNewTag(ingrid, { articleId: article.id, kind: 'place', language: 'nb', label: 'Oslo' });
  await publishNow(article.id);
});

const retitled = async () => {
  const { titleVersion: version } = await workspace(ingrid, article.id, 'en');
  return saveTranslationTitle(ingrid, { ...key(), version, title: 'Another title' });
};

const EDITS: Record<string, () => Promise<unknown>> = {
  'the title, with that of the translation': async () => {
    await edited(article.id, { title: 'Ny tittel' });
    await retitled();
  },
  'the address': () => edited(article.id, { slug: 'ny-adresse' }),
  'the rights': () => edited(article.id, { rights: 'unknown' }),
  'the kind of a block': () =>
    setBlockKind(ingrid, { blockId: article.blocks[1]?.id ?? 0, version: 1, kind: 'paragraph' }),
  'a sentence of the translation': () => wrote(ingrid, key(), 2, 'Other words.'),
  'the title of the translation': () => retitled(),
  'a new translation': () => translatedArticle(article.id, 'da'),
  'a new note': () => addAnnotation(ingrid, noteOn(article, 'Møtet')),
  'the words of a note': async () =>
    editAnnotation(ingrid, { id: (await firstNote()).id, version: 1, ...words }),
  'a note that is internal now': async () =>
    editAnnotation(ingrid, { id: (await firstNote()).id, version: 1, ...words, visibility: 'internal' }),
  'a note taken away': async () => deleteAnnotation(ingrid, { id: (await firstNote()).id, version: 1 }),
  'a new tag': () =>
    addNewTag(ingrid, { articleId: article.id, kind: 'topic', language: 'nb', label: 'Forsvar' }),
  'a tag taken off': async () => removeTag(ingrid, { articleId: article.id, tagId: (await firstTag()).id }),
  'the name of a tag': async () =>
    editTag(ingrid, { id: (await firstTag()).id, version: 1, kind: 'place', labels: { nb: 'Kristiania' } }),
};

const marks = async () => {
  const { changed } = await atDesk(article.id);
  const row = (await articleList(ingrid, {})).rows[0];
  expect(row?.changed).toBe(changed);
  return changed;
};

describe('an article that Ingrid, editor, has published', () => {
  it('has no changes right after', async () => {
    expect(await marks()).toBe(false);
  });

  it.each(Object.keys(EDITS))(
    'is published with changes after %s, until she publishes again',
    async (name) => {
      const revision = await siteRevision();
      await EDITS[name]?.();
      expect(await marks()).toBe(true);
      expect(await siteRevision()).toBe(revision);
      await publishNow(article.id);
      expect(await marks()).toBe(false);
      expect(await siteRevision()).toBe(revision + 1);
    },
  );
});

/** What no edition would show: publishing it would be refused, and the mark could never go away. */
const INVISIBLE: Record<string, () => Promise<unknown>> = {
  'an internal note': () => addAnnotation(ingrid, noteOn(article, 'Møtet', { visibility: 'internal' })),
  'a question': () => addAnnotation(ingrid, noteOn(article, 'Møtet', { kind: 'question' })),
  'other words in an internal note': async () => {
    const note = await addAnnotation(ingrid, noteOn(article, 'Møtet', { visibility: 'internal' }));
    return editAnnotation(ingrid, { id: note.id, version: 1, ...words, visibility: 'internal' });
  },
  'an internal note taken away': async () => {
    const note = await addAnnotation(ingrid, noteOn(article, 'Møtet', { visibility: 'internal' }));
    return deleteAnnotation(ingrid, { id: note.id, version: 1 });
  },
  'a note that is settled': async () =>
    resolveAnnotation(ingrid, { id: (await firstNote()).id, version: 1, resolved: true }),
  'a translation that has only been opened': () => startedTranslation(article.id, 'da'),
};

describe('an article that Ingrid, editor, has published has no changes', () => {
  it.each(Object.keys(INVISIBLE))('after %s', async (name) => {
    await INVISIBLE[name]?.();
    expect(await marks()).toBe(false);
  });
});

describe('what no reader would see, though it is a change at the desk,', () => {
  it.each([
    ['sentences approved as they stand', () => approveAll(ingrid, key())],
    ['a translation half done', () => wrote(ingrid, { articleId: article.id, language: 'sv' }, 1, 'Mötet')],
    [
      'a title changed and changed back',
      async () => {
        await edited(article.id, { title: 'Ny tittel' });
        await edited(article.id, { title: article.title });
      },
    ],
  ])('such as %s, is refused when she publishes it, and is no change from then on', async (_, change) => {
    await startedTranslation(article.id, 'sv');
    const revision = await siteRevision();
    await change();
    expect(await marks()).toBe(true);
    const { version } = await atDesk(article.id);
    await expect(publishNow(article.id)).rejects.toMatchObject({
      name: 'Invalid',
      message: 'Nothing has changed since edition 2.',
    });
    expect(await marks()).toBe(false);
    expect((await atDesk(article.id)).version).toBe(version);
    expect(await siteRevision()).toBe(revision);
  });
});

describe('the credits of a translation', () => {
  it('name Tor, translator, who wrote most of it, then Eva, and not Ingrid, editor, who approved it', async () => {
    const tor = await aTranslator();
    const eva = await aTranslator('Eva');
    await translatedArticle(article.id, 'da', { viewer: tor, state: 'translated' });
    await wrote(eva, { articleId: article.id, language: 'da' }, 2, 'Mødet varede to timer.');
    await approveAll(ingrid, { articleId: article.id, language: 'da' });
    await publishNow(article.id);
    const { translations } = await snapshotAt(article.slug);
    expect(translations.find(({ language }) => language === 'da')?.people).toEqual([
      { name: 'Tor', part: 'translator' },
      { name: 'Eva', part: 'translator' },
    ]);
  });
});
