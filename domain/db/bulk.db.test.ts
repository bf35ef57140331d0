/** What an import may rely on: all or nothing, seen by others at once, and never two transactions in one another. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bulk, BulkTx } from './bulk.ts';
import { database, databaseKind } from './client.ts';
import { openBulk } from './open-bulk.ts';

let bulk: Bulk;

beforeEach(async () => {
  bulk = await openBulk();
});

afterEach(() => bulk.close());

const keep = (tx: BulkTx, ...keys: string[]) =>
  tx.insert(
    'Setting',
    ['key', 'value', 'updatedAt'],
    keys.map((key) => [key, '1', '2026-01-01T00:00:00.000+00:00']),
  );
const keys = async () =>
  (await database().setting.findMany({ orderBy: { key: 'asc' } })).map((row) => row.key);

describe('a batch of an import', () => {
  it('is seen by others when it is committed, and kept soon after', async () => {
    const { result, kept } = await bulk.committed(async (tx) => {
      await keep(tx, 'a', 'b');
      expect(await keys()).toEqual([]);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await keys()).toEqual(['a', 'b']);
    await expect(kept).resolves.toBeUndefined();
  });

  it('can be followed by the next at once', async () => {
    const batches: Promise<void>[] = [];
    for (const key of ['a', 'b', 'c', 'd']) {
      const { kept } = await bulk.committed((tx) => keep(tx, key));
      batches.push(kept);
      const sql = 'SELECT "key" FROM "Setting" WHERE "key" IN ($VALUES)';
      expect(await bulk.lookUp({ sql, type: 'text' }, [key, 'z'])).toEqual([{ key }]);
    }
    await Promise.all(batches);
    expect(await keys()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('leaves others more time while somebody else writes, where all wait for one', async () => {
    await bulk.transaction((tx) => keep(tx, 'a'));
    const alone = bulk.pace();
    await bulk.transaction((tx) => keep(tx, 'b'));
    expect(bulk.pace()).toEqual(alone);
    await database().setting.create({ data: { key: 'c', value: 1 } });
    const beside = bulk.pace();
    if (databaseKind() === 'postgres') return expect(beside).toEqual(alone);
    expect(beside.spell).toBeLessThan(alone.spell);
    expect(beside.rest).toBeGreaterThan(alone.rest);
  });

  it('leaves nothing when something in it fails, and the next one works', async () => {
    const half = bulk.transaction(async (tx) => {
      await keep(tx, 'a');
      throw new Error('no more');
    });
    await expect(half).rejects.toThrow('no more');
    await expect(bulk.committed((tx) => keep(tx, 'b', 'b'))).rejects.toThrow();
    await bulk.transaction((tx) => keep(tx, 'c'));
    expect(await keys()).toEqual(['c']);
  });

  it('is kept when the connection is closed right after', async () => {
    await bulk.committed((tx) => keep(tx, 'a'));
    await bulk.close();
    expect(await keys()).toEqual(['a']);
    bulk = await openBulk();
  });
});
