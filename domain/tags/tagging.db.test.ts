/** Editors put tags on articles, and find them by what they type. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { atDesk, importedArticle, shortText } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { addNewTag, addTag, createTag, removeTag } from './mutations.ts';
import { suggestTags, tagList } from './queries.ts';
import type { TagRow } from './tag.ts';

let ingrid: Colleague;
let article: DeskArticle;
let nato: TagRow;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle();
  nato = await createTag(ingrid, {
    kind: 'organisation',
    labels: { nb: 'Nato', en: 'NATO' },
    aliases: { nb: ['Atlanterhavspakten'], ru: ['НАТО'] },
  });
});

const labels = async (id = article.id) => (await atDesk(id)).tags.map((tag) => tag.label);

describe('Ingrid, editor, tags an article', () => {
  it('and the tag stands there in the language of the article', async () => {
    const chips = await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    expect(chips).toEqual([
      { id: nato.id, slug: 'nato', kind: 'organisation', label: 'Nato', language: 'nb' },
    ]);
    expect((await eventsBy(ingrid)).at(-1)).toEqual({
      action: 'tag.added',
      subjectType: 'article',
      subjectId: String(article.id),
      articleId: article.id,
      data: { tag: 'nato' },
    });
  });

  it('twice, which is no error and no second event', async () => {
    await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    expect(await addTag(ingrid, { articleId: article.id, tagId: nato.id })).toHaveLength(1);
    expect(await actionsBy(ingrid)).toEqual(['tag.created', 'tag.added']);
  });

  it('ten times at once, which is no error and one event', async () => {
    const { lost } = await atOnce(10, () => addTag(ingrid, { articleId: article.id, tagId: nato.id }));
    expect(lost.map(String)).toEqual([]);
    expect(await actionsBy(ingrid)).toEqual(['tag.created', 'tag.added']);
  });

  it('with a new tag, by kind and name in order', async () => {
    await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    const given = { articleId: article.id, kind: 'organisation', language: 'nb' } as const;
    await addNewTag(ingrid, { ...given, label: 'EU' });
    expect(await labels()).toEqual(['EU', 'Nato']);
    expect((await actionsBy(ingrid)).slice(-2)).toEqual(['tag.created', 'tag.added']);
  });

  it('with a new tag that is there already, and is told to use it', async () => {
    const given = { articleId: article.id, kind: 'organisation', language: 'nb', label: 'NATO' } as const;
    await expect(addNewTag(ingrid, given)).rejects.toMatchObject({ name: 'Invalid' });
    expect(await labels()).toEqual([]);
  });

  it('and takes the tag off again; taking it off twice is no error', async () => {
    await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    expect(await removeTag(ingrid, { articleId: article.id, tagId: nato.id })).toEqual([]);
    expect(await removeTag(ingrid, { articleId: article.id, tagId: nato.id })).toEqual([]);
    expect(await actionsBy(ingrid)).toEqual(['tag.created', 'tag.added', 'tag.removed']);
    expect(await tagList(ingrid, {})).toHaveLength(1);
  });

  it('that is not there, or with a tag that is not there, and is told so', async () => {
    for (const ids of [
      { articleId: 999, tagId: nato.id },
      { articleId: article.id, tagId: 999 },
    ]) {
      await expect(addTag(ingrid, ids)).rejects.toMatchObject({ name: 'NotFound' });
    }
    await expect(removeTag(ingrid, { articleId: 999, tagId: nato.id })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

describe('the suggestions that Ingrid, editor, gets while she types', () => {
  const suggested = (text: string, language = 'nb', articleId: number | null = null) =>
    suggestTags(ingrid, { text, language, articleId });

  it.each(['nato', 'NATO', ' Nat', 'ato', 'atlanterhavs', 'нато', 'НАТО'])(
    '“%s” offers Nato',
    async (text) => {
      expect(await suggested(text)).toMatchObject([{ label: 'Nato', language: 'nb' }]);
    },
  );

  it.each(['Zelensky', 'zelenskyj', 'ZELENSKYY', 'Zelenskiy', 'Зеленський'])(
    '“%s” offers Volodymyr Zelenskyj',
    async (text) => {
      await createTag(ingrid, {
        kind: 'person',
        labels: { nb: 'Volodymyr Zelenskyj', en: 'Volodymyr Zelenskyy' },
        aliases: { en: ['Zelensky', 'Zelenskiy'], uk: ['Володимир Зеленський'] },
      });
      expect(await suggested(text)).toMatchObject([{ label: 'Volodymyr Zelenskyj' }]);
    },
  );

  it('say which other name was found', async () => {
    expect(await suggested('atlanter')).toMatchObject([{ label: 'Nato', matched: 'Atlanterhavspakten' }]);
    expect(await suggested('nato')).toMatchObject([{ matched: null }]);
  });

  it('find Nordic letters typed without them', async () => {
    await createTag(ingrid, { kind: 'person', labels: { nb: 'Jonas Gahr Støre' } });
    await createTag(ingrid, { kind: 'place', labels: { nb: 'Ålesund' } });
    expect(await suggested('store')).toMatchObject([{ label: 'Jonas Gahr Støre' }]);
    expect(await suggested('alesund')).toMatchObject([{ label: 'Ålesund' }]);
  });

  it('begin with what begins so, the most used first', async () => {
    for (const label of ['Sentral-Nato', 'Natokritikk', 'Natoøvelse'])
      await createTag(ingrid, { kind: 'topic', labels: { nb: label } });
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    const [ovelse] = await suggested('natoøvelse');
    await addTag(ingrid, { articleId: other.id, tagId: ovelse?.id ?? 0 });
    const offers = (await suggested('nato')).map((tag) => tag.label);
    expect(offers[0]).toBe('Natoøvelse');
    expect(offers[3]).toBe('Sentral-Nato');
  });

  it('leave out what the article has', async () => {
    await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    expect(await suggested('nato', 'nb', article.id)).toEqual([]);
    expect(await suggested('nato', 'nb', null)).toHaveLength(1);
  });

  it('are none for nothing, and none for signs that no name has', async () => {
    for (const text of ['', '   ', '%', '_', '\\', "'"]) expect(await suggested(text), text).toEqual([]);
  });

  it('stand in the language of the article, else in a near one', async () => {
    expect(await suggested('nato', 'en')).toMatchObject([{ label: 'NATO', language: 'en' }]);
    expect(await suggested('nato', 'nn')).toMatchObject([{ label: 'Nato', language: 'nb' }]);
    expect(await suggested('nato', 'fi')).toMatchObject([{ label: 'NATO', language: 'en' }]);
  });
});

describe('the list of tags of Tor, translator', () => {
  it('can be narrowed by kind and by name in any language, and counts articles', async () => {
    const tor = await aTranslator();
    await addNewTag(ingrid, { articleId: article.id, kind: 'place', language: 'nb', label: 'Oslo' });
    expect((await tagList(tor, {})).map((tag) => tag.slug)).toEqual(['nato', 'oslo']);
    expect(await tagList(tor, { kind: 'place' })).toMatchObject([{ slug: 'oslo', articles: 1 }]);
    expect((await tagList(tor, { q: 'atlant' })).map((tag) => tag.slug)).toEqual(['nato']);
    expect(await tagList(tor, { q: '%' })).toEqual([]);
  });
});
