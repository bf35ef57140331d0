import { expect, it } from 'vitest';
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

it('takes over what libraries print, and leaves a line of JSON as it is', () => {
  const { printed, log } = lines('warn', ['geheim']);
  const kept = { error: console.error, warn: console.warn };
  try {
    captureConsole(log);
    console.error('⨯', new Error('boom'));
    console.warn('careful %s', 'now');
    console.error(JSON.stringify({ level: 'error', where: 'action', error: 'with geheim' }));
  } finally {
    Object.assign(console, kept);
  }
  const [first, second, third] = printed.map((line) => JSON.parse(line));
  expect(first.message).toContain('Error: boom\n    at ');
  expect(second).toMatchObject({ level: 'warn', message: 'careful now' });
  expect(third).toEqual({ level: 'error', where: 'action', error: 'with [hidden]' });
});
