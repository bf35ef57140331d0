import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EnvironmentError, environment, resetEnvironment, VARIABLES } from './environment.ts';

const LONG = 'x'.repeat(32);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'spalte-environment-'));
  for (const name of VARIABLES) vi.stubEnv(name, undefined);
  vi.stubEnv('DATA_DIR', folder);
});

afterEach(() => {
  vi.unstubAllEnvs();
  resetEnvironment();
  rmSync(folder, { recursive: true });
});

function read(variables: Record<string, string>) {
  for (const [name, text] of Object.entries(variables)) vi.stubEnv(name, text);
  resetEnvironment();
  return environment();
}

function refusal(variables: Record<string, string>): string {
  try {
    read(variables);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
  throw new Error('The environment was accepted.');
}

function file(text: string): string {
  const path = join(folder, 'secret.txt');
  writeFileSync(path, text);
  return path;
}

describe('the limits of imports', () => {
  it('are given in megabytes', () => {
    expect(read({ IMPORT_ARTICLE_MB: '8', IMPORT_RUN_MB: '1000' }).importLimits).toEqual({
      articleBytes: 8_000_000,
      fileBytes: 50_000_000,
      runBytes: 1_000_000_000,
    });
  });

  it('stop the start when they are no number of megabytes', () => {
    for (const bad of ['0', '-1', '5 MB', '1e3', '0.5'])
      expect(refusal({ IMPORT_FILE_MB: bad }), bad).toContain('give a whole number of megabytes');
  });
});

describe('defaults', () => {
  it('need no variable at all', () => {
    expect(read({})).toMatchObject({
      databaseUrl: `file:${folder}/spalte.db`,
      databaseKind: 'sqlite',
      dataDir: folder,
      host: '127.0.0.1',
      port: 3000,
      siteUrl: 'http://127.0.0.1:3000',
      allowedOrigins: ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'],
      secure: false,
      adminEmail: undefined,
      adminPassword: undefined,
      seed: true,
      trustProxy: 0,
      logLevel: 'info',
      importLimits: { articleBytes: 5_000_000, fileBytes: 50_000_000, runBytes: 200_000_000 },
    });
  });

  it('count an empty variable as unset', () => {
    const empty = Object.fromEntries(
      VARIABLES.filter((name) => name !== 'DATA_DIR').map((name) => [name, '']),
    );
    expect(read(empty)).toMatchObject({ port: 3000, databaseKind: 'sqlite', seed: true });
  });

  it('put the data folder beside the program', () => {
    vi.stubEnv('DATA_DIR', undefined);
    expect(read({}).databaseUrl).toBe(`file:${join(process.cwd(), 'data', 'spalte.db')}`);
  });

  it('are read once', () => {
    const first = read({});
    vi.stubEnv('PORT', '4000');
    expect(environment()).toBe(first);
  });
});

describe('origins', () => {
  it.each([
    [{ HOST: 'localhost' }, 'http://localhost:3000', 3],
    [{ HOST: '::1' }, 'http://[::1]:3000', 3],
    [{ HOST: '127.0.0.2' }, 'http://127.0.0.2:3000', 4],
    [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:3000', 1],
    [{ HOST: '192.168.1.4', PORT: '80' }, 'http://192.168.1.4', 1],
    [{ SITE_URL: 'https://example.org/' }, 'https://example.org', 1],
    [{ SITE_URL: 'https://example.org:8443' }, 'https://example.org:8443', 1],
  ])('of %j', (variables, siteUrl, count) => {
    const found = read(variables);
    expect(found.siteUrl).toBe(siteUrl);
    expect(found.allowedOrigins).toHaveLength(count);
    expect(found.allowedOrigins[0]).toBe(siteUrl);
  });

  it('make the cookies secure on https', () => {
    expect(read({ SITE_URL: 'https://example.org' }).secure).toBe(true);
    expect(read({ SITE_URL: 'http://example.org' }).secure).toBe(false);
  });
});

describe('database', () => {
  it.each([
    ['file:/var/lib/spalte.db', 'file:/var/lib/spalte.db'],
    ['file:///var/lib/spalte.db', 'file:/var/lib/spalte.db'],
    ['file:./data/other.db', `file:${join(process.cwd(), 'data/other.db')}`],
    ['file:other.db?connection_limit=1', undefined], // no option of ours: say so rather than ignore it
    ['postgresql://u:p@127.0.0.1:5432/spalte', 'postgresql://u:p@127.0.0.1:5432/spalte'],
    ['postgres://u@db/spalte?sslmode=require', 'postgres://u@db/spalte?sslmode=require'],
    ['mysql://u:geheim@db/spalte', undefined],
    ['file:', undefined],
    ['file:./data/', undefined],
    ['/var/lib/spalte.db', undefined],
  ])('%s', (given, expected) => {
    if (expected) expect(read({ DATABASE_URL: given }).databaseUrl).toBe(expected);
    else expect(refusal({ DATABASE_URL: given })).toMatch(/^DATABASE_URL cannot be used \(it starts with/);
  });

  it('never shows a password', () => {
    expect(refusal({ DATABASE_URL: 'mysql://u:geheim@db/spalte' })).not.toContain('geheim');
    expect(refusal({ DATABASE_URL: 'postgresql://u:geheim@:x/' })).not.toContain('geheim');
  });
});

describe('a bad value', () => {
  it.each([
    ['PORT', '80a', 'give a whole number from 1 to 65535'],
    ['PORT', '0', 'from 1 to 65535'],
    ['PORT', '65536', 'from 1 to 65535'],
    ['HOST', 'http://x', 'give a host name or an IP address'],
    ['HOST', '999.1.1.1', 'give a host name or an IP address'],
    ['SITE_URL', 'example.org', 'give an origin'],
    ['SITE_URL', 'https://example.org/news', 'without a path'],
    ['SITE_URL', 'ftp://example.org', 'give an origin'],
    ['SITE_URL', 'https://u:p@example.org', 'give an origin'],
    ['SEED', 'maybe', 'give 0 or 1'],
    ['TRUST_PROXY', '-1', 'from 0 to 16'],
    ['TRUST_PROXY', 'true', 'from 0 to 16'],
    ['LOG_LEVEL', 'loud', 'debug, info, warn, error'],
  ])('%s=%s is named, shown and explained', (name, text, advice) => {
    const sentence = refusal({ [name]: text });
    expect(sentence).toContain(`${name} is ${JSON.stringify(text)}; `);
    expect(sentence).toContain(advice);
    expect(sentence).toMatch(/\.$/);
  });
});

describe('secrets', () => {
  it('are taken from a variable or from a file', () => {
    expect(read({ AUTH_SECRET: LONG }).authSecret).toBe(LONG);
    vi.stubEnv('AUTH_SECRET', undefined);
    expect(read({ AUTH_SECRET_FILE: file(`${LONG}y\n`) }).authSecret).toBe(`${LONG}y`);
    vi.stubEnv('AUTH_SECRET_FILE', undefined);
    expect(read({ DATABASE_URL_FILE: file('file:/tmp/a.db') }).databaseUrl).toBe('file:/tmp/a.db');
  });

  it('are refused when short, twice given, missing or empty, and never shown', () => {
    expect(refusal({ AUTH_SECRET: 'geheim' })).toMatch(/^AUTH_SECRET has 6 bytes; give at least 32/);
    expect(refusal({ AUTH_SECRET: LONG, AUTH_SECRET_FILE: file(LONG) })).toContain(
      'AUTH_SECRET_FILE are both set',
    );
    vi.stubEnv('AUTH_SECRET', undefined);
    expect(refusal({ AUTH_SECRET_FILE: '/nowhere' })).toBe(
      'AUTH_SECRET_FILE is "/nowhere", which cannot be read (ENOENT).',
    );
    expect(refusal({ AUTH_SECRET_FILE: file('\n') })).toContain('which is empty');
  });

  it('ADMIN_EMAIL and ADMIN_PASSWORD go together', () => {
    const both = { ADMIN_EMAIL: 'Admin@Example.org', ADMIN_PASSWORD: 'korrekt hest batteri' };
    expect(read(both)).toMatchObject({
      adminEmail: 'admin@example.org',
      adminPassword: 'korrekt hest batteri',
    });
    vi.stubEnv('ADMIN_PASSWORD', undefined);
    expect(refusal({})).toContain('ADMIN_PASSWORD is missing');
    vi.stubEnv('ADMIN_EMAIL', undefined);
    expect(refusal({ ADMIN_PASSWORD: 'korrekt hest batteri' })).toContain('ADMIN_EMAIL is missing');
  });

  it('a weak ADMIN_PASSWORD is refused without being shown', () => {
    const sentence = refusal({ ADMIN_EMAIL: 'a@example.org', ADMIN_PASSWORD: 'geheim' });
    expect(sentence).toBe('ADMIN_PASSWORD cannot be used: Use at least 12 characters.');
  });
});

describe('the kept secret', () => {
  it('is made when first asked for, for its owner only, and read again', () => {
    const path = join(folder, 'auth-secret');
    const found = read({});
    expect(readdirSync(folder)).toEqual([]);
    const made = found.authSecret;
    expect(Buffer.byteLength(made)).toBeGreaterThanOrEqual(32);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toBe(`${made}\n`);
    expect(read({}).authSecret).toBe(made);
    expect(readdirSync(folder)).toEqual(['auth-secret']);
  });

  it('is refused when damaged', () => {
    writeFileSync(join(folder, 'auth-secret'), 'short');
    expect(() => read({}).authSecret).toThrow(/auth-secret, but that file is damaged/);
  });

  it('says what to do when it cannot be kept', () => {
    vi.stubEnv('DATA_DIR', file(''));
    expect(() => read({}).authSecret).toThrow(
      /AUTH_SECRET is not set and cannot be kept in .* set AUTH_SECRET\.$/,
    );
  });

  // six processes start: on a busy machine that takes a while
  it('is the same for processes that start together', { timeout: 60_000 }, async () => {
    const source = `import { environment } from ${JSON.stringify(import.meta.resolve('./environment.ts'))};
      process.stdout.write(environment().authSecret);`;
    const ask = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', source], { env: process.env });
    const answers = await Promise.all(Array.from({ length: 6 }, ask));
    expect(new Set(answers.map((answer) => answer.stdout)).size).toBe(1);
    expect(answers[0]?.stdout).toHaveLength(43);
    expect(readdirSync(folder)).toEqual(['auth-secret']);
  });
});
