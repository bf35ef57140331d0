/** npm run screenshots: the pictures of docs/screenshots, made from the seeded product at desktop and phone width. */
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type BrowserContext, chromium } from '@playwright/test';
import { browserLaunchOptions } from '../e2e/support/browser.ts';

const ROOT = resolve(import.meta.dirname, '..');
const FOLDER = join(ROOT, 'docs/screenshots');
const WIDTHS = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } } as const;
const SLUG = 'stoltenberg-replies-to-putin';

interface Shot {
  name: string;
  path: string;
  signedIn?: boolean;
}

const SHOTS: Shot[] = [
  { name: 'front-page', path: '/en' },
  { name: 'article', path: `/en/${SLUG}` },
  { name: 'side-by-side', path: `/nb/${SLUG}/en` },
  { name: 'article-list', path: '/desk/articles', signedIn: true },
  { name: 'article-desk', path: '/desk/articles/5', signedIn: true },
  { name: 'translate', path: '/desk/articles/5/translate/en', signedIn: true },
  { name: 'annotate', path: '/desk/articles/5/annotations', signedIn: true },
];

interface Server {
  url: string;
  people: { editor: { email: string; password: string } };
}

async function startServer(): Promise<{ server: Server; stop: () => void }> {
  const child = spawn(process.execPath, ['scripts/test-server.ts', 'sqlite', '--with-parent'], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    if (line.startsWith('{'))
      return { server: JSON.parse(line) as Server, stop: () => child.kill('SIGTERM') };
  }
  throw new Error('The server did not start; what it printed is above.');
}

async function signIn(context: BrowserContext, { people }: Server): Promise<void> {
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('E-mail').fill(people.editor.email);
  await page.getByLabel('Password').fill(people.editor.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/desk');
  await page.close();
}

async function shoot(context: BrowserContext, width: string, { name, path }: Shot): Promise<void> {
  const page = await context.newPage();
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  const file = `${name}-${width}.png`;
  await page.screenshot({ path: join(FOLDER, file) });
  console.log(`docs/screenshots/${file}`);
  await page.close();
}

const { server, stop } = await startServer();
const browser = await chromium.launch(browserLaunchOptions());
try {
  await mkdir(FOLDER, { recursive: true });
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    const context = await browser.newContext({ baseURL: server.url, viewport });
    await signIn(context, server);
    for (const shot of SHOTS) await shoot(context, width, shot);
    await context.close();
  }
} finally {
  await browser.close();
  stop();
}
