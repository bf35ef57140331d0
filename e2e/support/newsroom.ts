/** What a journey brings along: texts, articles and people of its own, so that no test needs or disturbs another's. */
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join, resolve } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import type { APIRequestContext, BrowserContext } from '@playwright/test';
import type { Role, TestServer } from './servers.ts';
import { test as base, expect } from './test.ts';

export { expect };

const ROOT = resolve(import.meta.dirname, '../..');

export interface OwnText {
  /** a word that stands nowhere else: where it is found, this text is */
  word: string;
  title: string;
  /** in the order of the text; the third is a heading */
  sentences: readonly string[];
  /** the same in English, for translating */
  english: readonly string[];
  englishTitle: string;
  file: { name: string; mimeType: string; buffer: Buffer };
}

export interface OwnArticle extends OwnText {
  id: number;
  /** its page at the desk */
  path: string;
}

export interface OwnPerson {
  name: string;
  email: string;
  password: string;
}

interface Newsroom {
  /** an article of its own at the desk: a draft in Norwegian with four sentences */
  article: () => Promise<OwnArticle>;
  /** somebody with an account of their own, to sign out, shut out or lock out */
  person: (role: Role) => Promise<OwnPerson>;
  /** requests with the session of a role, from a page of the site as far as the server can tell */
  requestsAs: (role: Role) => Promise<APIRequestContext>;
}

type Cookies = Parameters<BrowserContext['addCookies']>[0];

export const test = base.extend<{ newsroom: Newsroom }>({
  newsroom: async ({ playwright, server, sessions }, use) => {
    const opened: APIRequestContext[] = [];
    const requestsAs = async (role: Role): Promise<APIRequestContext> => {
      const requests = await playwright.request.newContext({
        baseURL: server.url,
        extraHTTPHeaders: { Origin: server.url },
        storageState: { cookies: (sessions.get(role) ?? []) as [], origins: [] },
      });
      opened.push(requests);
      const isIn = (await requests.get('/desk', { maxRedirects: 0 })).ok();
      if (!isIn) await signInByPost(requests, server.people[role]);
      if (!isIn) sessions.set(role, (await requests.storageState()).cookies as Cookies);
      return requests;
    };
    await use({
      requestsAs,
      article: async () => importText(await requestsAs('admin'), ownText()),
      person: (role) => createPerson(server, role),
    });
    for (const requests of opened) await requests.dispose();
  },
});

/** Without a browser: what the form posts. */
export async function signInByPost(
  requests: APIRequestContext,
  { email, password }: Pick<OwnPerson, 'email' | 'password'>,
): Promise<void> {
  const { csrfToken } = await (await requests.get('/api/auth/csrf')).json();
  const response = await requests.post('/api/auth/callback/credentials', {
    form: { email, password, csrfToken, json: 'true' },
  });
  expect(response.ok(), `signing in as ${email}`).toBe(true);
}

/** Twelve letters that no language knows. */
export function ownWord(): string {
  const letters = Array.from({ length: 9 }, () => 'bdfgklmnprtv'[randomInt(12)] ?? 'b');
  return `zyx${letters.join('')}`;
}

/** A short news text with a headline, a sub-heading and a quote. */
export function ownText(): OwnText {
  const word = ownWord();
  const title = `Kanarifuglen ${word} er kommet til Bergen`;
  const sentences = [
    `Fuglen ${word} ble funnet i Bergen tirsdag.`,
    'Natos generalsekretær og Jens Stoltenberg var ikke til stede da den kom.',
    'Sang hele natten',
    '– Vi hørte den synge til klokken fem, sier bestyreren.',
  ];
  const [first, second, heading, quote] = sentences;
  const text = ` date 2023-05 ${title}\n\n${first} ${second}\n\n${heading}\n\n${quote}\n`;
  return {
    word,
    title,
    sentences,
    englishTitle: `The canary ${word} has come to Bergen`,
    english: [
      `The bird ${word} was found in Bergen on Tuesday.`,
      'The Secretary General of NATO and Jens Stoltenberg were not there when it came.',
      'Sang all night',
      '“We heard it sing until five o’clock,” says the keeper.',
    ],
    file: { name: `${word}.txt`, mimeType: 'text/plain', buffer: Buffer.from(text) },
  };
}

async function importText(admin: APIRequestContext, text: OwnText): Promise<OwnArticle> {
  const { id } = await importedFile(admin, text.file, { language: 'nb' });
  return { ...text, id, path: `/desk/articles/${id}` };
}

/** Sends a file, starts its import and waits for it: the number of its article. */
export async function importedFile(
  admin: APIRequestContext,
  file: OwnText['file'],
  options: Record<string, string> = {},
): Promise<{ run: number; id: number }> {
  const { start } = await sentUpload(admin, file);
  const run = await start(options);
  const report = await (await admin.get(`/desk/imports/${run}/report.json`)).json();
  const id = report.files[0]?.article?.id;
  expect(id, 'the import names its article').toBeGreaterThan(0);
  return { run, id };
}

/** Sends a file: the page of its preview; `start` imports it, waits for the end, and gives the number of the import. */
export async function sentUpload(admin: APIRequestContext, file: OwnText['file']) {
  const headers = { Accept: 'application/json' };
  const sent = await admin.post('/desk/imports/upload', { headers, multipart: { files: file } });
  expect(sent.ok(), `sending: ${await sent.text()}`).toBe(true);
  const upload = `/desk/imports/uploads/${(await sent.json()).id}`;
  const start = async (options: Record<string, string> = {}): Promise<number> => {
    const started = await admin.post(`${upload}/start`, { headers, form: options });
    expect(started.ok(), `importing: ${await started.text()}`).toBe(true);
    const { run } = await started.json();
    const status = async () => (await (await admin.get(`/desk/imports/${run}/progress`)).json()).status;
    await expect.poll(status, { timeout: 30_000 }).toMatch(/^completed/);
    return run;
  };
  return { upload, start };
}

async function createPerson(server: TestServer, role: Role): Promise<OwnPerson> {
  const word = ownWord();
  const person = { name: `Own ${word}`, email: `${word}@example.org`, password: `three words ${word}` };
  const args = ['create', person.email, '--name', person.name, '--role', role, '--password-stdin'];
  await runOurs(server, 'users.ts', args, `${person.password}\n`);
  return person;
}

/** One of the product's commands on the server's own data; returns what it printed. */
export async function runOurs(
  server: TestServer,
  script: string,
  args: string[],
  input = '',
): Promise<string> {
  const child = spawn(process.execPath, [join(ROOT, 'scripts', script), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...server.settings },
  });
  child.stdin.end(input);
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  const [out, error, status] = await Promise.all([textOf(child.stdout), textOf(child.stderr), ended]);
  expect(status, `${script}: ${error}`).toBe(0);
  return out;
}
