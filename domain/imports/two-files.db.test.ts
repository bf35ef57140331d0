/** Two files of one import that have to do with one article: whatever their order, none is passed over without a word. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { changed, HOURS, ICE, inbox } from '../testing/inbox.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { doRun, startRun } from './mutations.ts';
import { runDetail } from './queries.ts';
import { rehearse } from './rehearse.ts';

const NB = { language: 'nb' };
const FIRST = changed();
const SECOND = changed(HOURS);

let astrid: Colleague;
let files: Awaited<ReturnType<typeof inbox>>;
beforeEach(async () => {
  astrid = await anAdmin();
  files = await inbox();
});
afterEach(() => files.remove());

interface Told {
  file: string;
  status: string;
  said: string;
}

/** Imports the folder, of which a dry run has said beforehand the same. */
async function comes(texts: Record<string, string>): Promise<Told[]> {
  for (const [name, text] of Object.entries(texts)) await files.put(text, name);
  const foretold: [string, string, number][] = [];
  for await (const { result } of rehearse(astrid, files.inputs, NB, () => {}))
    foretold.push([result.file, result.status, result.warnings.length]);
  const run = await startRun(astrid, files.inputs, NB);
  await doRun(astrid, run);
  const { items } = await runDetail(astrid, run);
  const inOrder = items.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  expect(inOrder.map(({ path, status, warnings }) => [path, status, warnings.length])).toEqual(foretold);
  return inOrder.map(({ path, status, reason, warnings }) => ({
    file: path.slice('inbox/'.length),
    status,
    said: [reason ?? '', ...warnings].join(' '),
  }));
}

async function currentText(slug: string): Promise<string> {
  const where = { article: { slug }, retiredAt: null };
  return (await database().segment.findMany({ where, select: { text: true } }))
    .map(({ text }) => text)
    .join(' ');
}

describe('Astrid, admin, imports a changed file with a new one that has the same text', () => {
  beforeEach(async () => void (await comes({ 'e.txt': FIRST })));

  it('and the article of the changed file has it, when that comes first', async () => {
    const told = await comes({ 'e.txt': SECOND, 'f.txt': `${SECOND}\n` });
    expect(told.map(({ status }) => status)).toEqual(['updated', 'duplicate']);
    expect(await currentText('nato-motes-i-oslo')).toContain('tre timer');
    expect(await database().article.count()).toBe(1);
  });

  it('and is told that the article keeps its text, when the new one comes first: also the next time', async () => {
    const keeps = '“nato-motes-i-oslo”, which came from this path before, keeps its text.';
    const both = { 'd.txt': SECOND, 'e.txt': `${SECOND}\n` };
    expect((await comes(both))[1]).toMatchObject({
      status: 'duplicate',
      said: expect.stringContaining(keeps),
    });
    expect((await comes(both))[1]).toMatchObject({
      status: 'duplicate',
      said: expect.stringContaining(keeps),
    });
    const same = await comes({ 'e.txt': SECOND });
    expect(same[1]).toMatchObject({ status: 'unchanged', said: expect.stringContaining(keeps) });
    expect(await currentText('nato-motes-i-oslo')).toContain('to timer');
  });
});

describe('Astrid, admin, imports two files that have a text each for one article', () => {
  const record = (text: string) =>
    `${JSON.stringify({ id: 'https://avis.example/1', title: 'Nato møtes i Oslo', text })}\n`;
  const before = 'The text of “inbox/a.jsonl#https://avis.example/1”, of the same import, was there before';

  it('and the later one is taken, and names the one before', async () => {
    const told = await comes({ 'a.jsonl': record(FIRST), 'b.jsonl': record(SECOND) });
    expect(told.map(({ status }) => status)).toEqual(['created', 'updated']);
    expect(told[1]?.said).toContain(before);
    const again = await comes({ 'a.jsonl': record(changed(ICE)), 'b.jsonl': record(changed(HOURS, ICE)) });
    expect(again.map(({ status }) => status)).toEqual(['updated', 'updated']);
    expect(again[1]?.said).toContain(before);
  });
});

describe('Astrid, admin, looks beforehand at changed files that are nearly alike', () => {
  const more = (at: number, who: string) =>
    `${FIRST.replace('Nato', `${at} Nato`)}\nEtterpå gikk ${at} hjem, sa ${who}.\n`;

  it('and each is told of the one before it, as it is when they are imported', async () => {
    await comes({ 'a.txt': more(1, 'en'), 'b.txt': more(2, 'en') });
    const told = await comes({ 'a.txt': more(1, 'to'), 'b.txt': more(2, 'to') });
    expect(told.map(({ status }) => status)).toEqual(['updated', 'updated']);
    expect(told[1]?.said).toContain('Nearly the same text as');
  });
});
