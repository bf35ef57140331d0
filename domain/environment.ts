/**
 * The one file that reads process.env: what can be set, its defaults, and a sentence for every value that cannot be used.
 * Nothing is read before the first call, so `next build` and the type checker need no environment.
 */
import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { makeFolder } from './folders.ts';
import { isHost, isLoopback, shownHost } from './hosts.ts';
import { type MachineSettings, machineSettings, PROVIDERS } from './machine/settings.ts';
import { email, password } from './people/person.ts';

/** Everything the product can be told from outside. Paths are absolute. */
export interface Environment {
  /** `file:/absolute/path` or `postgresql://…`; holds a password on Postgres, so never print it */
  databaseUrl: string;
  databaseKind: 'sqlite' | 'postgres';
  dataDir: string;
  host: string;
  port: number;
  /** the origin readers use, `https://example.org` */
  siteUrl: string;
  /** the origins a form may be posted from */
  allowedOrigins: readonly string[];
  /** siteUrl is https: cookies get `Secure` and the `__Host-` prefix */
  secure: boolean;
  /** made and kept in the data folder the first time it is asked for, unless AUTH_SECRET is set */
  readonly authSecret: string;
  adminEmail: string | undefined;
  adminPassword: string | undefined;
  seed: boolean;
  /** how many proxies in front of us may be believed about the client's address */
  trustProxy: number;
  logLevel: LogLevel;
  /** bytes of one article, of a file of many articles, and of all that one import reads */
  importLimits: { articleBytes: number; fileBytes: number; runBytes: number };
  /** the machine that translates; null: switched off. Holds a key, so never print it */
  machine: MachineSettings | null;
}

const SECRETS = ['DATABASE_URL', 'AUTH_SECRET', 'ADMIN_PASSWORD', 'MT_KEY'] as const;
const PLAIN = [
  'PORT',
  'HOST',
  'SITE_URL',
  'DATA_DIR',
  'ADMIN_EMAIL',
  'SEED',
  'TRUST_PROXY',
  'LOG_LEVEL',
  ...(['IMPORT_ARTICLE_MB', 'IMPORT_FILE_MB', 'IMPORT_RUN_MB'] as const),
  ...(['MT_PROVIDER', 'MT_URL', 'MT_MODEL', 'MT_DAILY_CHARACTERS', 'MT_TIMEOUT_SECONDS'] as const),
] as const;

/** The names of all variables that are read here: those that start the product set or clear them as a whole. */
export const VARIABLES: readonly string[] = [...PLAIN, ...SECRETS, ...SECRETS.map((name) => `${name}_FILE`)];

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A variable that cannot be used; the message is one sentence for the person who starts the program. */
export class EnvironmentError extends Error {
  readonly variable: string;
  constructor(variable: string, sentence: string) {
    super(`${variable} ${sentence}`);
    this.name = 'EnvironmentError';
    this.variable = variable;
  }
}

const SECRET_BYTES = 32;
let cached: Environment | undefined;

/** The checked environment of this process; reads it the first time. Throws EnvironmentError. */
export function environment(): Environment {
  cached ??= readEnvironment();
  return cached;
}

/** Forgets what was read, so that a test can change process.env. */
export function resetEnvironment(): void {
  cached = undefined;
}

