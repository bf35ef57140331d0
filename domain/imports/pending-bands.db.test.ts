/** Bands that wait in memory: an article is found by them at once, and they are stored in time. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bulk } from '../db/bulk.ts';
import { database } from '../db/client.ts';
import { openBulk } from '../db/open-bulk.ts';
import { textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { bandsOf, signatureBytes, signatureOf } from '../text/near-duplicate.ts';
import { importFiles } from './mutations.ts';
import { MOST_MEMBERS, PendingBands } from './pending-bands.ts';

const words = (from: number) => Array.from({ length: 40 }, (_, at) => `ord${from + at}`).join(' ');
const signature = (from: number) => signatureOf(words(from)) as Uint32Array;
const stored = (articleId: number) => database().signatureBand.count({ where: { articleId } });
const upTo = async () => (await database().bandProgress.findFirst())?.articleId ?? 0;

let astrid: Colleague;
let bulk: Bulk;
beforeEach(async () => {
  astrid = await anAdmin();
  bulk = await openBulk();
});
afterEach(() => bulk.close());

/** Articles as an import leaves them that ends before their bands are stored. */
async function unfinished(count: number): Promise<number[]> {
  const files = Array.from({ length: count }, (_, at) =>
    textFile(`Tittel ${at}\n\nKort tekst nummer ${at}.`),
  );
  const { results } = await importFiles(astrid, files, { language: 'nb' });
  const ids = results.map(({ article }) => article?.id ?? 0);
  await database().bandProgress.deleteMany({ where: { id: 1 } });
  for (const id of ids)
    await database().textSignature.create({
      data: { articleId: id, hashes: signatureBytes(signature(id * 1_000)) },
    });
  return ids;
}

describe('Bands of new articles', () => {
  it('are all stored when an import is over', async () => {
    const { results } = await importFiles(astrid, [textFile(`Tittel\n\n${words(0)}.`)], { language: 'nb' });
    const id = results[0]?.article?.id ?? 0;
    expect(await stored(id)).toBe(25);
    expect(await upTo()).toBe(id);
  });

  it('are found although an import ended before they were stored, and the next one stores them', async () => {
    const ids = await unfinished(3);
    const pending = new PendingBands();
    expect(await pending.refresh(bulk)).toBe(true);
    for (const id of ids)
      for (const band of new Set(bandsOf(signature(id * 1_000))))
        expect(pending.membersOf(band)).toEqual([id]);
    expect(await stored(ids[0] ?? 0)).toBe(0);
    await pending.store(bulk);
    expect(await Promise.all(ids.map(stored))).toEqual([25, 25, 25]);
    expect(await upTo()).toBe(ids.at(-1));
  });

  it('are stored again as a whole when that ended in the middle', async () => {
    const [id = 0] = await unfinished(1);
    const [band = 0] = bandsOf(signature(id * 1_000));
    await database().signatureBand.create({ data: { band, articleId: id } });
    const pending = new PendingBands();
    await pending.refresh(bulk);
    await pending.store(bulk);
    expect(await stored(id)).toBe(25);
  });

  it('are read a few at a time when there are more than may be kept', async () => {
    const ids = await unfinished(3);
    const pending = new PendingBands(2, 1);
    expect(await pending.refresh(bulk)).toBe(false);
    await pending.store(bulk);
    expect(await Promise.all(ids.map(stored))).toEqual([25, 25, 0]);
    expect(await pending.refresh(bulk)).toBe(true);
    await pending.store(bulk);
    expect(await Promise.all(ids.map(stored))).toEqual([25, 25, 25]);
  });

  it('of another import beside this one are known, and none is stored twice', async () => {
    const [one, two] = [new PendingBands(), new PendingBands()];
    await one.refresh(bulk);
    await two.refresh(bulk);
    const ids = await unfinished(2);
    const noted = ids.map((id) => ({ id, bands: [...new Set(bandsOf(signature(id * 1_000)))] }));
    one.note(noted.slice(1));
    await one.refresh(bulk);
    for (const { id, bands } of noted) for (const band of bands) expect(one.membersOf(band)).toEqual([id]);
    await two.refresh(bulk);
    await one.store(bulk);
    await two.store(bulk);
    expect(await Promise.all(ids.map(stored))).toEqual([25, 25]);
  });

  it('that many articles share take no more of them', async () => {
    const pending = new PendingBands();
    await pending.refresh(bulk);
    pending.note(Array.from({ length: MOST_MEMBERS + 5 }, (_, at) => ({ id: at + 1, bands: [7] })));
    expect(pending.membersOf(7)).toHaveLength(MOST_MEMBERS);
  });
});
