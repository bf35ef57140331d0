/** The two databases are one schema: neither has drifted from prisma/models.prisma, nor from the other. */
import { describe, expect, inject, it } from 'vitest';
import { closeDatabase, database, useDatabase } from './client.ts';
import { drift, scriptFromMigrations } from './schema-engine.ts';
import { freshDatabase, stopTesting, takeTemplate } from './testing.ts';
import { describeSchema } from './testing-schema.ts';

const template = inject('databaseTemplate');
const { kind } = template;

const TRIGGERS = {
  sqlite: [
    'ArticleWords_fts_delete',
    'ArticleWords_fts_insert',
    'ArticleWords_fts_update',
    'Article_check_update',
    'EditionText_fts_delete',
    'EditionText_fts_insert',
    'EditionText_fts_update',
    'Event_no_delete',
    'Event_no_update',
    'MemoryUnit_fts_delete',
    'MemoryUnit_fts_insert',
    'MemoryUnit_fts_update',
    'Segment_check_update',
    'TargetRendering_count_delete',
    'TargetRendering_count_insert',
    'Target_check_insert',
    'Target_check_update',
    'Target_shared_state',
  ],
  postgres: [
    'ArticleWords_tsv_insert',
    'ArticleWords_tsv_update',
    'Article_check_update',
    'EditionText_tsv_insert',
    'EditionText_tsv_update',
    'Event_no_delete',
    'Event_no_truncate',
    'Event_no_update',
    'MemoryUnit_tsv_delete',
    'MemoryUnit_tsv_insert',
    'MemoryUnit_tsv_update',
    'Segment_check_update',
    'TargetRendering_count_delete',
    'TargetRendering_count_insert',
    'Target_check_insert',
    'Target_check_update',
    'Target_shared_state',
  ],
};

async function triggers(): Promise<string[]> {
  const rows =
    kind === 'sqlite'
      ? await database().$queryRaw<{ name: string }[]>`SELECT name FROM sqlite_master WHERE type = 'trigger'`
      : await database().$queryRaw<{ name: string }[]>`
          SELECT tgname::text AS name FROM pg_trigger WHERE NOT tgisinternal`;
  return rows.map((row) => row.name).sort();
}

async function publishedText(searchText: string): Promise<number> {
  const inNorwegian = { language: 'nb', title: 'Ærlig tittel', day: '2022-01-01' };
  const { id } = await database().editionText.create({
    data: {
      ...inNorwegian,
      isOriginal: true,
      summary: '',
      words: 2,
      searchText,
      edition: {
        create: {
          number: 1,
          slug: 'a',
          language: 'nb',
          day: '2022-01-01',
          snapshot: '{}',
          hash: 'x',
          articleRevision: 1,
          publishedByName: 'A',
          publishedAt: new Date(),
          firstPublishedAt: new Date(),
          article: {
            create: {
              slug: 'a',
              title: 'A',
              titleOrigin: 'edited',
              language: 'nb',
              languageOrigin: 'chosen',
              textHash: 'a',
            },
          },
        },
      },
    },
  });
  return id;
}

async function found(word: string): Promise<number[]> {
  const rows =
    kind === 'sqlite'
      ? await database().$queryRaw<
          { id: number }[]
        >`SELECT rowid AS id FROM edition_fts WHERE edition_fts MATCH ${word}`
      : await database().$queryRaw<{ id: number }[]>`
          SELECT "editionTextId" AS id FROM edition_tsv WHERE tsv @@ to_tsquery('simple', ${word})`;
  return rows.map((row) => Number(row.id));
}

describe('the schema', () => {
  it('is what prisma/models.prisma says', async () => {
    const fresh = await freshDatabase(kind);
    expect(await drift(kind, fresh.url)).toEqual({ empty: true, text: expect.any(String) });
    await fresh.drop();
  });

  it('is noticed when it is not', async () => {
    const fresh = await freshDatabase(kind);
    await useDatabase(fresh.url);
    await database().$executeRaw`ALTER TABLE "Setting" ADD COLUMN "extra" INTEGER`;
    await closeDatabase(); // the engine wants the file for itself
    expect(await drift(kind, fresh.url)).toEqual({ empty: false, text: expect.stringContaining('Setting') });
    await fresh.drop();
  });

  it('is what the migrations make when they are replayed', async () => {
    // not the template itself: while somebody is connected to it, nobody can copy it
    const url = kind === 'sqlite' ? undefined : new URL('/postgres', template.url).href;
    expect(await scriptFromMigrations(kind, url)).toEqual({ empty: true, text: expect.any(String) });
  });

  // Only once, since it takes both databases: here SQLite is the quick one to have besides.
  it.runIf(kind === 'postgres')('is the same on both databases', async () => {
    const [other, own] = [await freshDatabase('sqlite'), await freshDatabase('postgres')];
    try {
      const [sqlite, postgres] = [await describeSchema(other.url), await describeSchema(own.url)];
      expect(Object.keys(sqlite).length).toBeGreaterThan(30);
      expect(postgres).toEqual(sqlite);
    } finally {
      await Promise.all([other.drop(), own.drop()]);
      await stopTesting();
      takeTemplate(template);
    }
  });

  it('has the triggers that Prisma does not know', async () => {
    expect(await triggers()).toEqual(TRIGGERS[kind]);
  });

  it('has the one row of the state of the site', async () => {
    expect(await database().siteState.findMany()).toEqual([{ id: 1, revision: 0 }]);
  });
});

describe('the search index', () => {
  it('follows what is published, changed and removed', async () => {
    const id = await publishedText('putin svar');
    expect(await found('svar')).toEqual([id]);
    expect(await found('ærlig')).toEqual([id]);
    await database().editionText.update({ where: { id }, data: { searchText: 'kina press' } });
    expect([await found('svar'), await found('press')]).toEqual([[], [id]]);
    await database().article.deleteMany({ where: { slug: 'a' } }); // the cascade reaches the index
    expect(await found('press')).toEqual([]);
  });
});
