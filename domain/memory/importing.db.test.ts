/** TMX files into the memory and out of it again, and who may bring them. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database, databaseKind } from '../db/client.ts';
import { importedArticle } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import { sentence, startedTranslation, translatedArticle, wrote } from '../testing/translations.ts';
import { concordance } from './concordance-queries.ts';
import { importTmx, rebuildMemory, removeImport } from './mutations.ts';
import { memoryImports, memoryMatches, memoryTotals } from './queries.ts';

const unit = (source: string, target: string, [from, to] = ['nb-NO', 'en-GB']) =>
  `<tu creationid="OLA" creationdate="20200102T030405Z"><note>From the archive</note>
    <tuv xml:lang="${from}"><seg>${source}</seg></tuv><tuv xml:lang="${to}"><seg>${target}</seg></tuv></tu>`;
const file = (...units: string[]) => ({
  name: 'archive.tmx',
  bytes: new TextEncoder().encode(
    `<tmx version="1.4"><header srclang="nb-NO"/><body>${units.join('\n')}</body></tmx>`,
  ),
});
const MEETING = unit('Møtet varte i tre timer, og Stoltenberg ledet det.', 'It lasted three hours.');
const GUESTS = unit('– Vi står sammen, sa Solberg.', '“We stand together,” Solberg said.');

let tor: Colleague;
let ingrid: Colleague;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
});

async function offered(number: number) {
  const { id: articleId } = await importedArticle();
  const seen = await startedTranslation(articleId);
  return memoryMatches(tor, { articleId, language: 'en', segmentId: sentence(seen, number).id });
}

it('makes Postgres count its words again when there are many new units', async () => {
  if (databaseKind() === 'sqlite') return;
  const units = Array.from({ length: 1_000 }, (_, n) =>
    unit(`Møte nummer ${n} varte lenge.`, `Meeting ${n} was long.`),
  );
  await importTmx(ingrid, file(...units));
  const [table] = await database().$queryRaw<{ units: number }[]>`
    SELECT reltuples::int AS "units" FROM pg_class WHERE oid = '"MemoryUnit"'::regclass`;
  expect(table?.units).toBe(1_000);
});

describe('a TMX file that Ingrid, editor, imports', () => {
  it('is offered to translators, with the name of the file and what it says of itself', async () => {
    const outcome = await importTmx(ingrid, file(MEETING, GUESTS));
    expect(outcome).toMatchObject({ units: 2, duplicates: 0, skipped: 0, problems: [] });
    expect(await offered(2)).toMatchObject([
      {
        target: 'It lasted three hours.',
        origin: { kind: 'import', importId: outcome.id, name: 'archive.tmx' },
        author: 'OLA',
        writtenAt: '2020-01-02T03:04:05.000Z',
        note: 'From the archive',
      },
    ]);
    expect(await memoryImports(tor)).toMatchObject([
      { id: outcome.id, name: 'archive.tmx', status: 'finished', units: 2, startedBy: 'Ingrid' },
    ]);
    expect(await actionsBy(ingrid)).toEqual(['memory-import.started', 'memory-import.finished']);
  });

  it('is recognised when it comes again, in either direction, and also within one file', async () => {
    await importTmx(ingrid, file(MEETING, GUESTS, GUESTS));
    expect(await importTmx(ingrid, file(MEETING, GUESTS))).toMatchObject({ units: 0, duplicates: 2 });
    const turned = unit('It lasted three hours.', 'Møtet varte i tre timer, og Stoltenberg ledet det.', [
      'en',
      'nb',
    ]);
    expect(await importTmx(ingrid, file(turned))).toMatchObject({ units: 0, duplicates: 1 });
    const corrected = unit('– Vi står sammen, sa Solberg.', '“We stand as one,” Solberg said.');
    expect(await importTmx(ingrid, file(corrected))).toMatchObject({ units: 1, duplicates: 0 });
    expect(await database().memoryUnit.count()).toBe(3);
  });

  it('is taken once when it comes twice at the same time', async () => {
    const { won } = await atOnce(3, () => importTmx(ingrid, file(MEETING, GUESTS)));
    expect(won.map(({ units }) => units).sort()).toEqual([0, 0, 2]);
  });

  it('is taken without its bad units, which are reported', async () => {
    const outcome = await importTmx(ingrid, file(MEETING, '<tu></tu>', GUESTS));
    expect(outcome).toMatchObject({
      units: 2,
      skipped: 1,
      problems: [{ line: 3, reason: 'The unit has fewer than two languages.' }],
    });
    expect(await memoryImports(tor)).toMatchObject([{ skipped: 1, problems: outcome.problems }]);
  });

  it('goes as a whole, and what is of articles and other files stays', async () => {
    const { id: articleId } = await importedArticle();
    await translatedArticle(articleId);
    const first = await importTmx(ingrid, file(MEETING));
    const second = await importTmx(ingrid, file(GUESTS));
    expect(await removeImport(ingrid, { id: first.id })).toEqual({ removed: 1 });
    expect((await memoryImports(tor)).map(({ id }) => id)).toEqual([second.id]);
    expect(await memoryTotals(tor)).toEqual([{ one: 'en', other: 'nb', fromArticles: 6, imported: 1 }]);
    expect(await actionsBy(ingrid)).toContain('memory-import.removed');
    await expect(removeImport(ingrid, { id: first.id })).rejects.toMatchObject({ name: 'NotFound' });
  });

  it('is refused when it is none, and nothing is written', async () => {
    const bytes = new TextEncoder().encode('Nato møtes i Oslo');
    const attempt = importTmx(ingrid, { name: 'x.tmx', bytes });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      message: expect.stringContaining('no TMX'),
    });
    await expect(importTmx(ingrid, file())).rejects.toMatchObject({ message: 'The file has no units.' });
    expect(await memoryImports(tor)).toEqual([]);
  });

  it('keeps what it had where it breaks off', async () => {
    const { name, bytes } = file(MEETING, GUESTS);
    const cut = bytes.slice(0, bytes.length - 25);
    expect(await importTmx(ingrid, { name, bytes: cut })).toMatchObject({
      units: 1,
      problems: [{ reason: 'The file ends in the middle of a tag.' }],
    });
  });
});

describe('Tor, translator', () => {
  it('neither imports nor removes nor rebuilds', async () => {
    const { id } = await importTmx(ingrid, file(MEETING));
    for (const attempt of [importTmx(tor, file(GUESTS)), removeImport(tor, { id }), rebuildMemory(tor)]) {
      await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    }
    expect(await database().memoryUnit.count()).toBe(1);
  });
});

describe('the memory made anew', () => {
  it('has what is approved, from before there was a memory as well, and what was imported', async () => {
    const { id: articleId } = await importedArticle();
    await translatedArticle(articleId);
    await importTmx(ingrid, file(GUESTS));
    await database().memoryUnit.deleteMany({ where: { targetId: { not: null } } });
    expect(await rebuildMemory(ingrid)).toEqual({ units: 6 });
    expect(await memoryTotals(tor)).toEqual([{ one: 'en', other: 'nb', fromArticles: 6, imported: 1 }]);
    await wrote(tor, { articleId, language: 'en' }, 1, 'Anew.', 'draft');
    expect(await rebuildMemory(ingrid)).toEqual({ units: 5 });
  });
});

describe('the concordance', () => {
  const search = (q: string, page = 1) => concordance(tor, { q, one: 'nb', other: 'en', page });
  const marked = (runs: { text: string; hit: boolean }[]) =>
    runs.flatMap(({ text, hit }) => (hit ? [text] : []));

  beforeEach(() => importTmx(ingrid, file(MEETING, GUESTS)));

  it('finds a phrase in the original or in the translation, and marks it', async () => {
    const { hits, total } = await search('står sammen');
    expect(total).toBe(1);
    expect(hits.map(({ source }) => marked(source))).toEqual([['står sammen']]);
    const english = await search('three hours');
    expect(english.hits.map(({ target }) => marked(target))).toEqual([['three hours']]);
  });

  it('finds other forms of a word and longer ones that begin with it, but not words that stand apart', async () => {
    expect((await search('møtene')).total).toBe(1);
    expect((await search('Stolten')).total).toBe(1);
    expect((await search('møtet timer')).total).toBe(0);
    expect((await search('det')).total).toBe(1);
  });

  it('is of one pair of languages only', async () => {
    await importTmx(ingrid, file(unit('Vi står sammen.', 'Vi står sammen.', ['nb', 'da'])));
    expect((await search('står sammen')).total).toBe(1);
    expect((await concordance(tor, { q: 'står sammen', one: 'da', other: 'nb' })).total).toBe(1);
  });

  it('is paged, the newest first', async () => {
    const many = Array.from({ length: 25 }, (_, i) => unit(`Hilsen nummer ${i}.`, `Greeting ${i}.`));
    await importTmx(ingrid, file(...many));
    const [first, second] = [await search('hilsen'), await search('hilsen', 2)];
    expect([first.total, first.hits.length, second.total, second.hits.length]).toEqual([25, 20, 25, 5]);
    expect(first.hits[0]?.target.map(({ text }) => text).join('')).toBe('Greeting 24.');
  });

  it('finds nothing for what has no letters', async () => {
    for (const q of ['', '  ', '“–”', '(((', '" OR "']) {
      expect((await search(q)).hits.length, q).toBe(0);
    }
  });
});
