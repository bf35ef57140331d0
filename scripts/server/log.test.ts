import { expect, it, vi } from 'vitest';
import { captureConsole, openLog, urlSecrets } from './log.ts';

function lines(lowest: 'debug' | 'warn' = 'debug', secrets: string[] = []) {
  const printed: string[] = [];
  return { printed, log: openLog(lowest, secrets, (line) => printed.push(line)) };
}

it('writes one JSON line per problem', () => {
  const { printed, log } = lines();
  log.write('error', 'first\nsecond', { request: 'r1' });
  expect(printed).toHaveLength(1);
  expect(printed[0]).toMatch(/^\{.*\}\n$/);
  expect(JSON.parse(printed[0] ?? '')).toMatchObject({
    level: 'error',
    message: 'first\nsecond',
    request: 'r1',
  });
});

it('leaves out what is below its level', () => {
  const { printed, log } = lines('warn');
  log.write('debug', 'a');
  log.write('info', 'b');
  log.write('warn', 'c');
  expect(printed).toHaveLength(1);
});

it('hides secrets wherever they turn up', () => {
  const url = 'postgresql://u:ge%22heim@h/db';
  const { printed, log } = lines('debug', ['top-secret', ...urlSecrets(url)]);
  log.write('error', `cannot reach ${url} as ge"heim`, { with: 'top-secret' });
  expect(printed.join('')).not.toMatch(/heim|top-secret/);
  expect(urlSecrets('file:/x')).toEqual([]);
});

it('takes over what libraries print', () => {
  const { printed, log } = lines();
  const kept = { error: console.error, warn: console.warn };
  try {
    captureConsole(log);
    console.error('⨯', new Error('boom'));
    console.warn('careful %s', 'now');
  } finally {
    Object.assign(console, kept);
  }
  expect(printed.map((line) => JSON.parse(line).level)).toEqual(['error', 'warn']);
  expect(JSON.parse(printed[0] ?? '').message).toContain('Error: boom\n    at ');
  expect(vi.isMockFunction(console.error)).toBe(false);
});
