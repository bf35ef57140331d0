import { beforeEach, expect, it } from 'vitest';
import { importedArticle } from '../testing/articles.ts';
import { translatedArticle } from '../testing/translations.ts';
import { database, inTransaction } from './client.ts';
import { setEach, updateEach, updateEachAt } from './each-row.ts';

const COLUMNS = { text: 'text', engine: 'text?' } as const;

let ids: number[];
beforeEach(async () => {
  const { id } = await importedArticle();
  await translatedArticle(id, 'en', { say: (number) => `Before ${'abcdef'[number - 1]}.` });
  const targets = await database().target.findMany({ orderBy: { id: 'asc' }, take: 3, select: { id: true } });
  ids = targets.map((target) => target.id);
});

const stored = () =>
  database().target.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'asc' },
    select: { text: true, engine: true, version: true },
  });
const rows = (texts: string[], engine: string | null = 'a "quoted" 1') =>
  texts.map((text, index) => ({ id: ids[index] ?? 0, text, engine }));

it('each row gets its own values and the next version, and none where it shall have none', async () => {
  await inTransaction((tx) => updateEach(tx, 'Target', COLUMNS, rows(['One’s.', "Two's; --"])));
  await inTransaction((tx) => updateEach(tx, 'Target', COLUMNS, rows(['One again.'], null)));
  expect(await stored()).toEqual([
    { text: 'One again.', engine: null, version: 3 },
    { text: "Two's; --", engine: 'a "quoted" 1', version: 2 },
    { text: 'Before c.', engine: null, version: 1 },
  ]);
});

it('rows that somebody has changed since stay as they are, and are not counted', async () => {
  await inTransaction((tx) => updateEach(tx, 'Target', COLUMNS, rows(['Theirs.'], null)));
  const mine = rows(['Mine.', 'Mine.', 'Mine.'], null).map((row) => ({ ...row, version: 1 }));
  expect(await inTransaction((tx) => updateEachAt(tx, 'Target', COLUMNS, mine))).toBe(2);
  expect((await stored()).map(({ text, version }) => [text, version])).toEqual([
    ['Theirs.', 2],
    ['Mine.', 2],
    ['Mine.', 2],
  ]);
});

it('rows without a version get their values as well', async () => {
  const [revision] = await database().targetRevision.findMany({ where: { targetId: ids[1] ?? 0 } });
  const given = [{ id: revision?.id ?? 0, text: 'Amended.' }];
  await inTransaction((tx) => setEach(tx, 'TargetRevision', { text: 'text' }, given));
  const after = await database().targetRevision.findMany({ orderBy: { targetId: 'asc' }, take: 3 });
  expect(after.map(({ text }) => text)).toEqual(['Before a.', 'Amended.', 'Before c.']);
});
