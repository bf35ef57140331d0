/** Blocks get their kinds, and the article moves along the workflow. */
import { beforeEach, describe, expect, it } from 'vitest';
import { atDesk, importedArticle } from '../testing/articles.ts';
import { publishNow, withdrawNow } from '../testing/editions.ts';
import { anEditor, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { setBlockKind as blockForm, type DeskArticle, setStatus as statusForm } from './article.ts';
import { setBlockKind, setStatus } from './mutations.ts';

let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  ingrid = await anEditor();
  article = await importedArticle();
});

const heading = () => {
  const block = article.blocks.find(({ kind }) => kind === 'heading');
  if (!block) throw new Error('there is no heading');
  return block;
};

describe('Ingrid, editor, says what a block is', () => {
  it('and it is no guess any more', async () => {
    const { id } = heading();
    expect(heading().guessed).toBe(true);
    expect(await setBlockKind(ingrid, { blockId: id, version: 1, kind: 'caption' })).toEqual({ version: 2 });
    const after = (await atDesk(article.id)).blocks.find((block) => block.id === id);
    expect(after).toMatchObject({ kind: 'caption', guessed: false, version: 2, text: heading().text });
  });

  it('and agreeing with the guess makes it no guess either', async () => {
    await setBlockKind(ingrid, { blockId: heading().id, version: 1, kind: 'heading' });
    expect((await atDesk(article.id)).blocks.some((block) => block.guessed)).toBe(false);
  });

  it('and the audit trail tells from what to what', async () => {
    const { id } = heading();
    await setBlockKind(ingrid, { blockId: id, version: 1, kind: 'caption' });
    expect(await eventsBy(ingrid)).toEqual([
      {
        action: 'block.kind-set',
        subjectType: 'block',
        subjectId: String(id),
        articleId: article.id,
        data: { from: 'heading', to: 'caption' },
      },
    ]);
  });

  it('after Kari has, and gets what Kari said', async () => {
    const kari = await anEditor('Kari');
    const { id } = heading();
    await setBlockKind(kari, { blockId: id, version: 1, kind: 'caption' });
    const attempt = setBlockKind(ingrid, { blockId: id, version: 1, kind: 'paragraph' });
    await expect(attempt).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { kind: 'caption', version: 2 },
    });
  });

  it('in one of thirty ways at once, and one way wins; the others get it', async () => {
    const kinds = ['caption', 'paragraph', 'quote'] as const;
    const { won, lost } = await atOnce(30, (i) =>
      setBlockKind(ingrid, { blockId: heading().id, version: 1, kind: kinds[i % 3] ?? 'quote' }),
    );
    const { kind } = (await atDesk(article.id)).blocks[1] ?? {};
    expect(won).toHaveLength(1);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict', theirs: { kind, version: 2 } });
  });

  it('of a block that is not there, or of a kind that no block has, and is refused', async () => {
    const attempt = setBlockKind(ingrid, { blockId: 999, version: 1, kind: 'quote' });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
    expect(blockForm.safeParse({ blockId: 1, version: 1, kind: 'headline' }).success).toBe(false);
  });
});

describe('Ingrid, editor, moves an article along', () => {
  it('from draft to review and back with changes wanted', async () => {
    await setStatus(ingrid, { id: article.id, version: 1, status: 'in-review' });
    expect(await setStatus(ingrid, { id: article.id, version: 2, status: 'needs-changes' })).toEqual({
      version: 3,
    });
    expect((await atDesk(article.id)).status).toBe('needs-changes');
    expect((await eventsBy(ingrid)).map((event) => event.data)).toEqual([
      { from: 'draft', to: 'in-review' },
      { from: 'in-review', to: 'needs-changes' },
    ]);
  });

  it('but not to published or archived by hand', () => {
    for (const status of ['published', 'archived', 'scheduled']) {
      expect(statusForm.safeParse({ id: 1, version: 1, status }).success).toBe(false);
    }
  });

  it('but a published article cannot be put back to draft by hand', async () => {
    await publishNow(article.id);
    const { version } = await atDesk(article.id);
    for (const status of ['draft', 'in-review', 'needs-changes'] as const) {
      const attempt = setStatus(ingrid, { id: article.id, version, status });
      await expect(attempt).rejects.toMatchObject({
        name: 'Invalid',
        message: expect.stringContaining('Withdraw it'),
      });
    }
    expect((await atDesk(article.id)).status).toBe('published');
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('and a withdrawn article can be worked on as a draft again', async () => {
    await publishNow(article.id);
    await withdrawNow(article.id);
    const { version } = await atDesk(article.id);
    await setStatus(ingrid, { id: article.id, version, status: 'draft' });
    expect((await atDesk(article.id)).status).toBe('draft');
  });

  it('after Kari has saved it, and gets what Kari saved', async () => {
    const kari = await anEditor('Kari');
    await setStatus(kari, { id: article.id, version: 1, status: 'in-review' });
    const attempt = setStatus(ingrid, { id: article.id, version: 1, status: 'needs-changes' });
    await expect(attempt).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { status: 'in-review', version: 2 },
    });
  });
});
