import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  closeDatabase,
  DatabaseBusy,
  database,
  databaseNow,
  inTransaction,
  QueryRefused,
  type Tx,
} from './client.ts';

const setting = (key: string) => ({ data: { key, value: key } });

async function someUser() {
  return database().user.create({ data: { email: 'a@example.org', name: 'A', role: 'editor' } });
}

/** A busy database has taken nothing: whoever is told so tries again, as a person would. */
async function insisting(job: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await job();
    } catch (error) {
      if (!(error instanceof DatabaseBusy)) throw error;
    }
  }
}

/** Jobs as a busy newsroom gives them: plain writes beside transactions, every second of which fails. */
async function load(foreignWait: () => Promise<unknown>) {
  const acknowledged: string[] = [];
  const rolledBack: string[] = [];
  const plain = async (i: number) => {
    await database().setting.create(setting(`plain-${i}`));
    acknowledged.push(`plain-${i}`);
  };
  const transaction = async (i: number) => {
    const keys = [`first-${i}`, `second-${i}`];
    try {
      await inTransaction(async (tx) => {
        await tx.setting.create(setting(`first-${i}`));
        await foreignWait();
        await tx.setting.create(setting(`second-${i}`));
        if (i % 2 === 0) throw new Error('on purpose');
      });
      acknowledged.push(...keys);
    } catch (error) {
      if (!(error instanceof Error) || error.message !== 'on purpose') throw error;
      rolledBack.push(...keys);
    }
  };
  // forty at a time: on a slow machine four hundred would wait for Postgres' connections longer than we let them
  const jobs = Array.from({ length: 400 }, (_, i) => i).values();
  const work = async () => {
    for (const i of jobs) await insisting(() => (i % 4 === 3 ? transaction((i - 3) / 4) : plain(i)));
  };
  await Promise.all(Array.from({ length: 40 }, work));
  await closeDatabase(); // what is only in a connection is gone now
  const rows = await database().setting.findMany({ select: { key: true } });
  const present = new Set(rows.map((row) => row.key));
  return {
    acknowledged: acknowledged.length,
    rolledBack: rolledBack.length,
    lost: acknowledged.filter((key) => !present.has(key)),
    undead: rolledBack.filter((key) => present.has(key)),
    total: present.size,
  };
}

const AS_PROMISED = { acknowledged: 400, rolledBack: 100, lost: [], undead: [], total: 400 };

describe('confirmed writes', () => {
  it('survive the roll-back of transactions that read a file', async () => {
    expect(await load(() => readFile(import.meta.filename))).toEqual(AS_PROMISED);
  }, 60_000);

  it('survive the roll-back of transactions that wait for a timer', async () => {
    expect(await load(() => sleep(5))).toEqual(AS_PROMISED);
  }, 60_000);

  it('are not visible before the commit', async () => {
    let seen: unknown = 'nothing';
    const written = Promise.withResolvers<void>();
    const outside = written.promise.then(async () => {
      seen = await database().setting.findUnique({ where: { key: 'early' } });
    });
    await inTransaction(async (tx) => {
      await tx.setting.create(setting('early'));
      written.resolve();
      // the transaction stays open until the other has looked
      await outside;
    });
    expect(seen).toBeNull();
    expect(await database().setting.count()).toBe(1);
  });
});