function readEnvironment(): Environment {
  const host = setting('HOST', z.string().refine(isHost), 'give a host name or an IP address') ?? '127.0.0.1';
  const port = setting('PORT', whole(1, 65_535), 'give a whole number from 1 to 65535') ?? 3000;
  const dataDir = resolve(/* turbopackIgnore: true */ value('DATA_DIR') ?? './data');
  const givenSite = setting('SITE_URL', origin, 'give an origin such as https://example.org, without a path');
  const siteUrl = givenSite ?? new URL(`http://${shownHost(host)}:${port}`).origin;
  const authSecret = givenSecret();
  let kept: string | undefined;
  return {
    ...database(dataDir),
    ...admin(),
    dataDir,
    host,
    port,
    siteUrl,
    allowedOrigins: givenSite === undefined && isLoopback(host) ? loopbackOrigins(siteUrl, port) : [siteUrl],
    secure: siteUrl.startsWith('https:'),
    get authSecret() {
      kept ??= authSecret ?? keptSecret(dataDir);
      return kept;
    },
    seed: !['0', 'false'].includes(
      setting('SEED', z.enum(['0', '1', 'false', 'true']), 'give 0 or 1') ?? '1',
    ),
    trustProxy:
      setting('TRUST_PROXY', whole(0, 16), 'give the number of proxies in front, from 0 to 16') ?? 0,
    logLevel: setting('LOG_LEVEL', z.enum(LOG_LEVELS), `give one of ${LOG_LEVELS.join(', ')}`) ?? 'info',
    importLimits: {
      articleBytes: megabytes('IMPORT_ARTICLE_MB', 5),
      fileBytes: megabytes('IMPORT_FILE_MB', 50),
      runBytes: megabytes('IMPORT_RUN_MB', 200),
    },
    machine: machine(),
  };
}

/** What a program of ours that is started from here is given: all that this one was given, and `more`. */
export function surroundings(more: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...process.env, ...more };
}

function machine(): MachineSettings | null {
  const given = {
    provider: setting('MT_PROVIDER', z.enum(PROVIDERS), `give one of ${PROVIDERS.join(', ')}, or unset it`),
    url: value('MT_URL'),
    key: secret('MT_KEY')?.trim() || undefined,
    model: value('MT_MODEL'),
    dailyCharacters: setting('MT_DAILY_CHARACTERS', whole(1, 1_000_000_000), 'give a whole number, from 1'),
    timeoutSeconds: setting('MT_TIMEOUT_SECONDS', whole(1, 600), 'give whole seconds, from 1 to 600'),
  };
  return machineSettings(given, (name, sentence) => {
    throw new EnvironmentError(name, sentence);
  });
}

function megabytes(name: (typeof PLAIN)[number], usual: number): number {
  return (setting(name, whole(1, 100_000), 'give a whole number of megabytes, from 1') ?? usual) * 1_000_000;
}

/** An empty variable counts as unset: compose files and CI pass empty ones. */
function value(name: string): string | undefined {
  return process.env[name]?.trim() || undefined;
}

function setting<T>(
  name: (typeof PLAIN)[number],
  schema: z.ZodType<T, string>,
  advice: string,
): T | undefined {
  const found = value(name);
  if (found === undefined) return undefined;
  const parsed = schema.safeParse(found);
  if (parsed.success) return parsed.data;
  throw new EnvironmentError(name, `is ${JSON.stringify(found)}; ${advice}.`);
}

/** A secret's value from NAME or from the file that NAME_FILE names; never part of a message. */
function secret(name: (typeof SECRETS)[number]): string | undefined {
  const direct = process.env[name] || undefined;
  const from = `${name}_FILE`;
  const file = value(from);
  if (file === undefined) return direct;
  if (direct !== undefined) throw new EnvironmentError(name, `and ${from} are both set; unset one of them.`);
  try {
    const text = readFileSync(/* turbopackIgnore: true */ file, 'utf8').replace(/\r?\n$/, '');
    if (text) return text;
  } catch (error) {
    throw new EnvironmentError(from, `is ${JSON.stringify(file)}, which cannot be read (${code(error)}).`);
  }
  throw new EnvironmentError(from, `is ${JSON.stringify(file)}, which is empty; put the value into it.`);
}

function whole(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,10}$/)
    .transform(Number)
    .pipe(z.int().min(from).max(to));
}

const origin = z.string().transform((text, context) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const bare = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (bare && /^https?:$/.test(url.protocol)) return url.origin;
  context.addIssue('not an origin');
  return z.NEVER;
});

function loopbackOrigins(siteUrl: string, port: number): string[] {
  const names = ['localhost', '127.0.0.1', '[::1]'].map((name) => new URL(`http://${name}:${port}`).origin);
  return [...new Set([siteUrl, ...names])];
}

