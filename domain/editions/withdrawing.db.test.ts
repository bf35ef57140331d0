/** Articles are withdrawn and come back, and move to other addresses. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { atDesk, edited, importedArticle } from '../testing/articles.ts';
import { editionAt, publishedArticle, publishNow, withdrawNow } from '../testing/editions.ts';
import { anEditor, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { withdraw as form } from './edition.ts';
import { withdraw } from './mutations.ts';
import {
  archiveMonths,
  editionHistory,
  latest,
  publicArticle,
  siteMap,
  siteRevision,
} from './public-queries.ts';

let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await publishedArticle();
});

const answer = (slug = article.slug) => publicArticle('nb', slug);

describe('Ingrid, editor, withdraws an article', () => {
  it('and its address says that it is gone, when, and why', async () => {
    await withdrawNow(article.id, 'The source asked us to.', ingrid);
    expect(await answer()).toEqual({
      kind: 'gone',
      title: 'Nato møtes i Oslo',
      language: 'nb',
      at: expect.stringMatching(/^\d{4}-/),
      reason: 'The source asked us to.',
    });
    expect(await atDesk(article.id)).toMatchObject({
      status: 'archived',
      publicEdition: null,
      changed: false,
    });
    expect(await eventsBy(ingrid)).toMatchObject([
      { action: 'edition.withdrawn', articleId: article.id, data: { reason: 'The source asked us to.' } },
    ]);
  });

  it('and it is in no list, and the site has one revision more', async () => {
    expect(await siteRevision()).toBe(1);
    await withdrawNow(article.id);
    expect(await siteRevision()).toBe(2);
    expect(await latest({ language: 'nb', limit: 9 })).toEqual([]);
    expect(await siteMap()).toEqual([]);
    expect(await archiveMonths('nb')).toEqual([]);
    expect(await editionHistory(article.slug)).toBeNull();
  });

  it('and what she calls it at the desk afterwards is not public', async () => {
    await withdrawNow(article.id);
    await edited(article.id, { title: 'Hemmelig tittel' });
    expect(await answer()).toMatchObject({ kind: 'gone', title: 'Nato møtes i Oslo' });
  });

  it('and publishes it again, unchanged, as the next edition', async () => {
    const { firstPublishedAt } = await editionAt(article.slug);
    await withdrawNow(article.id);
    expect(await publishNow(article.id)).toMatchObject({ number: 2, slug: article.slug });
    const edition = await editionAt(article.slug);
    expect(edition).toMatchObject({ number: 2, firstPublishedAt });
    expect(await atDesk(article.id)).toMatchObject({ status: 'published', withdrawnAt: null });
  });

  it('and after its return the history still says that it was withdrawn, when and why', async () => {
    await withdrawNow(article.id, 'A source was wrong.');
    await publishNow(article.id);
    const rows = await editionHistory(article.slug);
    expect(rows?.map(({ number, withdrawn }) => [number, withdrawn?.reason])).toEqual([
      [2, undefined],
      [1, 'A source was wrong.'],
    ]);
    expect(Date.parse(rows?.[1]?.withdrawn?.at ?? '')).toBeGreaterThanOrEqual(
      Date.parse(rows?.[1]?.publishedAt ?? ''),
    );
  });

  it('that was not published, or has been withdrawn before, and is told so', async () => {
    const draft = await importedArticle('date 2022 En kladd\n\nIkke ferdig ennå, sier Kari.\n');
    await expect(withdrawNow(draft.id, null, ingrid)).rejects.toMatchObject({ name: 'Invalid' });
    await withdrawNow(article.id);
    await expect(withdrawNow(article.id, null, ingrid)).rejects.toMatchObject({ name: 'Invalid' });
    expect([await siteRevision(), await actionsBy(ingrid)]).toEqual([2, []]);
  });

  it('from a page that Kari has saved since, and gets what Kari saved', async () => {
    await edited(article.id, { title: 'Karis tittel' });
    const attempt = withdraw(ingrid, { articleId: article.id, version: article.version, reason: null });
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs: { title: 'Karis tittel' } });
    expect(await answer()).toMatchObject({ kind: 'found' });
    expect(form.safeParse({ articleId: 1, version: 1, reason: 'x'.repeat(1001) }).success).toBe(false);
  });

  it('twenty times at once, and it is withdrawn once', async () => {
    const { won, lost } = await atOnce(20, () =>
      withdraw(ingrid, { articleId: article.id, version: article.version, reason: null }),
    );
    expect(won).toHaveLength(1);
    expect(lost.map((error) => error.name)).toEqual(Array(19).fill('Conflict'));
    expect([await siteRevision(), await actionsBy(ingrid)]).toEqual([2, ['edition.withdrawn']]);
  });

  it('at the moment when Kari publishes a change: one of them is told what the other did', async () => {
    await edited(article.id, { title: 'Ny tittel' });
    const { won, lost } = await atOnce<unknown>(2, (i) =>
      i === 0 ? withdrawNow(article.id) : publishNow(article.id),
    );
    expect(lost.every((error) => error.name === 'Conflict')).toBe(true);
    expect(won.length + lost.length).toBe(2);
    const { status } = await atDesk(article.id);
    expect((await answer()).kind).toBe(status === 'published' ? 'found' : 'gone');
    expect(await siteRevision()).toBe(1 + won.length);
  });
});

describe('an article with a new address', () => {
  it('keeps the published one until it is published again', async () => {
    await edited(article.id, { slug: 'toppmote' });
    expect(await answer()).toMatchObject({ kind: 'found' });
    expect(await answer('toppmote')).toEqual({ kind: 'missing' });
  });

  it('moves there with the next edition, and the old addresses lead on', async () => {
    await edited(article.id, { slug: 'toppmote' });
    await publishNow(article.id);
    await edited(article.id, { slug: 'toppmotet-i-oslo' });
    await publishNow(article.id);
    expect(await answer()).toEqual({ kind: 'moved', slug: 'toppmotet-i-oslo' });
    expect(await answer('toppmote')).toEqual({ kind: 'moved', slug: 'toppmotet-i-oslo' });
    expect((await editionAt('toppmotet-i-oslo')).number).toBe(3);
    expect((await siteMap()).map(({ slug }) => slug)).toEqual(['toppmotet-i-oslo']);
    expect(await editionHistory('toppmotet-i-oslo')).toHaveLength(3);
    expect(await editionHistory(article.slug)).toBeNull();
  });

  it('can go back to an address it had', async () => {
    await edited(article.id, { slug: 'toppmote' });
    await publishNow(article.id);
    await edited(article.id, { slug: article.slug });
    await publishNow(article.id);
    expect(await answer()).toMatchObject({ kind: 'found', edition: { number: 3 } });
    expect(await answer('toppmote')).toEqual({ kind: 'moved', slug: article.slug });
  });

  it('says at all of them that it is gone when it is withdrawn', async () => {
    await edited(article.id, { slug: 'toppmote' });
    await publishNow(article.id);
    await withdrawNow(article.id);
    for (const slug of [article.slug, 'toppmote']) expect(await answer(slug)).toMatchObject({ kind: 'gone' });
  });
});

describe('an address', () => {
  it('that no edition ever had is missing, drafts included', async () => {
    const draft = await importedArticle('date 2022 En kladd\n\nIkke ferdig ennå, sier Kari.\n');
    expect(await answer(draft.slug)).toEqual({ kind: 'missing' });
    expect(await answer('ingenting')).toEqual({ kind: 'missing' });
    expect(await editionHistory(draft.slug)).toBeNull();
    expect(await database().edition.count()).toBe(1);
  });
});
