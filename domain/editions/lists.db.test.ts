/** What readers find in lists: front page, tags, archive, sitemap. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addNewTag, addTag, createTag, editTag } from '../tags/mutations.ts';
import { edited, importedArticle, shortText } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { OFFICE } from '../testing/people.ts';
import { translatedArticle } from '../testing/translations.ts';
import {
  archiveMonth,
  archiveMonths,
  archiveUndated,
  articlesWithTag,
  latest,
  publicTags,
  readableIn,
  readingLanguages,
  siteMap,
} from './public-queries.ts';

interface Story {
  title: string;
  date: string;
  language?: string;
  into?: string[];
}

async function story({ title, date, language = 'nb', into = [] }: Story): Promise<number> {
  const { id } = await importedArticle(shortText(title, date), { language, publisher: 'NTB' });
  for (const other of into) await translatedArticle(id, other, { title: `${title} (${other})` });
  await publishNow(id);
  return id;
}

const titles = (cards: { title: string }[]) => cards.map((card) => card.title);

/** Three articles, the newest first in the world and last on the site. */
let oslo: number;
beforeEach(async () => {
  oslo = await story({ title: 'Oslo', date: '2022-03-24', into: ['en'] });
  await story({ title: 'Bergen', date: '2022-03', into: ['da', 'en'] });
  await story({ title: 'Aarhus', date: '2022-01-26', language: 'da' });
});

describe('the front page', () => {
  it('has each article once, in the language of the reader where it can be read in it', async () => {
    const cards = await latest({ language: 'da', limit: 9 });
    expect(cards.map(({ title, language, isOriginal }) => [title, language, isOriginal])).toEqual([
      ['Oslo (en)', 'en', false],
      ['Bergen (da)', 'da', false],
      ['Aarhus', 'da', true],
    ]);
    expect(titles(await latest({ language: 'nb', limit: 9 }))).toEqual(['Oslo', 'Bergen', 'Aarhus']);
  });

  it('names the tags in the language of the page, also of what is shown in another', async () => {
    const labels = { nb: 'Forsvar', en: 'Defence' };
    const tag = await createTag(OFFICE, { kind: 'topic', labels });
    await addTag(OFFICE, { articleId: oslo, tagId: tag.id });
    await publishNow(oslo);
    const tagIn = async (language: string) => (await latest({ language, limit: 1 }))[0]?.tags[0]?.label;
    expect([await tagIn('nb'), await tagIn('en')]).toEqual(['Forsvar', 'Defence']);
    await edited(oslo, { rights: 'excerpt-only' });
    await publishNow(oslo);
    const [card] = await latest({ language: 'nb', limit: 1 });
    expect(card).toMatchObject({ language: 'en', tags: [{ label: 'Forsvar', language: 'nb' }] });
  });

  it('has the newest first, and turns its pages', async () => {
    expect(titles(await latest({ language: 'nb', limit: 2 }))).toEqual(['Oslo', 'Bergen']);
    expect(titles(await latest({ language: 'nb', limit: 2, offset: 2 }))).toEqual(['Aarhus']);
  });

  it('says of each what a list needs', async () => {
    const [card] = await latest({ language: 'en', limit: 1 });
    expect(card).toMatchObject({
      slug: 'oslo',
      originalLanguage: 'nb',
      languages: ['nb', 'en'],
      title: 'Oslo (en)',
      summary: 'Sentence A in en.',
      date: '2022-03-24',
      day: '2022-03-24',
      words: 4,
      publisher: 'NTB',
      editionNumber: 1,
      tags: [],
    });
  });
});

describe('the summary of a list', () => {
  const summary = async () => (await latest({ language: 'nb', limit: 1 }))[0]?.summary;

  it('is whole sentences of the text, the first of which may have the words of the title', async () => {
    expect(await summary()).toBe('Oslo: det skjedde torsdag.');
  });

  it('does not say a derived title twice', async () => {
    const { id } = await importedArticle(
      'date 2023 – Vi står sammen i dag. Det sier Støre. Han la på.\n\nSlutt nå.\n',
    );
    await publishNow(id);
    expect(await summary()).toBe('Det sier Støre. Han la på. Slutt nå.');
  });
});