function database(dataDir: string): Pick<Environment, 'databaseUrl' | 'databaseKind'> {
  const url = secret('DATABASE_URL')?.trim();
  const sqlite = (path: string) => ({ databaseKind: 'sqlite' as const, databaseUrl: `file:${path}` });
  if (url === undefined) return sqlite(join(/* turbopackIgnore: true */ dataDir, 'spalte.db'));
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url))
    return { databaseKind: 'postgres', databaseUrl: url };
  const path = /^file:(?:\/\/(?=\/))?([^?#]*[^?#/])$/.exec(url)?.[1];
  if (path) return sqlite(resolve(/* turbopackIgnore: true */ path));
  // only the scheme is shown: the rest may hold a password
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0] ?? 'no scheme';
  throw new EnvironmentError(
    'DATABASE_URL',
    `cannot be used (it starts with ${scheme}); give file:./data/spalte.db or postgresql://user:password@host/name.`,
  );
}

function admin(): Pick<Environment, 'adminEmail' | 'adminPassword'> {
  const adminEmail = setting('ADMIN_EMAIL', email, 'give an address such as name@example.org');
  const given = secret('ADMIN_PASSWORD');
  if (given === undefined) {
    if (adminEmail === undefined) return { adminEmail, adminPassword: undefined };
    throw new EnvironmentError('ADMIN_PASSWORD', 'is missing; set it beside ADMIN_EMAIL, or unset both.');
  }
  if (adminEmail === undefined) {
    throw new EnvironmentError('ADMIN_EMAIL', 'is missing; set it beside ADMIN_PASSWORD, or unset both.');
  }
  const parsed = password.safeParse(given);
  if (parsed.success) return { adminEmail, adminPassword: parsed.data };
  throw new EnvironmentError(
    'ADMIN_PASSWORD',
    `cannot be used: ${parsed.error.issues[0]?.message ?? 'choose another.'}`,
  );
}

function givenSecret(): string | undefined {
  const given = secret('AUTH_SECRET');
  if (given === undefined) return undefined;
  const bytes = Buffer.byteLength(given);
  if (bytes >= SECRET_BYTES) return given;
  throw new EnvironmentError(
    'AUTH_SECRET',
    `has ${bytes} bytes; give at least ${SECRET_BYTES} (openssl rand -base64 32), or unset it and one is made and kept.`,
  );
}

/**
 * The secret in the data folder, made when it is not there. A finished file is linked to its name, so that of two processes
 * that start together one wins, the other reads the winner's, and neither ever sees half a secret.
 */
function keptSecret(dataDir: string): string {
  const path = join(/* turbopackIgnore: true */ dataDir, 'auth-secret');
  try {
    return readSecret(path) ?? makeSecret(dataDir, path);
  } catch (error) {
    if (error instanceof EnvironmentError) throw error;
    throw new EnvironmentError(
      'AUTH_SECRET',
      `is not set and cannot be kept in ${path} (${code(error)}); make that folder writable or set AUTH_SECRET.`,
    );
  }
}

function readSecret(path: string): string | undefined {
  let kept: string;
  try {
    kept = readFileSync(/* turbopackIgnore: true */ path, 'utf8').trim();
  } catch (error) {
    if (code(error) === 'ENOENT') return undefined;
    throw error;
  }
  if (Buffer.byteLength(kept) >= SECRET_BYTES) return kept;
  throw new EnvironmentError(
    'AUTH_SECRET',
    `is kept in ${path}, but that file is damaged; delete it and everybody signs in again.`,
  );
}

function makeSecret(dataDir: string, path: string): string {
  const fresh = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const text = `${randomBytes(SECRET_BYTES).toString('base64url')}\n`;
  makeFolder(dataDir, 0o700);
  writeFileSync(/* turbopackIgnore: true */ fresh, text, { mode: 0o600, flush: true });
  try {
    linkSync(/* turbopackIgnore: true */ fresh, /* turbopackIgnore: true */ path);
  } catch (error) {
    if (code(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(/* turbopackIgnore: true */ fresh, { force: true });
  }
  const kept = readSecret(path);
  if (kept === undefined) throw new Error('the secret vanished');
  return kept;
}

function code(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
