/** An editor changes an article's own fields. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { atDesk, edited, importedArticle, shortText } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { anEditor, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { startedTranslation } from '../testing/translations.ts';
import { type DeskArticle, editArticle as form } from './article.ts';
import { editArticle } from './mutations.ts';

let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle();
});

const NEW_FIELDS = {
  title: 'Stormøte i Oslo',
  slug: 'stormote-i-oslo',
  language: 'nn',
  date: '2022-03',
  publisher: 'NTB',
  byline: 'Kari Nordmann',
  sourceUrl: 'https://example.org/oslo',
  rights: 'cleared',
} as const;

describe('Ingrid, editor, edits an article', () => {
  it('and every field she gave is changed, and is hers from now on', async () => {
    const { id } = article;
    expect(await editArticle(ingrid, { id, version: 1, ...NEW_FIELDS })).toEqual({
      version: 2,
      slug: 'stormote-i-oslo',
    });
    expect(await atDesk(id)).toMatchObject({
      ...NEW_FIELDS,
      version: 2,
      titleOrigin: 'edited',
      dateOrigin: 'edited',
      languageOrigin: 'chosen',
      languageScore: null,
      status: 'draft',
    });
  });

  it('and the audit trail names the fields, not their contents', async () => {
    await editArticle(ingrid, { id: article.id, version: 1, title: 'Stormøte', byline: 'Kari Nordmann' });
    expect(await eventsBy(ingrid)).toEqual([
      {
        action: 'article.edited',
        subjectType: 'article',
        subjectId: String(article.id),
        articleId: article.id,
        data: { fields: ['title', 'byline'], importedTitle: article.title },
      },
    ]);
  });

  it('and what she did not give stays, with its origin', async () => {
    await editArticle(ingrid, { id: article.id, version: 1, byline: 'Kari Nordmann' });
    const { title, titleOrigin, slug, date, dateOrigin } = await atDesk(article.id);
    expect({ title, titleOrigin, slug, date, dateOrigin }).toEqual({
      title: article.title,
      titleOrigin: 'headline',
      slug: article.slug,
      date: '2022-03-24',
      dateOrigin: 'header',
    });
  });

  it('and saving the form without a change changes nothing', async () => {
    const { id, version, title, slug, date } = article;
    expect(await editArticle(ingrid, { id, version, title, slug, date })).toEqual({ version, slug });
    expect(await atDesk(id)).toEqual(article);
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('and an article that is not there is not found', async () => {
    await expect(editArticle(ingrid, { id: 999, version: 1, title: 'X' })).rejects.toMatchObject({
      name: 'NotFound',
    });
  });
});

describe('Ingrid, editor, chooses an address', () => {
  const TAKEN = { name: 'Invalid', fields: { slug: expect.stringContaining('has or had this address') } };

  it('that another article has, and is told which', async () => {
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    const attempt = editArticle(ingrid, { id: article.id, version: 1, slug: other.slug });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      fields: { slug: '“Nytt fra Bergen” has or had this address.' },
    });
    expect(await atDesk(article.id)).toEqual(article);
  });

  it('that an earlier edition of another article had, and is refused', async () => {
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    await publishNow(other.id);
    await edited(other.id, { slug: 'siste-fra-bergen' });
    const attempt = editArticle(ingrid, { id: article.id, version: 1, slug: 'nytt-fra-bergen' });
    await expect(attempt).rejects.toMatchObject(TAKEN);
  });

  it('that the article itself had before, and gets it', async () => {
    await publishNow(article.id);
    await edited(article.id, { slug: 'et-annet-sted' });
    expect(await edited(article.id, { slug: article.slug })).toMatchObject({ slug: article.slug });
  });

  it('at the same moment as nine others choose it for theirs, and one of them gets it', async () => {
    const articles = await Promise.all(
      Array.from({ length: 10 }, (_, i) => importedArticle(shortText(`Sak nummer ${i} fra Bergen`))),
    );
    const { won, lost } = await atOnce(10, (i) =>
      editArticle(ingrid, { id: articles[i]?.id ?? 0, version: 1, slug: 'ettertraktet' }),
    );
    expect(lost.map((error) => error.name)).toEqual(Array(9).fill('Invalid'));
    expect(won).toHaveLength(1);
  });

  it.each(['', 'Store-Bokstaver', 'mellom rom', 'å', 'a--b', '-a', 'tags', 'search', 'x'.repeat(81)])(
    '“%s”, and the form refuses it',
    (slug) => {
      expect(form.safeParse({ id: 1, version: 1, slug }).success).toBe(false);
    },
  );
});

it('an address that is too long is called too long, and nothing else', () => {
  const { error } = form.safeParse({ id: 1, version: 1, slug: 'x'.repeat(81) });
  expect(error?.issues.map(({ message }) => message)).toEqual(['Use at most 80 characters.']);
});

describe('Ingrid, editor, chooses a language', () => {
  it('into which the article is being translated, and is refused', async () => {
    await startedTranslation(article.id, 'da');
    const attempt = editArticle(ingrid, { id: article.id, version: 1, language: 'da' });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      fields: { language: expect.any(String) },
    });
    expect((await atDesk(article.id)).language).toBe('nb');
  });
});

describe('the form of an article', () => {
  const fields = (given: Record<string, unknown>) => form.safeParse({ id: 1, version: 1, ...given });

  it.each([
    { title: '' },
    { title: '   ' },
    { title: 'x'.repeat(301) },
    { language: 'på norsk' },
    { language: 'NB' },
    { date: '2022-13' },
    { date: '2022-02-30' },
    { date: '24.3.2022' },
    { sourceUrl: 'javascript:alert(1)' },
    { sourceUrl: 'ftp://example.org' },
    { rights: 'mine' },
    { status: 'published' },
    { publicEditionId: 1 },
  ])('refuses %o', (given) => {
    expect(fields(given).success).toBe(false);
  });

  it('takes an emptied field for no value', () => {
    expect(fields({ publisher: ' ', byline: '', sourceUrl: '', date: null }).data).toMatchObject({
      publisher: null,
      byline: null,
      sourceUrl: null,
      date: null,
    });
  });
});

describe('two editors on one article', () => {
  it('Ingrid saves what Kari has changed since, and gets what Kari wrote', async () => {
    const kari = await anEditor('Kari');
    await editArticle(kari, { id: article.id, version: 1, title: 'Karis tittel' });
    const attempt = editArticle(ingrid, { id: article.id, version: 1, title: 'Ingrids tittel' });
    await expect(attempt).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { title: 'Karis tittel', version: 2 },
    });
    expect((await atDesk(article.id)).title).toBe('Karis tittel');
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('of thirty edits of one version at once one wins, and the others get what it wrote', async () => {
    const { won, lost } = await atOnce(30, (i) =>
      editArticle(ingrid, { id: article.id, version: 1, title: `Tittel ${i}` }),
    );
    const { title } = await atDesk(article.id);
    expect(won).toEqual([{ version: 2, slug: article.slug }]);
    expect(lost).toHaveLength(29);
    for (const error of lost) {
      expect(error).toMatchObject({ name: 'Conflict', theirs: { title, version: 2 } });
    }
    expect(await database().event.count({ where: { action: 'article.edited' } })).toBe(1);
  });
});
