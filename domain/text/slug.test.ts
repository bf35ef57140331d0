import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSlug, RESERVED_SLUGS, slugify } from './slug.ts';

describe('slugify', () => {
  it.each([
    [
      'Stoltenberg har svart Putin: – Vi står overfor et kritisk øyeblikk',
      'stoltenberg-har-svart-putin-vi-star-overfor-et-kritisk-oyeblikk',
    ],
    ['Ærlig & Straße', 'aerlig-strasse'],
    ['Sverige: är på väg', 'sverige-ar-pa-vag'],
    ["Putin's war", 'putins-war'],
    ['ÅØÆ', 'aoae'],
    ['東京', ''],
    ['', ''],
    ['– – –', ''],
    ['Kyiv Київ', 'kyiv'],
  ])('writes "%s" as "%s"', (text, expected) => expect(slugify(text)).toBe(expected));

  it('cuts between words and never above the limit', () => {
    expect(slugify('en to tre', 7)).toBe('en-to');
    expect(slugify('en to tre', 5)).toBe('en-to');
    expect(slugify('en to tre', 6)).toBe('en-to');
    expect(slugify('utenriksministermøte', 10)).toBe('utenriksmi');
  });

  it('steps aside for a reserved word', () => {
    expect(slugify('Tags')).toBe('tags-1');
  });

  it('gives nothing or a valid slug for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 80 }), (text, max) => {
        const slug = slugify(text, max);
        expect(slug === '' || isSlug(slug)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a valid slug as it is', () => {
    expect(slugify('a-valid-slug-2')).toBe('a-valid-slug-2');
  });
});

describe('isSlug', () => {
  it.each(['a', 'nato-2022', '2022'])('accepts %s', (text) => expect(isSlug(text)).toBe(true));

  it.each(['', '-a', 'a-', 'a--b', 'A', 'å', 'a b', 'a/b', 'feed.xml', 'x'.repeat(81), ...RESERVED_SLUGS])(
    'refuses "%s"',
    (text) => expect(isSlug(text)).toBe(false),
  );
});
