import { describe, expect, it } from 'vitest';
import { newTag, type TagRow } from '#domain/tags/tag.ts';
import { EMPTY_TAG, languagesOfTag, tagIn, tagOfValues, valuesOfTag } from './tag-values.ts';

const nato: TagRow = {
  id: 1,
  slug: 'nato',
  kind: 'organisation',
  version: 4,
  labels: { nb: 'Nato', sv: 'Nato' },
  aliases: { nb: ['Atlantpakten', 'NATO'] },
  externalIds: { wikidata: 'Q7184' },
  parent: 'international-organisations',
  articles: 5,
};

describe('the values of a tag', () => {
  it('go into the form and come back the same', () => {
    const { kind, labels, aliases, externalIds, parent } = nato;
    expect(tagOfValues(valuesOfTag(nato))).toEqual({ kind, labels, aliases, externalIds, parent });
    expect(languagesOfTag(nato)).toEqual(['nb', 'da', 'en', 'sv']);
  });

  it('leave out what is empty, and the contract asks for a label', () => {
    expect(tagOfValues(valuesOfTag(EMPTY_TAG))).toEqual(EMPTY_TAG);
    expect(newTag.safeParse(tagOfValues(valuesOfTag(EMPTY_TAG))).success).toBe(false);
  });

  it('take one alias a line, each once', () => {
    expect(tagOfValues({ 'aliases:en': ' Alliance \n\nAlliance\nThe bloc' }).aliases).toEqual({
      en: ['Alliance', 'The bloc'],
    });
  });

  it('are read from a conflict, and from nothing else', () => {
    expect(tagIn(nato)).toEqual({ version: 4, values: valuesOfTag(nato) });
    expect(tagIn({ version: 4 })).toBeNull();
  });
});
