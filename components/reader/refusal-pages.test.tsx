/** Pages that say why an article cannot be read in a language. */
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { OtherLanguagesPage } from './refusal-pages.tsx';
import { testEdition, testSnapshot } from './test-edition.ts';

const SITE = { url: 'https://example.org', languages: ['en', 'da', 'nb'] };
const LOST = { language: 'nb', until: '2022-05-04T10:00:00.000Z' };

function textOf(language: string, given: { former?: (typeof LOST)[]; hasOriginal?: boolean } = {}) {
  const { former = [], hasOriginal = true } = given;
  const edition = { ...testEdition(testSnapshot({ hasOriginal })), former };
  return renderToStaticMarkup(<OtherLanguagesPage site={SITE} language={language} edition={edition} />);
}

describe('the page of an article in a language that it is not in', () => {
  it('says “not yet” of a language that it never was in', () => {
    expect(textOf('nb')).toContain('Kan ikke leses på norsk bokmål ennå');
  });

  it('says “no longer”, and until when, of a language that readers had', () => {
    const html = textOf('nb', { former: [LOST] });
    expect(html).toContain('Kan ikke lenger leses på norsk bokmål');
    expect(html).toContain('til 4. mai 2022');
    expect(html).not.toContain('ennå');
  });

  it('says of an original that it is left out for its rights, without a word of it', () => {
    const html = textOf('da', { former: [{ ...LOST, language: 'da' }], hasOriginal: false });
    expect(html).toContain('Kan ikke læses på dansk');
    expect(html).not.toContain('endnu');
    expect(html).toContain('rettigheder');
    expect(html).not.toContain(testSnapshot().title);
    expect(html).toContain(testSnapshot().translations[0]?.title);
  });
});
