/** The audit trail: in order, complete, and never changed. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { editArticle } from '../articles/mutations.ts';
import { database, inTransaction } from '../db/client.ts';
import { recordEvent } from '../events.ts';
import { createTag } from '../tags/mutations.ts';
import { importedArticle, shortText } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { noteOn } from '../testing/notes.ts';
import { type Colleague, newsroom, OFFICE } from '../testing/people.ts';
import { atOnce } from '../testing/records.ts';
import { auditTrail } from './queries.ts';

let astrid: Colleague;
let ingrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ({ astrid, ingrid, tor } = await newsroom());
  article = await importedArticle();
});

const actions = async (filter: Parameters<typeof auditTrail>[1]) =>
  (await auditTrail(astrid, filter)).rows.map(({ actor, action }) => `${actor} ${action}`);

describe('Astrid, admin, reads the audit trail', () => {
  it('of an article, newest first: who did what', async () => {
    await editArticle(ingrid, { id: article.id, version: 1, title: 'Ny tittel', byline: 'Kari' });
    await addAnnotation(tor, noteOn(article, 'Støre'));
    await publishNow(article.id, { viewer: ingrid });
    expect(await actions({ articleId: article.id })).toEqual([
      'Ingrid edition.published',
      'Tor annotation.added',
      'Ingrid article.edited',
      'Test office article.imported',
    ]);
    const { rows } = await auditTrail(astrid, { articleId: article.id });
    expect(rows[2]).toMatchObject({
      actor: 'Ingrid',
      subject: `article ${article.id}`,
      articleId: article.id,
      detail: 'fields: title, byline; importedTitle: Nato møtes i Oslo',
    });
    expect(rows.every(({ at }) => Math.abs(Date.now() - Date.parse(at)) < 60_000)).toBe(true);
  });

  it('of an article without what happened to others', async () => {
    await importedArticle(shortText('Nytt fra Bergen'));
    await createTag(ingrid, { kind: 'place', labels: { nb: 'Oslo' } });
    expect(await actions({ articleId: article.id })).toEqual(['Test office article.imported']);
    expect((await actions({})).slice(0, 1)).toEqual(['Ingrid tag.created']);
  });

  it('page by page, a hundred on each', async () => {
    for (let i = 0; i < 101; i++)
      await inTransaction((tx) => recordEvent(tx, OFFICE, 'tag.edited', { type: 'tag', id: i }));
    const last = await auditTrail(astrid, { page: 2 });
    expect([last.page, last.pages]).toEqual([2, 2]);
    expect((await auditTrail(astrid, {})).rows).toHaveLength(100);
    expect((await auditTrail(astrid, {})).rows[0]?.subject).toBe('tag 100');
    expect(last.rows.at(-1)?.action).toBe('person.created');
    expect((await auditTrail(astrid, { page: 3 })).rows).toEqual([]);
  });

  it('in the order in which things happened, though many happened at once', async () => {
    await atOnce(20, (i) => createTag(ingrid, { kind: 'place', labels: { nb: `Sted ${i}` } }));
    const { rows } = await auditTrail(astrid, {});
    const numbers = rows.map((row) => row.id);
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
    expect(rows.filter(({ action }) => action === 'tag.created')).toHaveLength(20);
  });
});

describe('the audit trail', () => {
  it('of one article is open to Tor, translator; the whole trail is not', async () => {
    expect((await auditTrail(tor, { articleId: article.id })).rows).toHaveLength(1);
    for (const viewer of [tor, ingrid])
      await expect(auditTrail(viewer, {})).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('has nothing of what was refused or did not happen', async () => {
    const before = await database().event.count();
    await expect(editArticle(tor, { id: article.id, version: 1, title: 'X' })).rejects.toThrow();
    await expect(editArticle(ingrid, { id: article.id, version: 9, title: 'X' })).rejects.toThrow();
    const failing = inTransaction(async (tx) => {
      await recordEvent(tx, ingrid, 'tag.edited', { type: 'tag', id: 1 });
      throw new Error('the power fails');
    });
    await expect(failing).rejects.toThrow('the power fails');
    expect(await database().event.count()).toBe(before);
  });

  it('cannot be rewritten, shortened or emptied', async () => {
    const before = await database().event.findMany();
    const [first] = before;
    const where = { id: first?.id ?? 0 };
    const attempts: (() => Promise<unknown>)[] = [
      () => database().event.update({ where, data: { actorName: 'Nobody' } }),
      () => database().event.delete({ where }),
      () => database().event.deleteMany({ where: { id: { gt: 0 } } }),
      () => database().$executeRaw`UPDATE "Event" SET "action" = 'nothing'`,
      () => database().$executeRaw`DELETE FROM "Event"`,
    ];
    for (const attempt of attempts) await expect(attempt()).rejects.toThrow();
    expect(await database().event.findMany()).toEqual(before);
  });

  it('keeps what people did under the names they had, when their accounts change', async () => {
    await editArticle(ingrid, { id: article.id, version: 1, title: 'Ny tittel' });
    await database().user.update({ where: { id: ingrid.id }, data: { name: 'Ingrid Hansen' } });
    expect((await actions({ articleId: article.id }))[0]).toBe('Ingrid article.edited');
  });
});
