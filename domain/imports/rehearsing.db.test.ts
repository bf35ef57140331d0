/** A dry run says what a real one will do. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { textFile } from '../testing/articles.ts';
import { anAdmin, anEditor, type Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import type { RunInputs } from './import.ts';
import { LeftOut } from './left-out.ts';
import { doRun, importFiles, startRun } from './mutations.ts';
import { runDetail, runProgress } from './queries.ts';
import { type Rehearsal, rehearse } from './rehearse.ts';

const NB = { language: 'nb' };
const LONG = `date 2022-03 Møtet i Oslo ble avsluttet sent i går kveld uten at partene var blitt enige om noe som helst.

Statsministeren sa at samtalene fortsetter neste uke, og at hun har tro på en løsning før sommeren kommer.

Representanter for fire land deltok, og flere av dem reiste hjem med fly allerede i løpet av natten.

Utenriksdepartementet vil ikke si noe om innholdet i forslaget som ble lagt fram av den svenske delegasjonen.
`;
const EDITED = LONG.replace('sent i går kveld', 'tidlig i går kveld');
const AGAIN = LONG.replace('fire land', 'fem land');
const OTHER = 'date 2022-03 Om været\n\nDet regnet i Bergen torsdag, og ingen ble overrasket over det.\n';

let astrid: Colleague;
let folder: string;
beforeEach(async () => {
  astrid = await anAdmin();
  folder = await mkdtemp(path.join(tmpdir(), 'spalte-rehearsing-'));
});
afterEach(() => rm(folder, { recursive: true }));

const inputs = (): RunInputs => ({ kind: 'paths', folder, patterns: ['.'], limit: null });

async function files(texts: Record<string, string>): Promise<void> {
  for (const [name, text] of Object.entries(texts)) await writeFile(path.join(folder, name), text);
}

async function rehearsed(viewer = astrid): Promise<Rehearsal[]> {
  const all: Rehearsal[] = [];
  for await (const each of rehearse(viewer, inputs(), NB, () => {})) all.push(each);
  return all;
}

const told = (all: Rehearsal[]) => all.map(({ result: { file, status, reason } }) => [file, status, reason]);
const PERCENT = /^Nearly the same text as “([^”]+)”: [89]\d % in common\.$/;

describe('a dry run of Astrid, admin', () => {
  it('names the article that a file is nearly the same as, and touches nothing', async () => {
    const { results } = await importFiles(astrid, [textFile(LONG)], NB);
    await files({ 'edited.txt': EDITED, 'other.txt': OTHER });
    const before = await rowCounts();
    const all = await rehearsed();
    expect(told(all)).toEqual([
      ['edited.txt', 'created', null],
      ['other.txt', 'created', null],
    ]);
    expect(all.map(({ result }) => result.warnings)).toEqual([[expect.stringMatching(PERCENT)], []]);
    expect(all[0]?.result.warnings[0]).toContain(`“${results[0]?.article?.slug}”`);
    expect(all.map(({ near }) => near)).toEqual([[results[0]?.article], []]);
    expect(await rowCounts()).toEqual(before);
  });

  it('names the file of the same run that another is nearly the same as, as the import will', async () => {
    await files({ 'a.txt': LONG, 'b.txt': EDITED, 'c.txt': OTHER, 'd.txt': `${EDITED}\n` });
    const all = await rehearsed();
    expect(told(all)).toEqual([
      ['a.txt', 'created', null],
      ['b.txt', 'created', null],
      ['c.txt', 'created', null],
      ['d.txt', 'duplicate', 'The same text as “b.txt”.'],
    ]);
    expect(all[1]?.result.warnings).toEqual([expect.stringContaining('Nearly the same text as “a.txt”')]);
    const run = await startRun(astrid, inputs(), NB);
    await doRun(astrid, run);
    const { items } = await runDetail(astrid, run);
    const isNear = ({ warnings }: { warnings: string[] }) => warnings.some((each) => PERCENT.test(each));
    expect(items.filter(isNear).map((item) => item.path)).toEqual(['b.txt']);
  });

  it('does not compare a changed file with its own article, and says what else it is near to', async () => {
    await importFiles(astrid, [{ ...textFile(LONG), path: 'a.txt' }], NB);
    await files({ 'a.txt': AGAIN });
    expect((await rehearsed())[0]?.result).toMatchObject({ status: 'updated', warnings: [] });
    await importFiles(astrid, [textFile(EDITED, 'b.txt')], NB);
    const [{ result, near } = { result: null, near: [] }] = await rehearsed();
    expect(result).toMatchObject({ status: 'updated', warnings: [expect.stringMatching(PERCENT)] });
    expect(near).toHaveLength(1);
  });

  it('says which files of a folder are not read, as the import does', async () => {
    await files({ 'a.txt': LONG, 'bilde.jpg': 'x', '.DS_Store': 'x' });
    const leftOut = new LeftOut();
    for await (const _ of rehearse(astrid, inputs(), NB, () => {}, leftOut));
    expect(leftOut.rows.map(({ file, count, reason }) => [file, count, reason])).toEqual([
      ['.', 1, undefined],
      ['bilde.jpg', 1, expect.stringContaining('.jpg')],
    ]);
    const run = await startRun(astrid, inputs(), NB);
    expect((await doRun(astrid, run)).leftOut).toEqual(leftOut.rows);
    expect(await runProgress(astrid, run)).toMatchObject({ leftOut: leftOut.rows, counts: { created: 1 } });
  });

  it('leaves nothing behind on the disk, also when it is left half-way', async () => {
    await files({ 'a.txt': LONG, 'b.txt': EDITED });
    const own = await mkdtemp(path.join(tmpdir(), 'spalte-tmpdir-'));
    vi.stubEnv('TMPDIR', own);
    for await (const _ of rehearse(astrid, inputs(), NB, () => {})) break;
    expect(await readdir(own)).toEqual([]);
    vi.unstubAllEnvs();
    await rm(own, { recursive: true });
  });

  it('is for admins', async () => {
    const ingrid = await anEditor();
    await expect(rehearsed(ingrid)).rejects.toMatchObject({ name: 'Forbidden' });
  });
});
