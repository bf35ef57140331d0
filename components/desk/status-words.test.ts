import { describe, expect, it } from 'vitest';
import { ARTICLE_STATUSES } from '#domain/articles/article.ts';
import { ITEM_STATUSES, RUN_STATUSES } from '#domain/imports/import.ts';
import { TRANSLATION_STATUSES } from '#domain/translations/translation.ts';
import {
  ARTICLE_STATUS,
  articleStatusWord,
  ITEM_STATUS,
  RUN_STATUS,
  TRANSLATION_STATUS,
} from './status-words.ts';

describe('status words', () => {
  it.each([
    [ARTICLE_STATUSES, ARTICLE_STATUS],
    [TRANSLATION_STATUSES, TRANSLATION_STATUS],
    [RUN_STATUSES, RUN_STATUS],
    [ITEM_STATUSES, ITEM_STATUS],
  ])('are different words for %j', (statuses, words) => {
    const said = Object.values(words).map(({ word }) => word);
    expect(Object.keys(words)).toEqual([...statuses]);
    expect(new Set(said).size).toBe(statuses.length);
  });

  it('marks only a published article as published with changes', () => {
    expect(articleStatusWord('published', true)).toEqual({ word: 'Published with changes', tone: 'review' });
    expect(articleStatusWord('published', false).word).toBe('Published');
    expect(articleStatusWord('draft', true).word).toBe('Draft');
  });
});
