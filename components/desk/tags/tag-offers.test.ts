import { describe, expect, it } from 'vitest';
import type { TagSuggestion } from '#domain/tags/tag.ts';
import { tagOffers } from './tag-offers.ts';

const nato: TagSuggestion = {
  id: 3,
  slug: 'nato',
  kind: 'organisation',
  label: 'Nato',
  language: 'nb',
  matched: null,
  articles: 5,
};

describe('tag offers', () => {
  it('put what is there before what could be made', () => {
    const offers = tagOffers('nat', [nato], true);
    expect(offers[0]).toMatchObject({ key: 'tag-3', label: 'Nato', lang: 'nb', isNew: false, tagId: 3 });
    expect(offers.slice(1).map((offer) => offer.detail)).toEqual([
      'as topic',
      'as person',
      'as place',
      'as organisation',
      'as event',
    ]);
  });

  it('do not make a second one of the kind that is there, by label or by the name that was found', () => {
    expect(tagOffers('NATO', [nato], true).map((offer) => offer.key)).not.toContain('new-organisation');
    const alliance = { ...nato, matched: 'Atlantpakten' };
    expect(tagOffers('atlantpakten', [alliance], true).map((offer) => offer.key)).not.toContain(
      'new-organisation',
    );
  });

  it('do not make again what the article has already', () => {
    const offers = tagOffers('bergen', [], true, [{ kind: 'topic', label: 'Bergen' }]);
    expect(offers.map((offer) => offer.key)).toEqual([
      'new-person',
      'new-place',
      'new-organisation',
      'new-event',
    ]);
  });

  it('say under which name a tag was found', () => {
    expect(tagOffers('atl', [{ ...nato, matched: 'Atlantpakten', articles: 1 }], false)).toMatchObject([
      { detail: 'also “Atlantpakten” · organisation · 1 article' },
    ]);
  });

  it('make nothing of nothing, nor for those who may not', () => {
    expect(tagOffers('  ', [], true)).toEqual([]);
    expect(tagOffers('new', [], false)).toEqual([]);
    expect(tagOffers('x'.repeat(121), [], true)).toEqual([]);
  });
});
