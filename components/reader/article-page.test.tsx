import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { EditionSnapshot } from '#domain/editions/edition.ts';
import { ArticlePage } from './article-page.tsx';
import { composeReading } from './compose.ts';
import { composePair } from './compose-pair.ts';
import { PairPage } from './pair-page.tsx';
import { testEdition, testNote, testSnapshot } from './test-edition.ts';

const SITE = { url: 'https://example.org', languages: ['en', 'da'] };
const HOSTILE = '<script>alert("x")</script>';

function articleMarkup(snapshot: EditionSnapshot, language: string): string {
  const reading = composeReading(snapshot, language);
  if (reading === null) throw new Error('not readable');
  return renderToStaticMarkup(<ArticlePage site={SITE} edition={testEdition(snapshot)} reading={reading} />);
}

function pairMarkup(snapshot: EditionSnapshot, language: string, other: string): string {
  const reading = composeReading(snapshot, language);
  const pair = composePair(snapshot, language, other);
  if (reading === null || pair === null) throw new Error('not readable');
  const edition = testEdition(snapshot);
  return renderToStaticMarkup(<PairPage site={SITE} edition={edition} reading={reading} pair={pair} />);
}

const NOTED = testSnapshot({
  notes: [
    testNote({ number: 1, source: { block: 0, start: 0, end: 6 }, kind: 'entity', tag: 'aarhus' }),
    testNote({ number: 2, source: { block: 1, start: 0, end: 30 } }),
    testNote({
      number: 3,
      source: { block: 2, start: 0, end: 7 },
      bodies: [{ language: 'en', text: HOSTILE }],
    }),
    testNote({ number: 4, source: { block: 5, start: 0, end: 5 } }),
  ],
});
const PAGES = {
  original: articleMarkup(NOTED, 'da'),
  translation: articleMarkup(NOTED, 'en'),
  'side by side': pairMarkup(NOTED, 'en', 'da'),
};

describe.each(Object.entries(PAGES))('the page of an article: %s', (_name, html) => {
  it('ships no script and executes nothing that somebody wrote', () => {
    expect(html).not.toMatch(/<script|javascript:| on[a-z]+=| style=/i);
    expect(html).toContain('&lt;script&gt;');
  });

  it('has every id once, and something at the end of every link into the page', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map((match) => match[1]);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    for (const number of [1, 2, 3, 4]) expect(ids).toContain(`n${number}`);
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) expect(ids).toContain(`s${number}`);
  });

  it('has one h1, one main, and says its language', () => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main[ >]/g)).toHaveLength(1);
    expect(html).toMatch(/^<html lang="(en|da)" dir="ltr">/);
  });

  it('asks nothing of another host', () => {
    const loaded = [
      ...html.matchAll(
        /<(?:link rel="(?:stylesheet|icon|preload)" |img |source )[^>]*(?:href|src)="([^"]+)"/g,
      ),
    ];
    expect(loaded.length).toBeGreaterThan(2);
    for (const [, url] of loaded) expect(url).toMatch(/^\/assets\//);
  });
});

describe('the page of an article', () => {
  it('tells search engines of its other languages', () => {
    expect(PAGES.translation).toContain(
      '<link rel="canonical" href="https://example.org/en/fish-and-fjords"/>',
    );
    expect(PAGES.translation).toContain('hrefLang="da" href="https://example.org/da/fish-and-fjords"');
    expect(PAGES.translation).toContain('hrefLang="x-default" href="https://example.org/da/fish-and-fjords"');
  });

  it('gives the words of a sentence and nothing else as its text', () => {
    const sentence = /<span id="s3">(.*?)<\/span>/.exec(PAGES.original)?.[1] ?? '';
    expect(sentence.replace(/<[^>]+>/g, '')).toBe('Ældrerådet glæder sig.');
  });

  it('marks what it says itself as English where it does not speak the text’s language', () => {
    const polish = {
      language: 'pl',
      title: 'Ryby',
      people: [],
      segments: [{ number: 2, text: 'Ryby wróciły.' }],
    };
    const html = articleMarkup(testSnapshot({ translations: [polish] }), 'pl');
    expect(html).toMatch(/^<html lang="pl"/);
    expect(html).toContain('<body lang="en"');
    expect(html).toContain('<div class="text" lang="pl">');
  });

  it('runs the way its language runs', () => {
    const arabic = { language: 'ar', title: 'أسماك', people: [], segments: [{ number: 2, text: 'عادت.' }] };
    const snapshot = testSnapshot({ translations: [arabic] });
    expect(articleMarkup(snapshot, 'ar')).toContain('<article class="article" dir="rtl"');
    expect(pairMarkup(snapshot, 'da', 'ar')).toContain('<p class="cell right" lang="ar" dir="rtl">');
  });

  it('shows corrections with their date, above the text', () => {
    expect(PAGES.translation.indexOf('Corrected on 24 March 2022')).toBeLessThan(
      PAGES.translation.indexOf('id="s2"'),
    );
  });
});
