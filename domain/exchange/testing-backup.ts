/** A newsroom to back up, and what is in a database, for the tests of backup and restore. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { closeDatabase, type DatabaseKind, database, useDatabase } from '../db/client.ts';
import { Prisma } from '../db/generated/sqlite/client.ts';
import { type FreshDatabase, freshDatabase } from '../db/testing.ts';
import { addTag, createTag } from '../tags/mutations.ts';
import { edited, importedArticle } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { noteOn } from '../testing/notes.ts';
import { OFFICE, someoneWithPassword } from '../testing/people.ts';
import { startedTranslation, together, translatedArticle, wrote } from '../testing/translations.ts';
import { LEFT_OUT } from './backup-format.ts';
import { writeBackup } from './backup-write.ts';

export const OPTIONS = { version: '0.0.0' };

/** What `database()` is from now on. */
export const lookInto = useDatabase;

export interface BackupRoom {
  folder: string;
  /** where a backup is written to */
  file: string;
  /** the database that is backed up; `database()` is it at the beginning */
  source: FreshDatabase;
  another(): Promise<FreshDatabase>;
  /** fills the source, backs it up, and says what was in it */
  backUp(): Promise<Contents>;
  leave(): Promise<void>;
}

export async function enterRoom(kind: DatabaseKind): Promise<BackupRoom> {
  const folder = mkdtempSync(path.join(tmpdir(), 'spalte-backup-'));
  const file = path.join(folder, 'backup.gz');
  const opened: FreshDatabase[] = [];
  const another = async () => {
    const fresh = await freshDatabase(kind);
    opened.push(fresh);
    return fresh;
  };
  const source = await another();
  await lookInto(source.url);
  const backUp = async () => {
    await fillNewsroom();
    const before = await everything();
    await writeBackup(source.url, file, OPTIONS);
    return before;
  };
  const leave = async () => {
    await closeDatabase();
    for (const each of opened) await each.drop();
    rmSync(folder, { recursive: true });
  };
  return { folder, file, source, another, backUp, leave };
}

/** An article with everything that the desk can do to it, and a person who can sign in. */
async function fillNewsroom(): Promise<void> {
  const person = await someoneWithPassword('Ingrid');
  const { id } = await importedArticle();
  const article = await edited(id, { rights: 'cleared', byline: 'Åse “😀” O’Hara\u2028' });
  const tag = await createTag(OFFICE, {
    kind: 'place',
    labels: { nb: 'Oslo', uk: 'Осло' },
    externalIds: { wikidata: 'Q585' },
  });
  await addTag(OFFICE, { articleId: id, tagId: tag.id });
  await addAnnotation(OFFICE, noteOn(article, 'Støre'));
  const fact = {
    language: 'en',
    claim: 'x',
    source: 'NTB',
    sourceUrl: null,
    checkedOn: null,
    checkedBy: null,
    status: 'unverified' as const,
  };
  await addAnnotation(OFFICE, noteOn(article, 'Nato', { kind: 'fact', fact }));
  await translatedArticle(id);
  await publishNow(id);
  // the member is older than the head that it points at
  const danish = { articleId: id, language: 'da' };
  await startedTranslation(id, danish.language);
  await wrote(OFFICE, danish, 2, 'Mødet varede i to timer.');
  await together(OFFICE, danish, 1);
  await database().session.create({
    data: {
      id: 'secret',
      userId: person.id,
      createdAt: new Date(),
      lastSeenAt: new Date(),
      expiresAt: new Date(),
    },
  });
  await database().setting.create({ data: { key: 'site', value: { b: [1, null, 'x'], a: { ø: 0.5 } } } });
}

type Rows = Record<string, unknown>[];
export type Contents = Record<string, Rows>;

/** Every row of every model, by the product's own client, in an order that both databases share. */
export async function everything(): Promise<Contents> {
  const client = database() as unknown as Record<string, { findMany(): Promise<Rows> }>;
  const found: Contents = {};
  for (const model of Object.values(Prisma.ModelName)) {
    const rows = await client[model.charAt(0).toLowerCase() + model.slice(1)]?.findMany();
    found[model] = (rows ?? [])
      .map(canonical)
      .sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return found;
}

/** Postgres keeps no order of keys in JSON. */
function canonical<T>(value: T): T {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64') as T;
  if (Array.isArray(value)) return value.map(canonical) as T;
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)])) as T;
}

/** What a restore leaves as it was, and the event that it adds. */
export function expectSame(after: Contents, before: Contents): void {
  const restored = after.Event?.filter(({ action }) => action === 'database.restored') ?? [];
  expect(restored).toMatchObject([{ actorName: 'Restore', subjectType: 'database' }]);
  const revision = before.SiteState?.[0]?.revision as number;
  expect(after).toEqual({
    ...before,
    ...Object.fromEntries(LEFT_OUT.map((name) => [name, []])),
    // counted by triggers while the memory comes in
    MemoryWord: expect.arrayContaining(before.MemoryWord ?? []),
    // marked by triggers while the translations come in: all of them wait for their checks
    TargetCheck: before.TargetCheck?.map((row) => ({ ...row, checkedWith: '' })),
    SiteState: [{ id: 1, revision: expect.any(Number) }],
    Event: expect.arrayContaining(before.Event ?? []),
  });
  expect(after.Event).toHaveLength((before.Event?.length ?? 0) + 1);
  expect(after.SiteState?.[0]?.revision).toBeGreaterThan(revision);
}

/** The triggers of the audit trail are there. */
export async function expectGuarded(): Promise<void> {
  const first = await database().event.findFirstOrThrow({ orderBy: { id: 'asc' } });
  const where = { id: first.id };
  await expect(database().event.deleteMany({ where })).rejects.toThrow();
  await expect(database().event.updateMany({ where, data: { action: 'x' } })).rejects.toThrow();
  expect(await database().event.findUnique({ where })).toEqual(first);
}
