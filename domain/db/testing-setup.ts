/**
 * For every *.db.test.ts: `database()` is a database of the project's kind, the file's own, and empty again before
 * each test. Rows that all tests of a file need are therefore made in a `beforeEach`, not in a `beforeAll`.
 */
import { afterAll, beforeAll, beforeEach, inject } from 'vitest';
import { closeDatabase, useDatabase } from './client.ts';
import { borrowDatabase, type FreshDatabase, takeTemplate } from './testing.ts';
import { openReset, type Reset } from './testing-reset.ts';

const template = inject('databaseTemplate');
let fresh: FreshDatabase;
let reset: Reset;

beforeAll(async () => {
  takeTemplate(template);
  fresh = await borrowDatabase(template);
  reset = await openReset(fresh.url);
  await useDatabase(fresh.url);
  await reset.run();
});

beforeEach(async () => {
  await useDatabase(fresh.url); // a test may have used another
  await reset.run();
});

afterAll(async () => {
  await closeDatabase();
  await reset?.close();
  await fresh?.drop();
});
