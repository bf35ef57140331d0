/** The `test` of every journey: a server for the project's database, people who can sign in, and a watch over every page. */
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Problems } from './problems.ts';
import { type Role, serverOf, type TestServer } from './servers.ts';

export { expect };

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** Of these, the rules that another colour scheme can break. */
const COLOURS = ['color-contrast', 'link-in-text-block'];
type Cookies = Parameters<BrowserContext['addCookies']>[0];

interface TestFixtures {
  /** what pages may not do; a test that provokes something says so with `problems.allow(/…/)` */
  problems: Problems;
  /** signs this test's page in, at /desk; returns the page */
  signIn: (role: Role) => Promise<Page>;
  /** a second person with a browser of their own, signed in, at /desk */
  openAs: (role: Role) => Promise<Page>;
  /** no violation of WCAG 2.2 A or AA that axe can find; `colours`: of the rules about colours alone */
  checkAccessibility: (page: Page, rules?: 'all' | 'colours') => Promise<void>;
}

interface WorkerFixtures {
  server: TestServer;
  /** the cookies of those who have signed in already */
  sessions: Map<Role, Cookies>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, use, { project }) => use(await serverOf(project.name)),
    { scope: 'worker', timeout: 300_000 },
  ],
  sessions: [async ({}, use) => use(new Map()), { scope: 'worker' }],
  baseURL: async ({ server }, use) => use(server.url),

  problems: [
    async ({ context, server }, use) => {
      const problems = new Problems();
      problems.watch(context, server.url);
      await use(problems);
      expect(problems.unexpected(), 'what the pages complained about').toEqual([]);
    },
    { auto: true },
  ],

  signIn: async ({ page, server, sessions }, use) => {
    await use((role) => enter(page, role, server, sessions));
  },

  openAs: async ({ browser, server, sessions, problems }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const context = await browser.newContext({ baseURL: server.url });
      contexts.push(context);
      problems.watch(context, server.url);
      return enter(await context.newPage(), role, server, sessions);
    });
    for (const context of contexts) await context.close();
  },

  checkAccessibility: async ({}, use) => {
    await use(async (page, rules = 'all') => {
      // legacy mode leaves out only what frames from other hosts need, and takes half the time
      const axe = new AxeBuilder({ page }).setLegacyMode();
      const { violations } = await (rules === 'all' ? axe.withTags(WCAG) : axe.withRules(COLOURS)).analyze();
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help} — ${node.target.join(' ')} ${node.html.slice(0, 200)}`),
      );
      expect(found, `accessibility of ${page.url()}`).toEqual([]);
    });
  },
});

/** With the cookies of an earlier sign-in; through the form the first time, or when that session has ended meanwhile. */
async function enter(
  page: Page,
  role: Role,
  server: TestServer,
  sessions: Map<Role, Cookies>,
): Promise<Page> {
  const context = page.context();
  await context.clearCookies();
  await context.addCookies(sessions.get(role) ?? []);
  if (sessions.has(role)) await page.goto('/desk');
  if (new URL(page.url()).pathname === '/desk') return page;
  const { email, password } = server.people[role];
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname === '/desk');
  sessions.set(role, await context.cookies());
  return page;
}
