/** npm run seed on databases that are empty, seeded, and in somebody's hands. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '#domain/db/client.ts';
import { readiness } from '#domain/editions/desk-queries.ts';
import { importFiles } from '#domain/imports/mutations.ts';
import { atDesk, edited } from '#domain/testing/articles.ts';
import { anEditor, aTranslator, OFFICE } from '#domain/testing/people.ts';
import { rowCounts } from '#domain/testing/records.ts';
import { SEEDS, seedFile } from '#domain/testing/seeds.ts';
import { startedTranslation, wrote } from '#domain/testing/translations.ts';
import { IMPORTER } from './apply.ts';
import { seed } from './seed.ts';

const LAST = SEEDS[4];

/** The one article of the run, as the importer left it. */
async function importedBy(viewer: typeof OFFICE): Promise<number> {
  const { results } = await importFiles(viewer, [seedFile(LAST)], {});
  return results[0]?.article?.id ?? 0;
}

describe('the seed, on an empty database', () => {
  it('publishes five articles in two languages, and a second time changes nothing and says so', async () => {
    expect(await seed()).toMatchObject({ imported: 5, published: 5, left: 0 });
    const editions = await database().edition.findMany({ select: { texts: { select: { language: true } } } });
    expect(editions.map(({ texts }) => texts.length)).toEqual([2, 2, 2, 2, 2]);
    const before = await rowCounts();
    expect(await seed()).toEqual({ imported: 0, tags: 0, published: 0, left: 5 });
    expect(await rowCounts()).toEqual(before);
  });

  it('leaves nothing at the gate that an editor would mend first, but the rights, which nobody knows', async () => {
    await seed();
    const ids = (await database().article.findMany({ select: { id: true } })).map(({ id }) => id);
    const gates = await Promise.all(ids.map((id) => readiness(OFFICE, id)));
    expect(gates.flatMap(({ reasons }) => reasons.map(({ code }) => code))).toEqual(Array(5).fill('rights'));
  });

  it('takes up its own work where it was killed', async () => {
    await importedBy(IMPORTER);
    expect(await seed()).toMatchObject({ imported: 4, published: 5, left: 0 });
  });
});

describe('the seed, where somebody has one of its articles in hand,', () => {
  let id: number;
  beforeEach(async () => {
    id = await importedBy(OFFICE);
  });

  it('leaves an article alone that somebody else imported', async () => {
    const before = await atDesk(id);
    expect(await seed()).toMatchObject({ imported: 4, published: 4, left: 1 });
    expect(await atDesk(id)).toEqual(before);
  });

  it('keeps the address, the sentences and the notes of an editor, and publishes no draft of hers', async () => {
    const editor = await anEditor();
    await edited(id, { slug: 'my-own-address' });
    await startedTranslation(id);
    await wrote(editor, { articleId: id, language: 'en' }, 1, 'MY OWN TRANSLATION.', 'approved');
    await seed();
    expect(await atDesk(id)).toMatchObject({ slug: 'my-own-address', status: 'draft', publicEdition: null });
    const targets = await database().target.findMany({
      where: { translation: { articleId: id } },
      select: { text: true, version: true },
    });
    expect(targets).toEqual([{ text: 'MY OWN TRANSLATION.', version: 1 }]);
  });

  it('also when it was the seed that imported it', async () => {
    const { results } = await importFiles(IMPORTER, [seedFile(SEEDS[3])], {});
    const theirs = results[0]?.article?.id ?? 0;
    await startedTranslation(theirs);
    await wrote(await aTranslator(), { articleId: theirs, language: 'en' }, 1, 'Half a', 'draft');
    expect(await seed()).toMatchObject({ imported: 3, published: 3, left: 2 });
    expect(await atDesk(theirs)).toMatchObject({ status: 'draft' });
  });
});