describe('inTransaction', () => {
  it('lets one of fifty writers of the same version win', async () => {
    await database().setting.create(setting('key'));
    const change = () =>
      inTransaction(async (tx) => {
        const row = await tx.setting.findUniqueOrThrow({ where: { key: 'key' } });
        if (row.version !== 1) return 0;
        const where = { key: 'key', version: row.version };
        const { count } = await tx.setting.updateMany({ where, data: { version: { increment: 1 } } });
        return count;
      });
    const counts = await Promise.all(Array.from({ length: 50 }, change));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await database().setting.findUnique({ where: { key: 'key' } })).toMatchObject({ version: 2 });
  });

  it('refuses every use of database() in its callback, at once, and writes nothing', async () => {
    const before = database();
    const uses: (() => Promise<unknown>)[] = [
      () => database().setting.findMany(),
      () => before.setting.create(setting('outside')),
      () => before.$queryRaw`SELECT 1`,
      () => before.$executeRaw`DELETE FROM "Setting"`,
      () => inTransaction(async () => undefined),
    ];
    for (const use of uses) {
      const start = performance.now();
      const attempt = inTransaction(async (tx) => {
        await tx.setting.create(setting('inside'));
        await use();
      });
      await expect(attempt).rejects.toThrow(/inside inTransaction: use the tx/);
      expect(performance.now() - start).toBeLessThan(1_000);
    }
    expect(await database().setting.count()).toBe(0);
  });

  it('lets go of the guard when it is over', async () => {
    let later: Promise<number> | undefined;
    const wait = Promise.withResolvers<void>();
    await inTransaction(async () => {
      later = wait.promise.then(() => database().setting.count());
    });
    wait.resolve();
    expect(await later).toBe(0);
  });

  it('refuses a tx that is used after its end', async () => {
    let kept: Tx | undefined;
    await inTransaction(async (tx) => {
      kept = tx;
    });
    await expect(kept?.setting.create(setting('late'))).rejects.toThrow(/[Tt]ransaction/);
    expect(await database().setting.count()).toBe(0);
  });

  it('writes nothing when a statement in it fails, and goes on with the next', async () => {
    await database().setting.create(setting('taken'));
    const attempt = inTransaction(async (tx) => {
      await tx.setting.create(setting('new'));
      await tx.setting.create(setting('taken'));
    });
    await expect(attempt).rejects.toMatchObject({ code: 'P2002' });
    await inTransaction((tx) => tx.setting.create(setting('after')));
    const rows = await database().setting.findMany({ orderBy: { key: 'asc' }, select: { key: true } });
    expect(rows.map((row) => row.key)).toEqual(['after', 'taken']);
  });

  it('ends a transaction that takes too long, and writes nothing of it', async () => {
    const attempt = inTransaction(
      async (tx) => {
        await tx.setting.create(setting('slow'));
        await sleep(500);
        await tx.setting.create(setting('too late'));
      },
      { timeout: 300 },
    );
    const meanwhile = sleep(100).then(() => database().setting.create(setting('patient')));
    await expect(attempt).rejects.toMatchObject({ code: 'P2028' });
    await meanwhile;
    expect(await database().setting.findMany({ select: { key: true } })).toEqual([{ key: 'patient' }]);
  });
});

