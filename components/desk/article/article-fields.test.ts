import { describe, expect, it } from 'vitest';
import { editArticle } from '#domain/articles/article.ts';
import { editOf, fieldsIn, textOfFields } from './article-fields.ts';

const article = {
  title: 'Title',
  slug: 'title',
  language: 'nb',
  date: null,
  publisher: null,
  byline: 'Kari',
  sourceUrl: null,
  rights: 'unknown',
} as const;

describe('the fields of an article', () => {
  it('are text in the form', () => {
    expect(textOfFields(article)).toEqual({ ...article, date: '', publisher: '', sourceUrl: '' });
  });

  it('are sent when they changed, and an emptied one is sent as nothing', () => {
    const edit = editOf(7, 2, { byline: '', date: '2022-03', title: 'New' });
    expect(edit).toEqual({ id: 7, version: 2, byline: null, date: '2022-03', title: 'New' });
    expect(editArticle.safeParse(edit).success).toBe(true);
  });

  it('leave an emptied title to the server, which says that one is needed', () => {
    const parsed = editArticle.safeParse(editOf(7, 2, { title: '' }));
    expect(parsed.success).toBe(false);
  });

  it('are read from a conflict, and from nothing else', () => {
    expect(fieldsIn({ ...article, version: 5, id: 7 })).toEqual({
      version: 5,
      values: textOfFields(article),
    });
    expect(fieldsIn(null)).toBeNull();
    expect(fieldsIn({ version: 'x' })).toBeNull();
  });
});
