/** An import is found again by what it read and by who started it, the same on both databases. */
import { beforeEach, describe, expect, it } from 'vitest';
import { shortText } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { importFiles } from './mutations.ts';
import { runDetail, runList } from './queries.ts';

let astrid: Colleague;
let runs: Record<string, number>;
const PATHS = [
  'innboks/Blåbær på ØYA.txt',
  'innboks/blabar.txt',
  'Innboks/a_b 100%.txt',
  'innboks/axb 1000.txt',
  'innboks/[utkast]^2\\x.md',
];

beforeEach(async () => {
  astrid = await anAdmin('Åse');
  runs = {};
  for (const path of PATHS) {
    const bytes = new TextEncoder().encode(shortText(path));
    const file = { name: path.split('/').at(-1) ?? '', path, bytes };
    runs[path] = (await importFiles(astrid, [file], { language: 'nb' })).run;
  }
});

/** The paths of the runs that are found. */
async function found(q: string): Promise<string[]> {
  const ids = (await runList(astrid, { q })).map(({ id }) => id);
  return PATHS.filter((path) => ids.includes(runs[path] ?? 0));
}

describe('Åse, admin, looks for an earlier import', () => {
  it.each([
    ['BLÅBÆR', [PATHS[0]]],
    ['på øya', [PATHS[0]]],
    ['innboks/', PATHS],
    ['INNBOKS/A', [PATHS[2], PATHS[3]]],
    ['ø', [PATHS[0]]],
    ['åse', PATHS],
    ['ærlig', []],
  ])('by “%s”, in whatever case', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  it.each([
    ['a_b', [PATHS[2]]],
    ['100%', [PATHS[2]]],
    ['[utkast]', [PATHS[4]]],
    ['*', []],
    ['^2\\X', [PATHS[4]]],
    ["' OR 1=1 --", []],
    ['å*', []],
  ])('by “%s”, which means nothing but itself', async (q, expected) => {
    expect(await found(q)).toEqual(expected);
  });

  it('with a status, before a number, so many at a time', async () => {
    expect(await runList(astrid, { q: 'innboks', status: 'failed' })).toEqual([]);
    const [newest, next] = await runList(astrid, { q: 'innboks', limit: 2 });
    expect([newest?.id, next?.id]).toEqual([runs[PATHS[4] ?? ''], runs[PATHS[3] ?? '']]);
    const older = await runList(astrid, { q: 'innboks', before: next?.id ?? 0, limit: 2 });
    expect(older.map(({ id }) => id)).toEqual([runs[PATHS[2] ?? ''], runs[PATHS[1] ?? '']]);
  });
});

describe('Åse, admin, looks for files of an import', () => {
  it('by their paths, in whatever case, some at a time', async () => {
    const files = ['Øya.txt', 'øst.txt', 'ost.txt', 'NØD.txt'].map((name) => ({
      name,
      path: name,
      bytes: new TextEncoder().encode(shortText(`Sak ${name}`)),
    }));
    const { run } = await importFiles(astrid, files, { language: 'nb' });
    const paths = async (filter: object) =>
      (await runDetail(astrid, run, filter)).items.map(({ path }) => path);
    expect(await paths({ q: 'Ø' })).toEqual(['Øya.txt', 'øst.txt', 'NØD.txt']);
    const first = await runDetail(astrid, run, { q: 'Ø', limit: 2 });
    expect([first.items.length, first.next]).toEqual([2, 3]);
    expect(await paths({ q: 'Ø', from: 3 })).toEqual(['NØD.txt']);
    expect(await paths({ q: 'ST.', status: 'created' })).toEqual(['øst.txt', 'ost.txt']);
    expect(await paths({ q: 'ST.', status: 'failed' })).toEqual([]);
  });
});
