/** Nearly the same text: imported, and said. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { textFile } from '../testing/articles.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { rowCounts } from '../testing/records.ts';
import { importFiles, rollBackRun } from './mutations.ts';

const NB = { language: 'nb' };
const LONG = `date 2022-03 Møtet i Oslo ble avsluttet sent i går kveld uten at partene var blitt enige om noe som helst.

Statsministeren sa at samtalene fortsetter neste uke, og at hun har tro på en løsning før sommeren kommer.

Representanter for fire land deltok, og flere av dem reiste hjem med fly allerede i løpet av natten.

Utenriksdepartementet vil ikke si noe om innholdet i forslaget som ble lagt fram av den svenske delegasjonen.
`;
const EDITED = LONG.replace('sent i går kveld', 'tidlig i går kveld');
const EXCERPT = LONG.split('\n\n').slice(0, 2).join('\n\n');

let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const likenesses = () => database().nearDuplicate.findMany({ orderBy: { articleId: 'asc' } });

describe('Astrid, admin, imports nearly the same text', () => {
  it('and it becomes an article of its own that names the other, with how much they share', async () => {
    await importFiles(astrid, [textFile(LONG, 'a.txt')], NB);
    const { results } = await importFiles(astrid, [textFile(EDITED, 'b.txt')], NB);
    expect(results[0]?.status).toBe('created');
    expect(results[0]?.warnings.join()).toMatch(/^Nearly the same text as “[a-z-]+”: [89]\d % in common\.$/);
    expect(await likenesses()).toMatchObject([{ articleId: 2, otherId: 1, dismissedAt: null }]);
  });

  it('and finds it among files of the same import, too', async () => {
    const { results } = await importFiles(astrid, [textFile(LONG, 'a.txt'), textFile(EDITED, 'b.txt')], NB);
    expect(results.map((result) => result.warnings.length)).toEqual([0, 1]);
    expect(await likenesses()).toMatchObject([{ articleId: 2, otherId: 1 }]);
  });

  it('and an excerpt is told from a rewrite', async () => {
    const files = [textFile(LONG, 'a.txt'), textFile(EXCERPT, 'b.txt')];
    const { results } = await importFiles(astrid, files, NB);
    // bands find half a text only one time in two; this one they do, the same each time
    expect(results[1]?.warnings).toEqual([
      expect.stringContaining('Nearly all of the shorter one stands in both'),
    ]);
  });

  it('and a text that only shares its subject is not flagged', async () => {
    const other = LONG.replace(
      /\n\n.*/s,
      '\n\nEn helt annen sak handlet om fiske i nord, der båtene lå i havn hele uken på grunn av stormen som kom.\n',
    );
    const { results } = await importFiles(astrid, [textFile(LONG, 'a.txt'), textFile(other, 'b.txt')], NB);
    expect(results[1]?.warnings).toEqual([]);
    expect(await likenesses()).toEqual([]);
  });

  it('and is told of the nearest three, of those that were there and those that come with it', async () => {
    const words = (count: number) =>
      LONG.split(' ')
        .map((word, at) => (at > 20 && at < 20 + count ? `${word}x` : word))
        .join(' ');
    const versions = [18, 15, 12, 8, 4].map((count, at) => textFile(words(count), `v${at}.txt`));
    await importFiles(astrid, versions.slice(3, 4), NB);
    const rest = versions.filter((_, at) => at !== 3);
    const { results } = await importFiles(astrid, [...rest, textFile(words(0), 'last.txt')], NB);
    const told = await likenesses();
    const last = told.filter(({ articleId }) => articleId === 6).map(({ otherId }) => otherId);
    expect(results.at(-1)?.warnings).toHaveLength(3);
    // v4 (imported as the fifth), v3 (the first) and v2 (the fourth)
    expect(last.sort()).toEqual([1, 4, 5]);
  });

  it('and an article whose text changes is compared anew', async () => {
    await importFiles(astrid, [textFile(LONG, 'a.txt'), textFile(EDITED, 'b.txt')], NB);
    const changed = LONG.replace(/Representanter.*|Utenriks.*/g, (line) =>
      line.split(' ').reverse().join(' '),
    );
    const { results } = await importFiles(astrid, [textFile(changed, 'b.txt')], NB);
    expect(results[0]).toMatchObject({ status: 'updated', warnings: [] });
    expect(await likenesses()).toEqual([]);
    expect(await database().signatureBand.count({ where: { articleId: 2 } })).toBe(25);
  });

  it('and nothing that it was found by is left when the import is rolled back', async () => {
    const before = await rowCounts();
    const { run } = await importFiles(astrid, [textFile(LONG, 'a.txt'), textFile(EDITED, 'b.txt')], NB);
    await rollBackRun(astrid, run);
    const { SignatureBand, TextSignature, NearDuplicate } = await rowCounts();
    expect({ SignatureBand, TextSignature, NearDuplicate }).toEqual({
      SignatureBand: before.SignatureBand,
      TextSignature: before.TextSignature,
      NearDuplicate: before.NearDuplicate,
    });
  });
});
