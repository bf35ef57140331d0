/** A translator works through an article, sentence by sentence. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importedArticle, shortText } from '../testing/articles.ts';
import { aTranslator, type Colleague, newsroom } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { sentence, startedTranslation, translatedArticle, typed } from '../testing/translations.ts';
import { approveAll, saveTarget, startTranslation } from './mutations.ts';
import { workspace } from './queries.ts';
import { saveTarget as form, startTranslation as startForm, type Workspace } from './translation.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let seen: Workspace;
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  seen = await startedTranslation(article.id);
});

const now = () => workspace(tor, article.id, 'en');

describe('Tor, translator, starts a translation', () => {
  it('and finds every sentence of the article, none of them translated', async () => {
    await startTranslation(tor, { articleId: article.id, language: 'da' });
    const { segments, progress, status, sourceLanguage, can } = await workspace(tor, article.id, 'da');
    expect(segments.map((segment) => segment.source).join('')).toBe(
      article.blocks.map((block) => block.text).join(''),
    );
    expect(segments.map(({ number, startsBlock }) => [number, startsBlock])).toEqual([
      [1, true],
      [2, false],
      [3, true],
      [4, true],
      [5, true],
      [6, false],
    ]);
    expect({ status, untranslated: progress.untranslated }).toEqual({
      status: 'not-started',
      untranslated: 6,
    });
    expect({ sourceLanguage, can }).toEqual({
      sourceLanguage: 'nb',
      can: { edit: true, approve: false, annotate: true, suggest: true, cut: false, assign: false },
    });
    expect(await eventsBy(tor)).toMatchObject([
      { action: 'translation.started', articleId: article.id, data: { language: 'da' } },
    ]);
  });

  it('twice, or ten times at once, which is no error and one translation', async () => {
    const { lost } = await atOnce(10, () => startTranslation(tor, { articleId: article.id, language: 'da' }));
    expect(lost.map(String)).toEqual([]);
    await startTranslation(tor, { articleId: article.id, language: 'da' });
    expect(await actionsBy(tor)).toEqual(['translation.started']);
  });

  it('into the language of the article, and is refused', async () => {
    const attempt = startTranslation(tor, { articleId: article.id, language: 'nb' });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      fields: { language: expect.any(String) },
    });
    expect(startForm.safeParse({ articleId: 1, language: 'EN' }).success).toBe(false);
  });

  it('of an article that is not there, and is told so', async () => {
    const attempt = startTranslation(tor, { articleId: 999, language: 'da' });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
    await expect(workspace(tor, article.id, 'sv')).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('Tor, translator, writes a sentence', () => {
  it('as a draft, then confirmed, and each save says how far the translation is', async () => {
    const first = await saveTarget(tor, typed(seen, 2, 'The meeting las', 'draft'));
    expect(first).toMatchObject({
      target: { text: 'The meeting las', state: 'draft', version: 1, origin: 'human', updatedBy: 'Tor' },
      status: 'in-progress',
      progress: { segments: 6, untranslated: 5, draft: 1 },
    });
    const second = await saveTarget(tor, typed(await now(), 2, 'The meeting lasted two hours.'));
    expect(second).toMatchObject({
      target: { state: 'translated', version: 2 },
      progress: { untranslated: 5, draft: 0, translated: 1 },
    });
    expect(sentence(await now(), 2).target).toEqual(second.target);
    expect(await actionsBy(tor)).toEqual(['target.draft', 'target.translated']);
  });

  it('and the event says which, not what', async () => {
    await saveTarget(tor, typed(seen, 2, 'The meeting lasted two hours.'));
    expect(await eventsBy(tor)).toMatchObject([
      { subjectType: 'target', articleId: article.id, data: { language: 'en', segment: 2 } },
    ]);
  });

  it('that says the same again, and nothing is written', async () => {
    await saveTarget(tor, typed(seen, 2, 'The meeting.'));
    const again = await saveTarget(tor, typed(await now(), 2, 'The meeting.'));
    expect(again.target.version).toBe(1);
    expect(await actionsBy(tor)).toEqual(['target.translated']);
  });

  it.each(['', '   ', '\n'])(
    'that is empty (%j), and it is untranslated, whatever was asked',
    async (text) => {
      await saveTarget(tor, typed(seen, 2, 'The meeting.'));
      const { target, status } = await saveTarget(ingrid, typed(await now(), 2, text, 'approved'));
      expect({ state: target.state, status }).toEqual({ state: 'untranslated', status: 'not-started' });
      expect(await actionsBy(ingrid)).toEqual(['target.untranslated']);
    },
  );

  it('of another article, and is told that it is not there', async () => {
    const other = await importedArticle(shortText('Nytt fra Bergen'));
    const theirs = await startedTranslation(other.id);
    const segmentId = sentence(theirs, 1).id;
    const attempt = saveTarget(tor, { ...typed(seen, 1, 'X'), segmentId });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
    expect(await database().target.count()).toBe(0);
  });

  it.each([
    { text: 'x'.repeat(10_001) },
    { text: 'half a \ud83d character' },
    { text: 'a zero \0 character' },
    { state: 'stale' },
    { state: 'untranslated' },
    { version: -1 },
    { origin: 'machine' },
  ])('that the form refuses: %o', (given) => {
    const good = { articleId: 1, language: 'en', segmentId: 1, version: 0, text: 'x', state: 'draft' };
    expect(form.safeParse(good).success).toBe(true);
    expect(form.safeParse({ ...good, ...given }).success).toBe(false);
  });
});

describe('approving', () => {
  it('is not for Tor, translator, and what he wrote stays as it was', async () => {
    await saveTarget(tor, typed(seen, 2, 'The meeting.'));
    const attempt = saveTarget(tor, typed(await now(), 2, 'The meeting.', 'approved'));
    await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    expect(sentence(await now(), 2).target).toMatchObject({ state: 'translated', version: 1 });
  });

  it('by Ingrid, editor, is one sentence', async () => {
    await saveTarget(tor, typed(seen, 2, 'The meeting.'));
    const { target } = await saveTarget(ingrid, typed(await now(), 2, 'The meeting.', 'approved'));
    expect(target).toMatchObject({ state: 'approved', version: 2, updatedBy: 'Ingrid' });
    expect(await actionsBy(ingrid)).toEqual(['target.approved']);
  });

  it('by Ingrid, editor, is everything that is translated, and nothing else', async () => {
    await saveTarget(tor, typed(seen, 1, 'One.'));
    await saveTarget(tor, typed(seen, 2, 'Two.'));
    await saveTarget(tor, typed(seen, 3, 'Thr', 'draft'));
    expect(await approveAll(ingrid, { articleId: article.id, language: 'en' })).toEqual({
      approved: 2,
      held: 0,
    });
    const { progress, segments } = await now();
    expect(progress).toMatchObject({ approved: 2, draft: 1, untranslated: 3 });
    expect(segments.map(({ target }) => target?.version)).toEqual([2, 2, 1, undefined, undefined, undefined]);
    expect(await eventsBy(ingrid)).toMatchObject([
      { action: 'translation.approved', data: { language: 'en', sentences: 2 } },
    ]);
  });

  it('when nothing waits for it, is no event', async () => {
    expect(await approveAll(ingrid, { articleId: article.id, language: 'en' })).toEqual({
      approved: 0,
      held: 0,
    });
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('everything never approves what a translator changes at the same moment', async () => {
    await translatedArticle(article.id, 'en', { state: 'translated' });
    const before = await now();
    await atOnce<unknown>(7, (i) =>
      i === 3
        ? approveAll(ingrid, { articleId: article.id, language: 'en' })
        : saveTarget(tor, typed(before, i < 3 ? i + 1 : i, `Changed ${i}.`, 'draft')),
    );
    for (const { target } of (await now()).segments) {
      if (target?.state === 'approved') expect(target.text).not.toMatch('Changed');
      if (target?.text.startsWith('Changed')) expect(target.state).toBe('draft');
    }
  });
});

describe('a translation that is assigned to Tor, translator', () => {
  beforeEach(async () => {
    const { id } = await database().translation.findFirstOrThrow({ where: { articleId: article.id } });
    // nothing at the desk assigns a translation yet
    await database().translationMember.create({
      data: { translationId: id, userId: tor.id, part: 'translator' },
    });
  });

  it('is his', async () => {
    expect((await now()).can.edit).toBe(true);
    expect(await saveTarget(tor, typed(seen, 1, 'One.'))).toMatchObject({ status: 'in-progress' });
  });

  it('is not open to Eva, another translator', async () => {
    const eva = await aTranslator('Eva');
    await expect(saveTarget(eva, typed(seen, 1, 'One.'))).rejects.toMatchObject({ name: 'Forbidden' });
    expect((await workspace(eva, article.id, 'en')).can.edit).toBe(false);
    expect(await database().target.count()).toBe(0);
  });

  it('is open to Ingrid, editor', async () => {
    expect(await saveTarget(ingrid, typed(seen, 1, 'One.'))).toMatchObject({
      target: { updatedBy: 'Ingrid' },
    });
  });
});
