import { availableParallelism } from 'node:os';
import path from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const NEVER = [...configDefaults.exclude, 'e2e/**', '.next/**', 'data/**'];
const DATABASE_TESTS = '**/*.db.test.ts';

/** The same tests on each database; domain/db/testing-setup.ts gives every file a fresh one. */
function onDatabase(kind: 'sqlite' | 'postgres') {
  return {
    extends: true as const,
    test: {
      name: kind,
      include: [DATABASE_TESTS],
      exclude: NEVER,
      globalSetup: ['domain/db/testing-global-setup.ts'],
      setupFiles: ['domain/db/testing-setup.ts'],
      testTimeout: 20_000,
    },
  };
}

export default defineConfig({
  // A module that throws wherever it is not bundled for the server by Next.
  resolve: {
    alias: { 'server-only': path.resolve(import.meta.dirname, 'node_modules/server-only/empty.js') },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    // Much of the time is waiting for the database, so two are better than the one that vitest takes on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [...NEVER, DATABASE_TESTS],
          testTimeout: 20_000,
        },
      },
      onDatabase('sqlite'),
      onDatabase('postgres'),
    ],
  },
});