describe('conditions', () => {
  it('refuses to count what belongs to a row as a part of it: that counts the whole table', async () => {
    const select = { id: true, _count: { select: { segments: true } } };
    await expect(database().article.findMany({ select })).rejects.toThrow(QueryRefused);
    const nested = { article: { select } };
    await expect(database().translation.findMany({ select: nested })).rejects.toThrow('use groupBy');
  });

  it('refuses undefined wherever rows are chosen', async () => {
    const user = await someUser();
    const db = database();
    const nothing = undefined;
    const uses: (() => Promise<unknown>)[] = [
      () => db.user.findFirst({ where: { email: nothing } }),
      () => db.user.findFirst({ where: { OR: [{ email: 'b' }, { id: { gt: nothing } }] } }),
      () => db.user.findMany({ where: nothing }),
      () => db.user.deleteMany({ where: { id: nothing } }),
      () => db.user.updateMany({ where: { id: user.id, version: nothing }, data: { name: 'B' } }),
      () => db.user.findMany({ include: { sessions: { where: { id: nothing } } } }),
      () => db.user.update({ where: { id: user.id }, data: { sessions: { deleteMany: { id: nothing } } } }),
      () => inTransaction((tx) => tx.user.deleteMany({ where: { id: nothing } })),
    ];
    for (const use of uses) await expect(use()).rejects.toThrow(QueryRefused);
    expect(await db.user.count()).toBe(1);
  });

  it('refuses to change or delete many rows without a condition', async () => {
    await someUser();
    const db = database();
    const uses: (() => Promise<unknown>)[] = [
      () => db.user.deleteMany(),
      () => db.user.deleteMany({}),
      () => db.user.deleteMany({ where: {} }),
      () => db.user.deleteMany({ where: { AND: [] } }),
      () => db.user.deleteMany({ where: { NOT: {} } }),
      () => db.user.deleteMany({ where: { OR: [{ id: 0 }, {}] } }),
      () => db.user.deleteMany({ where: { id: {} } }),
      () => db.user.updateMany({ data: { name: 'B' } }),
    ];
    for (const use of uses) await expect(use()).rejects.toThrow(/without a condition/);
    expect(await db.user.count()).toBe(1);
  });

  it('lets through what has a condition, and undefined in data', async () => {
    const { id } = await someUser();
    const db = database();
    await db.user.update({ where: { id }, data: { name: undefined, role: 'admin' } });
    expect(await db.user.findMany({ where: { OR: [{ id }, { email: 'x' }] } })).toHaveLength(1);
    expect(await db.user.deleteMany({ where: { OR: [] } })).toEqual({ count: 0 });
    expect(await db.user.deleteMany({ where: { id: { gt: 0 } } })).toEqual({ count: 1 });
  });
});

describe('thousands of rows at once', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => setting(`many-${index}`).data);

  it('are written in one transaction, and none when one of them is refused', async () => {
    expect(await inTransaction((tx) => tx.setting.createMany({ data: many(1_200) }))).toEqual({
      count: 1_200,
    });
    const twice = [...many(1_199), setting('many-0').data].map((row) => ({
      ...row,
      key: `again ${row.key}`,
    }));
    await expect(inTransaction((tx) => tx.setting.createMany({ data: twice }))).rejects.toThrow();
    expect(await database().setting.count()).toBe(1_200);
  });

  it('are given back in order', async () => {
    const rows = await inTransaction((tx) => tx.setting.createManyAndReturn({ data: many(1_200) }));
    expect(rows.map(({ key }) => key)).toEqual(many(1_200).map(({ key }) => key));
  });

  it('are refused outside of a transaction, where half of them could stay', async () => {
    await expect(database().setting.createMany({ data: many(1_200) })).rejects.toThrow(/inTransaction/);
    expect(await database().setting.count()).toBe(0);
  });

  it('are found by a list of their keys that is longer than either database takes parameters', async () => {
    const data = many(40_000);
    await inTransaction((tx) => tx.setting.createMany({ data: data.slice(0, 5) }));
    const keys = data.map(({ key }) => key);
    expect(
      await database().setting.findMany({ where: { key: { in: keys } }, orderBy: { key: 'asc' } }),
    ).toHaveLength(5);
    expect(await database().setting.count({ where: { key: { notIn: keys } } })).toBe(0);
  });
});

describe('the audit trail', () => {
  it('cannot be changed', async () => {
    const data = { actorName: 'A', action: 'x.done', subjectType: 'article', subjectId: '1', data: {} };
    const { id } = await database().event.create({ data });
    await expect(database().event.update({ where: { id }, data: { actorName: 'B' } })).rejects.toThrow();
    await expect(database().event.deleteMany({ where: { id } })).rejects.toThrow();
    await expect(database().$executeRaw`UPDATE "Event" SET "actorName" = 'B'`).rejects.toThrow(
      /append-only|Foreign/,
    );
    expect(await database().event.findMany()).toMatchObject([{ actorName: 'A' }]);
  });
});

describe('databaseNow', () => {
  it('is the time, inside and outside of a transaction', async () => {
    const outside = await databaseNow(database());
    const inside = await inTransaction(databaseNow);
    for (const time of [outside, inside]) expect(Math.abs(time.getTime() - Date.now())).toBeLessThan(2_000);
  });
});
