/** A table whose columns were named wrongly comes again with the right ones. */
import { beforeEach, describe, expect, it } from 'vitest';
import { editArticle } from '../articles/mutations.ts';
import { database } from '../db/client.ts';
import { atDesk } from '../testing/articles.ts';
import { file } from '../testing/inbox.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import type { ImportOptions, ItemResult } from './import.ts';
import { importFiles } from './mutations.ts';
import { wouldImport } from './queries.ts';

const LEAD = 'Ingressen er kort og sier lite.';
const BODY = 'Brødteksten er lang og forteller hele saken.';
const TABLE = file('liste.csv', `tittel,ing,tekst,emner\nNato i Oslo,${LEAD},${BODY},nato;oslo\n`);
const WRONG: ImportOptions = { language: 'nb', mapping: { title: 'tittel', text: 'ing' } };
const RIGHT: ImportOptions = { language: 'nb', mapping: { title: 'tittel', text: 'tekst' } };

let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

async function comes(options: ImportOptions): Promise<ItemResult | undefined> {
  return (await importFiles(astrid, [TABLE], options)).results[0];
}

const text = async () =>
  (await database().segment.findMany({ where: { retiredAt: null } })).map((one) => one.text).join(' ');

describe('Astrid, admin, has named the wrong column of a table', () => {
  beforeEach(async () => void (await comes(WRONG)));

  it('and with the right one its article has the right text, once', async () => {
    expect(await text()).toBe(LEAD);
    expect(await comes(RIGHT)).toMatchObject({
      status: 'updated',
      reason: 'The columns named now give another text of “nato-i-oslo”.',
    });
    expect(await text()).toBe(BODY);
    expect(await comes(RIGHT)).toMatchObject({ status: 'unchanged' });
    expect(await database().article.count()).toBe(1);
  });

  it('and without names of columns it keeps its text, and is told why', async () => {
    await comes(RIGHT);
    expect(await comes({ language: 'nb', mapping: { title: 'tittel', text: 'ing' } })).toMatchObject({
      status: 'updated',
    });
    const said = await comes({ language: 'nb', mapping: undefined });
    expect(said).toMatchObject({
      status: 'unchanged',
      reason: expect.stringContaining('Name them with --map.'),
    });
    expect(await text()).toBe(LEAD);
  });

  it('and keywords from a column that was not named are told', async () => {
    const said = await comes({ ...WRONG, mapping: { ...WRONG.mapping, keywords: 'emner' } });
    expect(said).toMatchObject({ status: 'unchanged', reason: expect.stringContaining('keywords “nato') });
  });
});

describe('Astrid, admin, imports a changed file of an article of which an editor set the date', () => {
  const dated = (day: string, said: string) =>
    file(
      'moter.md',
      `---\ndate: ${day}\nauthor: Kari Berg\n---\n# Nato i Oslo\n\nLederne møttes på slottet ${said}.\n`,
    );
  const NB = { language: 'nb' };

  it('and is told the date that the article has, and that of the file as not taken', async () => {
    const first = (await importFiles(astrid, [dated('2024-01-02', 'tirsdag')], NB)).results[0];
    const id = first?.article?.id ?? 0;
    const { version } = await atDesk(id);
    await editArticle(astrid, { id, version, date: '2020-05-05' });
    const told = {
      status: 'updated',
      date: '2020-05-05',
      warnings: ['The file says otherwise, and it was not taken: date “2024-02-02”.'],
    };
    expect(await wouldImport(astrid, dated('2024-02-02', 'onsdag'), NB)).toMatchObject(told);
    expect((await importFiles(astrid, [dated('2024-02-02', 'onsdag')], NB)).results).toMatchObject([told]);
  });
});
