/** Editors are offered the tags that an article speaks of. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { atDesk, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { actionsBy } from '../testing/records.ts';
import { dismissTagHint } from './hint-mutations.ts';
import { tagHints } from './hint-queries.ts';
import { addTag, createTag } from './mutations.ts';
import type { TagRow } from './tag.ts';

const TEXT = `${OSLO}
Der møtte Stoltenberg også Putins utsending. Nato og Natos allierte venter på Nato, sier Stoltenberg.
`;

let ingrid: Colleague;
let article: DeskArticle;
let nato: TagRow;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle(TEXT);
  nato = await createTag(ingrid, { kind: 'organisation', labels: { en: 'NATO', ru: 'НАТО' } });
});

const offered = async () =>
  (await tagHints(ingrid, article.id)).tags.map(({ label, found, count }) => [label, found, count]);

async function setKeywords(keywords: string[] | string): Promise<void> {
  await database().article.update({ where: { id: article.id }, data: { keywords }, select: { id: true } });
}

describe('Ingrid, editor, is offered for an article', () => {
  it('the tags that its text names, the most frequent first, by label or alias in any language', async () => {
    await createTag(ingrid, {
      kind: 'person',
      labels: { nb: 'Jens Stoltenberg' },
      aliases: { en: ['Stoltenberg'] },
    });
    await createTag(ingrid, { kind: 'person', labels: { nb: 'Jonas Gahr Støre' } });
    await createTag(ingrid, { kind: 'place', labels: { nb: 'Bergen' } });
    expect(await offered()).toEqual([
      ['NATO', 'Nato', 4],
      ['Jens Stoltenberg', 'Stoltenberg', 3],
      ['Jonas Gahr Støre', 'Jonas Gahr Støre', 1],
    ]);
  });

  it('a tag whose name stands there in the genitive alone', async () => {
    await createTag(ingrid, { kind: 'person', labels: { nb: 'Vladimir Putin' }, aliases: { nb: ['Putin'] } });
    expect(await offered()).toContainEqual(['Vladimir Putin', 'Putins', 1]);
  });

  it('a tag whose name only opens a sentence, and none that is called like a word of the text', async () => {
    article = await importedArticle(
      'date 2022-03 Kina og USA møttes. Fred ble det ikke, og fred blir det ikke.',
    );
    await createTag(ingrid, { kind: 'place', labels: { nb: 'Kina' } });
    await createTag(ingrid, { kind: 'topic', labels: { nb: 'Fred' } });
    expect(await offered()).toEqual([['Kina', 'Kina', 1]]);
  });

  it('both of two tags that are called the same', async () => {
    await createTag(ingrid, { kind: 'topic', labels: { nb: 'Nato' } });
    expect(await offered()).toHaveLength(2);
  });

  it('no tag that it has, and none is added by being offered', async () => {
    expect(await offered()).toHaveLength(1);
    expect((await atDesk(article.id)).tags).toEqual([]);
    expect(await actionsBy(ingrid)).toEqual(['tag.created']);
    await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    expect(await offered()).toEqual([]);
  });

  it('first what the keywords of its source say; those that no tag is called are only told', async () => {
    const war = await createTag(ingrid, { kind: 'topic', labels: { nb: 'Krig', en: 'War' } });
    await setKeywords(['war', 'NATO', ' forsvar ', 'forsvar', '', 'Krig']);
    const hints = await tagHints(ingrid, article.id);
    expect(hints.tags.map(({ label, count, isKeyword }) => [label, count, isKeyword])).toEqual([
      ['NATO', 4, true],
      ['Krig', 0, true],
    ]);
    expect(hints.unknownKeywords).toEqual(['forsvar']);
    await addTag(ingrid, { articleId: article.id, tagId: war.id });
    expect((await tagHints(ingrid, article.id)).unknownKeywords).toEqual(['forsvar']);
  });

  it('nothing from keywords that are no list', async () => {
    await setKeywords('krig');
    expect(await tagHints(ingrid, article.id)).toMatchObject({ unknownKeywords: [] });
  });

  it('at most twelve', async () => {
    for (let n = 1; n <= 14; n++) {
      const labels = { nb: `Emne ${n}` };
      await createTag(ingrid, { kind: 'topic', labels, aliases: { nb: ['Stoltenberg'] } });
    }
    expect(await offered()).toHaveLength(12);
  });

  it('nothing for an article that is not there', async () => {
    await expect(tagHints(ingrid, 999_999)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('a tag that Ingrid dismisses for an article', () => {
  const decide = (dismissed: boolean, tagId = nato.id) =>
    dismissTagHint(ingrid, { articleId: article.id, tagId, dismissed });
  const dismissed = async () =>
    (await tagHints(ingrid, article.id)).dismissed.map(({ label, count }) => [label, count]);

  it('is offered no more, stands among those that were dismissed, and comes back when she restores it', async () => {
    const person = await createTag(ingrid, { kind: 'person', labels: { nb: 'Stoltenberg' } });
    expect(await decide(true)).toEqual({ dismissed: true });
    expect(await offered()).toEqual([['Stoltenberg', 'Stoltenberg', 3]]);
    expect(await dismissed()).toEqual([['NATO', 4]]);
    await decide(true, person.id);
    expect(await offered()).toEqual([]);
    expect(await decide(false)).toEqual({ dismissed: false });
    expect(await offered()).toEqual([['NATO', 'Nato', 4]]);
    expect(await dismissed()).toEqual([['Stoltenberg', 3]]);
  });

  it('is offered no more when the article comes again with another text', async () => {
    await decide(true);
    const again = textFile(TEXT.replace('venter på Nato', 'venter på Nato, USA og Nato'));
    const { results } = await importFiles(OFFICE, [again], { language: 'nb' });
    expect(results[0]).toMatchObject({ status: 'updated', article: { id: article.id } });
    expect(await offered()).toEqual([]);
    expect(await dismissed()).toEqual([['NATO', 5]]);
  });

  it('is offered for other articles all the same, and can be put on this one by hand', async () => {
    await decide(true);
    const other = await importedArticle('date 2022-03 En sak\n\nI går møttes Nato i Oslo om noe annet.');
    expect((await tagHints(ingrid, other.id)).tags.map(({ label }) => label)).toEqual(['NATO']);
    await addTag(ingrid, { articleId: article.id, tagId: nato.id });
    expect(await offered()).toEqual([]);
    expect(await dismissed()).toEqual([]);
  });

  it('is recorded once, and changes nothing that a reader sees', async () => {
    const where = { id: article.id };
    const revision = () => database().article.findUniqueOrThrow({ where, select: { revision: true } });
    const before = await revision();
    await Promise.all([decide(true), decide(true)]);
    await decide(false);
    await decide(false);
    expect(await actionsBy(ingrid)).toEqual(['tag.created', 'tag-hint.dismissed', 'tag-hint.restored']);
    expect(await revision()).toEqual(before);
  });

  it('has to be there, as has the article; and Tor, translator, may not', async () => {
    await expect(decide(true, 999_999)).rejects.toMatchObject({ name: 'NotFound' });
    const nowhere = { articleId: 999_999, tagId: nato.id, dismissed: true };
    await expect(dismissTagHint(ingrid, nowhere)).rejects.toMatchObject({ name: 'NotFound' });
    const tor = await aTranslator();
    const attempt = dismissTagHint(tor, { ...nowhere, articleId: article.id });
    await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await dismissed()).toEqual([]);
  });

  it('goes with its article and with its tag', async () => {
    await decide(true);
    await database().tag.delete({ where: { id: nato.id }, select: { id: true } });
    expect(await database().tagHintDismissal.count()).toBe(0);
  });
});
