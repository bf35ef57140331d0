import { defineConfig } from '@playwright/test';
import { browserLaunchOptions } from './e2e/support/browser.ts';

/** Where checks.ts wants the results for its sum; unset when somebody runs Playwright by hand. */
const results = process.env.SPALTE_E2E_RESULTS;

export default defineConfig({
  testDir: 'e2e',
  testIgnore: 'support/**',
  outputDir: 'test-results/browser',
  globalSetup: './e2e/support/servers.ts',
  // the tests of one database share one server and its articles; two cores are busy with it and the browser anyway
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // a page is looked at by axe in both schemes and widths: on a busy machine half a minute is too short
  timeout: 60_000,
  // the longest that the product itself lets somebody wait on purpose is the pause before a save is tried again
  expect: { timeout: 20_000 },
  reporter: results ? [['list'], ['json', { outputFile: results }]] : [['list']],
  use: {
    launchOptions: browserLaunchOptions(),
    screenshot: 'only-on-failure',
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
  },
  // the project's name is the database that its server runs on
  projects: [{ name: 'sqlite' }, { name: 'postgres' }],
});
