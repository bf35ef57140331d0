/** The server's log: one JSON line per problem on stderr, without secrets. */
import { formatWithOptions } from 'node:util';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number];
export type LogFacts = Record<string, string | number | boolean | undefined>;

export interface Log {
  write(level: LogLevel, message: string, facts?: LogFacts): void;
  /** prints what is a line of JSON already */
  pass(line: string): void;
}

/**
 * A log that leaves out what is below `lowest` and blanks every secret wherever it turns up, also in a library's message
 * (database drivers quote their connection string).
 */
export function openLog(
  lowest: LogLevel,
  secrets: readonly (string | undefined)[],
  print: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const hidden = secrets.filter((secret) => secret !== undefined && secret.length > 3);
  const pass = (json: string): void => {
    let line = json;
    for (const secret of hidden) line = line.replaceAll(JSON.stringify(secret).slice(1, -1), '[hidden]');
    print(`${line}\n`);
  };
  return {
    pass,
    write(level, message, facts = {}) {
      if (LEVELS.indexOf(level) < LEVELS.indexOf(lowest)) return;
      pass(JSON.stringify({ time: new Date().toISOString(), level, message, ...facts }));
    },
  };
}

/** The parts of a connection string that nobody may see: the password as written and as meant. */
export function urlSecrets(url: string): string[] {
  if (!URL.canParse(url)) return [];
  const password = new URL(url).password;
  return password ? [password, decodeURIComponent(password)] : [];
}

/** Sends what is printed with console.error and console.warn through the log: a library's stack becomes one line. */
export function captureConsole(log: Log): void {
  const through =
    (level: LogLevel) =>
    (...parts: unknown[]): void => {
      const text = formatWithOptions({ colors: false, depth: 3 }, ...parts);
      if (isJson(text)) log.pass(text);
      else log.write(level, text);
    };
  console.error = through('error');
  console.warn = through('warn');
}

function isJson(text: string): boolean {
  if (!text.startsWith('{') || text.includes('\n')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
