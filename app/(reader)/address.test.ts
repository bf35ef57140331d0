import { describe, expect, it } from 'vitest';
import { asLanguage, asMonth, asPage, asSlug } from './address.ts';

describe('the parts of a public address', () => {
  it('read a language in any spelling and give it in one', () => {
    expect(asLanguage('nb')).toBe('nb');
    expect(asLanguage('NB')).toBe('nb');
    expect(asLanguage('en-gb')).toBe('en-GB');
    for (const wrong of ['', 'n', 'favicon.ico', 'nb_NO', '../etc', 'x'.repeat(40), 'en-']) {
      expect(asLanguage(wrong)).toBeNull();
    }
  });

  it('read slugs, and never the site’s own words', () => {
    expect(asSlug('no-sign-of-withdrawal')).toBe('no-sign-of-withdrawal');
    for (const wrong of ['tags', 'archive', 'A', 'a--b', 'a/b', '%2e', '']) expect(asSlug(wrong)).toBeNull();
  });

  it('read pages and months, and take nonsense for none', () => {
    const page = (text: string): number => asPage(new URLSearchParams({ page: text }));
    expect([page('2'), page('0'), page('-1'), page('1e3'), page('99999'), page('')]).toEqual([
      2, 1, 1, 1, 1, 1,
    ]);
    expect(asMonth('2022', '03')).toBe('2022-03');
    expect(asMonth('2022', '13')).toBeNull();
    expect(asMonth('22', '03')).toBeNull();
  });
});
