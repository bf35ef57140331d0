import type { SqlQuery } from '@prisma/driver-adapter-utils';
import { describe, expect, it } from 'vitest';
import { shortened } from './long-lists.ts';

const INT = { scalarType: 'int', arity: 'scalar' } as const;
const TEXT = { scalarType: 'string', arity: 'scalar' } as const;
const DATE = { scalarType: 'datetime', arity: 'scalar' } as const;

const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
const marks = (count: number) => Array(count).fill('?').join(',');
const numbered = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => `$${from + index}`).join(',');

function query(sql: string, args: unknown[], type: SqlQuery['argTypes'][number] = INT): SqlQuery {
  const argTypes = args.map((arg) => (typeof arg === 'string' && type === INT ? TEXT : type));
  return { sql, args, argTypes };
}

describe('a list with thousands of values in a query', () => {
  it('is one parameter on SQLite, the parameters around it keep their places', () => {
    const sql = `SELECT * FROM "Target" WHERE "language" = ? AND "id" IN (${marks(300)}) AND "state" IN (?,?) LIMIT ?`;
    const given = query(sql, ['en', ...numbers, 'draft', 'stale', 7]);
    expect(shortened('sqlite', given)).toEqual({
      sql: 'SELECT * FROM "Target" WHERE "language" = ? AND "id" IN (SELECT value FROM json_each(?)) AND "state" IN (?,?) LIMIT ?',
      args: ['en', JSON.stringify(numbers), 'draft', 'stale', 7],
      argTypes: [TEXT, TEXT, TEXT, TEXT, INT],
    });
  });

  it('is an array on Postgres, and the parameters after it are counted anew', () => {
    const sql = `SELECT * FROM "Target" WHERE "language" = $1 AND "id" IN (${numbered(2, 300)}) LIMIT $302`;
    expect(shortened('postgres', query(sql, ['en', ...numbers, 7]))).toEqual({
      sql: 'SELECT * FROM "Target" WHERE "language" = $1 AND "id" = ANY($2) LIMIT $3',
      args: ['en', numbers, 7],
      argTypes: [TEXT, { scalarType: 'int', arity: 'list' }, INT],
    });
  });

  it('can be one of what is not meant', () => {
    const sql = (list: string) => `DELETE FROM "Tag" WHERE "id" NOT IN (${list})`;
    expect(shortened('sqlite', query(sql(marks(300)), numbers)).sql).toBe(
      'DELETE FROM "Tag" WHERE "id" NOT IN (SELECT value FROM json_each(?))',
    );
    expect(shortened('postgres', query(sql(numbered(1, 300)), numbers)).sql).toBe(
      'DELETE FROM "Tag" WHERE "id" <> ALL($1)',
    );
  });

  it('can be of texts', () => {
    const texts = numbers.map((number) => `"${number}", 'so'`);
    const { args } = shortened('sqlite', query(`DELETE FROM "A" WHERE "b" IN (${marks(300)})`, texts));
    expect(args).toEqual([JSON.stringify(texts)]);
  });
});

describe('a query stays as it is', () => {
  it.each([
    ['with a short list', query('SELECT 1 WHERE 1 IN (?,?)', [1, 2])],
    ['with rows to insert', query(`INSERT INTO "A" ("b") VALUES (${marks(300)})`, numbers)],
    [
      'with dates, which the adapter writes otherwise',
      query(
        `SELECT 1 WHERE "at" IN (${marks(300)})`,
        numbers.map(() => '2026-01-01T00:00:00Z'),
        DATE,
      ),
    ],
    [
      'with numbers and texts in one list',
      query(`SELECT 1 WHERE "b" IN (${marks(300)})`, [...numbers.slice(1), 'x']),
    ],
    ['with a question mark in a literal', query(`SELECT '?' WHERE "b" IN (${marks(300)})`, numbers)],
  ])('%s', (_, given) => {
    expect(shortened('sqlite', given)).toEqual(given);
  });
});