describe('a language', () => {
  it('has what can be read in it, original or translation', async () => {
    const { cards, total } = await readableIn('da', { limit: 9 });
    expect([titles(cards), total]).toEqual([['Bergen (da)', 'Aarhus'], 2]);
    expect(await readableIn('en', { limit: 1, offset: 1 })).toMatchObject({
      cards: [{ title: 'Bergen (en)' }],
      total: 2,
    });
    expect(await readableIn('sv', { limit: 9 })).toEqual({ cards: [], total: 0 });
  });

  it('is counted', async () => {
    expect(await readingLanguages()).toEqual([
      { language: 'da', articles: 2 },
      { language: 'en', articles: 2 },
      { language: 'nb', articles: 2 },
    ]);
  });
});

describe('the tags', () => {
  beforeEach(async () => {
    const labels = { nb: 'Norge', en: 'Norway' };
    const { id: tagId } = await createTag(OFFICE, { kind: 'place', labels });
    await addTag(OFFICE, { articleId: oslo, tagId });
    await addNewTag(OFFICE, { articleId: oslo, kind: 'organisation', language: 'nb', label: 'Nato' });
    await publishNow(oslo);
  });

  it('are those of what can be read in a language, named for its readers', async () => {
    expect(await publicTags('en')).toEqual([
      { slug: 'nato', kind: 'organisation', label: 'Nato', language: 'nb', articles: 1 },
      { slug: 'norway', kind: 'place', label: 'Norway', language: 'en', articles: 1 },
    ]);
    expect(await publicTags('da')).toEqual([]);
  });

  it('lead to what carries them in that language', async () => {
    expect(await articlesWithTag('en', 'norway')).toMatchObject({
      tag: { label: 'Norway', articles: 1 },
      cards: [{ title: 'Oslo (en)', tags: [{ slug: 'nato' }, { slug: 'norway', label: 'Norway' }] }],
    });
    expect(await articlesWithTag('da', 'norway')).toBeNull();
    expect(await articlesWithTag('nb', 'sverige')).toBeNull();
  });

  it('are called what they were called when the edition was made', async () => {
    const { tags } = (await latest({ language: 'nb', limit: 1 }))[0] ?? {};
    expect(tags?.map(({ label }) => label)).toEqual(['Nato', 'Norge']);
    await editTag(OFFICE, { id: 1, version: 1, kind: 'place', labels: { nb: 'Noreg' } });
    expect((await articlesWithTag('nb', 'norway'))?.tag.label).toBe('Norge');
    await publishNow(oslo);
    expect((await articlesWithTag('nb', 'norway'))?.tag.label).toBe('Noreg');
  });
});

describe('the archive', () => {
  it('has the months of a language, newest first', async () => {
    expect(await archiveMonths('nb')).toEqual([{ month: '2022-03', articles: 2 }]);
    expect(await archiveMonths('da')).toEqual([
      { month: '2022-03', articles: 1 },
      { month: '2022-01', articles: 1 },
    ]);
  });

  it('has the articles of a month, those with a day before those with only the month', async () => {
    expect(titles(await archiveMonth('nb', '2022-03'))).toEqual(['Oslo', 'Bergen']);
    expect(await archiveMonth('nb', '2022-02')).toEqual([]);
  });

  it('has an article without a date in no month, but in a list of its own, and it leads no front page', async () => {
    await edited(oslo, { date: null });
    await publishNow(oslo);
    expect(titles(await archiveUndated('nb'))).toEqual(['Oslo']);
    expect(await archiveMonths('nb')).toEqual([{ month: '2022-03', articles: 1 }]);
    expect(titles(await latest({ language: 'nb', limit: 9 }))).toEqual(['Bergen', 'Aarhus', 'Oslo']);
  });

  it('files an article under its new date with the next edition', async () => {
    await edited(oslo, { date: '2021-12' });
    expect(await archiveMonths('nb')).toHaveLength(1);
    await publishNow(oslo);
    expect(titles(await archiveMonth('nb', '2021-12'))).toEqual(['Oslo']);
  });
});

describe('the site map', () => {
  it('has every public article with all its languages, the original first', async () => {
    const rows = await siteMap();
    expect(rows.map(({ slug, languages }) => [slug, languages])).toEqual([
      ['oslo', ['nb', 'en']],
      ['bergen', ['nb', 'da', 'en']],
      ['aarhus', ['da']],
    ]);
    expect(rows.every(({ lastModified }) => !Number.isNaN(Date.parse(lastModified)))).toBe(true);
  });
});
