import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WordProperties } from './word-properties.tsx';

const words = (properties: Record<string, string>) =>
  renderToStaticMarkup(<WordProperties properties={properties} language="nb" />).replace(/<[^>]+>/g, ' ');

it('the source of a Word file tells which fields are not in its raw text', () => {
  const said = words({ title: 'Notat', date: '2022-01-26', byline: 'Kari Nordmann', language: 'da' });
  expect(said).toMatch(/extract of the Word file.*From the document properties/);
  expect(said).toMatch(/Title +Notat +Date +2022-01-26 +Byline +Kari Nordmann +Language +Danish/);
});

it('where it has none of them, only that the raw text is an extract', () => {
  expect(words({})).toMatch(/extract of the Word file/);
  expect(words({})).not.toContain('properties');
});
