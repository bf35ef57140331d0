/** Editors make and change tags. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anEditor, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce, eventsBy } from '../testing/records.ts';
import { createTag, editTag } from './mutations.ts';
import { tagList } from './queries.ts';
import { editTag as editForm, type NewTag, newTag } from './tag.ts';

let ingrid: Colleague;
beforeEach(async () => {
  ingrid = await anEditor();
});

const NATO: NewTag = {
  kind: 'organisation',
  labels: { nb: 'Nato', en: 'NATO' },
  aliases: { nb: ['Den nordatlantiske traktats organisasjon'], fr: ['OTAN'] },
  externalIds: { wikidata: 'Q7184' },
};

describe('Ingrid, editor, makes a tag', () => {
  it('with its names in several languages, aliases and external ids', async () => {
    const made = await createTag(ingrid, NATO);
    expect(made).toMatchObject({ ...NATO, slug: 'nato', version: 1, parent: null, articles: 0 });
    expect(await tagList(ingrid, { q: 'otan' })).toEqual([made]);
    expect(await eventsBy(ingrid)).toMatchObject([
      { action: 'tag.created', subjectType: 'tag', data: { label: 'NATO', kind: 'organisation' } },
    ]);
  });

  it('that has the same name in one language as another of its kind, and is refused, however it is spelt', async () => {
    await createTag(ingrid, NATO);
    for (const labels of [{ nb: 'NATO' }, { da: 'Nato', en: 'nato' }] as Record<string, string>[]) {
      const attempt = createTag(ingrid, { kind: 'organisation', labels });
      await expect(attempt).rejects.toMatchObject({
        name: 'Invalid',
        fields: { labels: expect.any(String) },
      });
    }
    expect(await database().tag.count()).toBe(1);
    expect(await actionsBy(ingrid)).toEqual(['tag.created']);
  });

  it('of another kind with the same name, and each has an address of its own', async () => {
    await createTag(ingrid, { kind: 'place', labels: { nb: 'Washington' } });
    const person = await createTag(ingrid, { kind: 'person', labels: { nb: 'Washington' } });
    expect(person.slug).toBe('washington-2');
  });

  it('in letters that no address can have, and it has an address all the same', async () => {
    const made = await createTag(ingrid, { kind: 'place', labels: { uk: 'Київ' } });
    expect(made.slug).toMatch(/^[a-z0-9-]+$/);
  });

  it('at the same moment as nine others make the same, and there is one', async () => {
    const { won, lost } = await atOnce(10, () => createTag(ingrid, NATO));
    expect(lost.map((error) => error.name)).toEqual(Array(9).fill('Invalid'));
    expect(won).toHaveLength(1);
    expect(await database().tagLabel.count({ where: { folded: 'nato', language: 'nb' } })).toBe(1);
  });

  it.each([
    { labels: {} },
    { labels: { nb: ' ' } },
    { labels: { norsk_språk: 'Nato' } },
    { labels: { nb: 'x'.repeat(121) } },
    { kind: 'thing' },
    { aliases: { nb: [''] } },
    { id: 1 },
  ])('and the form refuses %o', (given) => {
    expect(newTag.safeParse({ kind: 'place', labels: { nb: 'Oslo' }, ...given }).success).toBe(false);
  });
});

describe('Ingrid, editor, changes a tag', () => {
  it('and its names, aliases, ids and kind are the new ones, at the same address', async () => {
    const { id } = await createTag(ingrid, NATO);
    const after = await editTag(ingrid, {
      id,
      version: 1,
      kind: 'topic',
      labels: { en: 'Atlantic Alliance' },
      aliases: { en: ['Alliance', 'Alliance'] },
    });
    expect(after).toMatchObject({
      slug: 'nato',
      kind: 'topic',
      version: 2,
      labels: { en: 'Atlantic Alliance' },
      aliases: { en: ['Alliance'] },
      externalIds: {},
    });
    expect((await actionsBy(ingrid)).at(-1)).toBe('tag.edited');
  });

  it('and keeping its own name is no duplicate', async () => {
    const { id } = await createTag(ingrid, NATO);
    expect(await editTag(ingrid, { ...NATO, id, version: 1 })).toMatchObject({ version: 2 });
  });

  it('to a name that another has, and is refused', async () => {
    await createTag(ingrid, NATO);
    const { id } = await createTag(ingrid, { kind: 'organisation', labels: { nb: 'EU' } });
    const attempt = editTag(ingrid, { id, version: 1, kind: 'organisation', labels: { nb: 'NATO' } });
    await expect(attempt).rejects.toMatchObject({ name: 'Invalid' });
    expect((await tagList(ingrid, { q: 'eu' })).map((tag) => tag.labels)).toEqual([{ nb: 'EU' }]);
  });

  it('after Kari has, and gets what Kari wrote', async () => {
    const kari = await anEditor('Kari');
    const { id } = await createTag(ingrid, NATO);
    await editTag(kari, { id, version: 1, kind: 'organisation', labels: { nb: 'Karis Nato' } });
    const attempt = editTag(ingrid, { id, version: 1, kind: 'organisation', labels: { nb: 'Ingrids Nato' } });
    await expect(attempt).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { version: 2, labels: { nb: 'Karis Nato' } },
    });
  });

  it('in one of twenty ways at once, and one way wins; the others get it', async () => {
    const { id } = await createTag(ingrid, NATO);
    const { won, lost } = await atOnce(20, (i) =>
      editTag(ingrid, { id, version: 1, kind: 'organisation', labels: { nb: `Nato ${i}` } }),
    );
    expect(won).toHaveLength(1);
    expect(lost).toHaveLength(19);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict', theirs: won[0] });
  });

  it('that is not there, and is told so', async () => {
    const attempt = editTag(ingrid, { id: 999, version: 1, kind: 'place', labels: { nb: 'Oslo' } });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
    expect(
      editForm.safeParse({ id: 1, version: 1, kind: 'place', labels: { nb: 'X' }, slug: 'x' }).success,
    ).toBe(false);
  });
});

describe('tags under tags', () => {
  const place = (label: string, parent: string | null = null) =>
    createTag(ingrid, { kind: 'place', labels: { nb: label }, parent });

  const under = (tag: { id: number; version: number; labels: Record<string, string> }, parent: string) =>
    editTag(ingrid, { id: tag.id, version: tag.version, kind: 'place', labels: tag.labels, parent });

  it('say what they stand under', async () => {
    await place('Norge');
    expect(await place('Oslo', 'norge')).toMatchObject({ parent: 'norge' });
  });

  it('stand under nothing that does not exist', async () => {
    await expect(place('Oslo', 'atlantis')).rejects.toMatchObject({
      name: 'Invalid',
      fields: { parent: 'There is no tag “atlantis”.' },
    });
    expect(await database().tag.count()).toBe(0);
  });

  it('never stand under themselves, however long the way round', async () => {
    const norge = await place('Norge');
    await place('Oslo', 'norge');
    await place('Grønland', 'oslo');
    for (const parent of ['norge', 'oslo', 'gronland']) {
      await expect(under(norge, parent)).rejects.toMatchObject({ name: 'Invalid' });
    }
  });

  it('never stand under each other, though two editors put them so at once', async () => {
    for (let round = 0; round < 5; round++) {
      const a = await place(`Aker ${round}`);
      const b = await place(`Bygdøy ${round}`);
      const { lost } = await atOnce(2, (i) => (i === 0 ? under(a, b.slug) : under(b, a.slug)));
      expect(lost.map((error) => error.name)).toEqual(['Invalid']);
    }
  });
});
