/** What the lists of the desk show, and the article's own page. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { addNewTag } from '../tags/mutations.ts';
import { atDesk, edited, importedArticle, shortText } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { noteOn } from '../testing/notes.ts';
import { type Colleague, newsroom, OFFICE } from '../testing/people.ts';
import { translatedArticle, wrote } from '../testing/translations.ts';
import { PARSER_VERSION } from '../text/parse.ts';
import { articleFilter, type DeskArticle } from './article.ts';
import { articleForDesk } from './article-queries.ts';
import { setStatus } from './mutations.ts';
import { articleList, deskHome, translationGrid } from './queries.ts';

let tor: Colleague;
let ingrid: Colleague;
let oslo: DeskArticle;
let bergen: DeskArticle;
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  oslo = await importedArticle();
  bergen = await importedArticle(shortText('Blåveis på Fløyen i Bergen'), { language: 'nn' });
});

const titles = async (filter: Parameters<typeof articleList>[1]) =>
  (await articleList(tor, filter)).rows.map((row) => row.title);

describe('Tor, translator, looks for an article', () => {
  it('and finds the one that was changed last first', async () => {
    await edited(oslo.id, { byline: 'Kari Nordmann' });
    expect(await titles({})).toEqual([oslo.title, bergen.title]);
  });

  it('by words of its title, in whatever case and with whatever letters he types', async () => {
    expect(await titles({ q: 'BLÅVEIS' })).toEqual([bergen.title]);
    expect(await titles({ q: 'blaveis pa floyen' })).toEqual([bergen.title]);
    expect(await titles({ q: 'i' })).toHaveLength(2);
    expect(await titles({ q: '%' })).toEqual([]);
  });

  it('by words of its text, inflected or not, and by its new title once it has one', async () => {
    expect(await titles({ q: 'møtene varte' })).toEqual([oslo.title]);
    expect(await titles({ q: '"varte møtet"' })).toEqual([]);
    await edited(oslo.id, { title: 'Toppmøte ved fjorden' });
    expect(await titles({ q: 'fjordene' })).toEqual(['Toppmøte ved fjorden']);
  });

  it('by the title of its translation', async () => {
    await translatedArticle(oslo.id, 'en', { title: 'A summit' });
    expect(await titles({ q: 'summit' })).toEqual([oslo.title]);
  });

  it('by language, tag and status, which is counted for every status', async () => {
    await addNewTag(ingrid, { articleId: oslo.id, kind: 'place', language: 'nb', label: 'Oslo' });
    await publishNow(oslo.id);
    expect(await titles({ language: 'nn' })).toEqual([bergen.title]);
    expect(await titles({ tag: 'oslo' })).toEqual([oslo.title]);
    expect(await titles({ status: 'draft' })).toEqual([bergen.title]);
    const { counts, total, pages } = await articleList(tor, { status: 'draft' });
    expect(counts).toMatchObject({ draft: 1, published: 1, archived: 0 });
    expect({ total, pages }).toEqual({ total: 1, pages: 1 });
  });

  it('and a filter that makes no sense is refused', () => {
    for (const filter of [{ status: 'lost' }, { page: 0 }, { page: 'two' }, { where: {} }]) {
      expect(articleFilter.safeParse(filter).success).toBe(false);
    }
  });
});

describe('the desk of Tor, translator', () => {
  it('shows what waits: in review, to be changed, published with changes, drafts', async () => {
    await publishNow(oslo.id);
    await edited(oslo.id, { byline: 'Kari Nordmann' });
    await setStatus(OFFICE, { id: bergen.id, version: 1, status: 'in-review' });
    const home = await deskHome(tor);
    expect(home.inReview.map(({ id }) => id)).toEqual([bergen.id]);
    expect(home.changed.map(({ id }) => id)).toEqual([oslo.id]);
    expect([home.needsChanges, home.drafts]).toEqual([[], []]);
  });

  it('shows the translations that are not up to date', async () => {
    await translatedArticle(oslo.id, 'en');
    await translatedArticle(oslo.id, 'da');
    await wrote(tor, { articleId: oslo.id, language: 'da' }, 2, 'Halvvejs …', 'draft');
    expect((await deskHome(tor)).translations).toEqual([
      {
        articleId: oslo.id,
        title: oslo.title,
        language: 'da',
        status: 'in-progress',
        progress: { segments: 6, untranslated: 0, draft: 1, translated: 0, approved: 5, stale: 0 },
      },
    ]);
  });

  it('has a grid of articles and languages that says what is public', async () => {
    await translatedArticle(oslo.id, 'en');
    await publishNow(oslo.id);
    await translatedArticle(oslo.id, 'da');
    const { languages, rows } = await translationGrid(tor);
    expect(languages).toEqual(['da', 'en']);
    const row = rows.find(({ id }) => id === oslo.id);
    expect(row?.translations.map(({ language, isPublic }) => [language, isPublic])).toEqual([
      ['da', false],
      ['en', true],
    ]);
  });
});

describe('the page of an article', () => {
  it('tells each viewer what they may do there', async () => {
    expect((await articleForDesk(tor, oslo.id)).can).toEqual({
      edit: false,
      tag: false,
      publish: false,
      translate: true,
      annotate: true,
    });
    const { can } = await articleForDesk(ingrid, oslo.id);
    expect(Object.values(can).every(Boolean)).toBe(true);
  });

  it('counts notes, those for readers apart', async () => {
    await addAnnotation(tor, noteOn(oslo, 'Støre'));
    await addAnnotation(tor, noteOn(oslo, 'Oslo', { visibility: 'internal' }));
    await addAnnotation(tor, noteOn(oslo, 'Nato', { kind: 'question' }));
    expect((await atDesk(oslo.id)).notes).toEqual({ total: 3, public: 1, orphans: 0 });
  });

  it('shows where the text came from', async () => {
    expect(oslo.provenance).toMatchObject({
      fileName: 'date-2022-03-24-nato-motes-i-oslo.txt',
      encoding: 'utf-8',
      runId: 1,
      parserVersion: PARSER_VERSION,
    });
  });

  it('is not found when there is none', async () => {
    await expect(articleForDesk(tor, 999)).rejects.toMatchObject({ name: 'NotFound' });
  });
});
