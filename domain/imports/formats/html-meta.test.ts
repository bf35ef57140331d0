import { describe, expect, it } from 'vitest';
import { readInShort, utf8 } from './testing-formats.ts';

const TEXT =
  '<p>Nato svarte onsdag på de russiske kravene, etter over én måned.</p><p>Det sier han i Brussel.</p>';

/** A page that says nothing of itself but in linked data. */
const page = (...data: unknown[]) =>
  utf8(
    `<!DOCTYPE html><html><head>${data
      .map(
        (one) =>
          `<script type="application/ld+json">${typeof one === 'string' ? one : JSON.stringify(one)}</script>`,
      )
      .join('')}</head><body><article><h1>Nato svarer</h1>${TEXT}</article></body></html>`,
  );

const ARTICLE = {
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: 'Nato svarer',
  datePublished: '2022-01-26T19:04:00+01:00',
  author: { '@type': 'Person', name: 'Kari Nordmann' },
  publisher: { '@type': 'Organization', name: 'Avisen' },
  inLanguage: 'nb-NO',
  keywords: 'Nato, Russland',
  url: 'https://avisen.example/nato-svarer',
};

const said = async (...data: unknown[]) => {
  const { date, byline, publisher, language, keywords, sourceUrl } = await readInShort('html', page(...data));
  return { date, byline, publisher, language, keywords, sourceUrl };
};

const ALL = {
  date: '2022-01-26',
  byline: 'Kari Nordmann',
  publisher: 'Avisen',
  language: 'nb',
  keywords: ['Nato', 'Russland'],
  sourceUrl: 'https://avisen.example/nato-svarer',
};

describe('what a page says in linked data', () => {
  it.each([
    ['at the top', ARTICLE],
    ['in a list', [{ '@type': 'BreadcrumbList' }, ARTICLE]],
    ['in a graph', { '@graph': [{ '@type': 'WebSite', name: 'Avisen' }, ARTICLE] }],
    ['as what a page is about', { '@type': 'WebPage', mainEntity: ARTICLE }],
    ['under several types', { ...ARTICLE, '@type': ['Thing', 'NewsArticle'] }],
    ['under the address of its type', { ...ARTICLE, '@type': 'http://schema.org/Article' }],
    ...[
      'ReportageNewsArticle',
      'OpinionNewsArticle',
      'AnalysisNewsArticle',
      'BlogPosting',
      'LiveBlogPosting',
      'Report',
    ].map((type): [string, unknown] => [`as ${type}`, { ...ARTICLE, '@type': type }]),
    ['between marks of older programs', `//<![CDATA[\n${JSON.stringify(ARTICLE)}\n//]]>`],
    ['with a line end in a text', JSON.stringify(ARTICLE).replace('Nato, ', 'Nato,\n')],
  ])('is read %s', async (_, data) => {
    expect(await said(data)).toEqual(ALL);
  });

  it.each([
    ['Kari Nordmann', 'Kari Nordmann'],
    [['Kari Nordmann', 'Per Hansen'], 'Kari Nordmann, Per Hansen'],
    [[{ name: 'Kari Nordmann' }, { name: 'Per Hansen' }], 'Kari Nordmann, Per Hansen'],
    [{ '@type': 'Person', name: ['Kari Nordmann'] }, 'Kari Nordmann'],
    [{ name: 'Kari &amp; Per' }, 'Kari & Per'],
    [{ '@id': 'https://avisen.example/#kari' }, null],
  ])('names the authors %j', async (author, byline) => {
    expect((await said({ ...ARTICLE, author })).byline).toBe(byline);
  });

  it('finds people and publishers that stand elsewhere in the graph', async () => {
    const [kari, avisen] = ['https://avisen.example/#kari', 'https://avisen.example/#org'];
    const graph = [
      { ...ARTICLE, author: { '@id': kari }, publisher: { '@id': avisen } },
      { '@type': 'Organization', '@id': avisen, name: 'Avisen' },
      { '@type': 'Person', '@id': kari, name: 'Kari Nordmann' },
    ];
    expect(await said({ '@graph': graph })).toEqual(ALL);
    const [article, ...others] = graph;
    expect(await said(others, article)).toEqual(ALL);
  });

  it.each([
    [
      ['Nato', 'Oslo, Norge'],
      ['Nato', 'Oslo, Norge'],
    ],
    [[{ '@type': 'DefinedTerm', name: 'Nato' }], ['Nato']],
    ['Nato; Russland', ['Nato', 'Russland']],
  ])('has the keywords %j', async (keywords, read) => {
    expect((await said({ ...ARTICLE, keywords })).keywords).toEqual(read);
  });

  it.each([
    ['nn', 'nn'],
    [{ '@type': 'Language', name: 'Danish', alternateName: 'da' }, 'da'],
  ])('is in the language %j', async (inLanguage, language) => {
    expect((await said({ ...ARTICLE, inLanguage })).language).toBe(language);
  });

  it.each([
    'https://avisen.example/nato-svarer',
    { '@type': 'WebPage', '@id': 'https://avisen.example/nato-svarer' },
    { '@type': 'WebPage', url: 'https://avisen.example/nato-svarer' },
  ])('stands on the page %j', async (mainEntityOfPage) => {
    expect(await said({ ...ARTICLE, url: undefined, mainEntityOfPage })).toEqual(ALL);
  });

  it('is that of the first article, completed by others, and nobody else’s names are added', async () => {
    const { datePublished, ...undated } = ARTICLE;
    const other = { ...ARTICLE, author: { name: 'Per Hansen' }, datePublished };
    expect(await said(undated, other)).toEqual(ALL);
  });

  it('is not followed for ever, nor deeper than any page goes', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => ({ '@id': `#${index}` }));
    const things = ids.map((id) => ({
      ...id,
      '@type': 'NewsArticle',
      name: ids,
      author: ids,
      publisher: ids,
    }));
    expect(await said({ '@graph': things })).toMatchObject({ byline: null, publisher: null });
    expect(await said(`${'{"@graph":['.repeat(5_000)}1${']}'.repeat(5_000)}`)).toMatchObject({ date: null });
  });

  it('gives the title where the page prints none', async () => {
    const bytes = utf8(
      `<html><head><script type="application/ld+json">${JSON.stringify(ARTICLE)}</script></head><body><article>${TEXT}</article></body></html>`,
    );
    const { title, titleOrigin } = await readInShort('html', bytes);
    expect([title, titleOrigin]).toEqual(['Nato svarer', 'headline']);
  });
});
