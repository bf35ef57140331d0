/** A file or record comes again, rewritten or corrected: whether it is its article's, and what is said when it is not. */
import { beforeEach, describe, expect, it } from 'vitest';
import { editArticle } from '../articles/mutations.ts';
import { database } from '../db/client.ts';
import { atDesk } from '../testing/articles.ts';
import { file } from '../testing/inbox.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { importFiles } from './mutations.ts';
import type { ImportFile } from './prepared.ts';
import { wouldImport } from './queries.ts';

const NB = { language: 'nb' };
let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const comes = async (one: ImportFile, options = NB) => (await importFiles(astrid, [one], options)).results[0];
const FLASH = '# Skip på grunn\n\nEt skip står på grunn utenfor Bergen.\n';
const STORY =
  '# Skip på grunn\n\nMannskapet på fjorten ble hentet i land i natt.\n\nRederiet vil ikke si hvorfor.\n\nTaubåter er på vei.\n';
const OTHER = '# Fotball i Molde\n\nHjemmelaget vant med tre mål.\n\nPublikum sang hele kvelden.\n';

describe('Astrid, admin, imports a file again', () => {
  it('and the full story after the flash is a new text of its article, by its title', async () => {
    const first = await comes(file('live.md', FLASH));
    const told = { status: 'updated', article: first?.article };
    expect(await wouldImport(astrid, file('live.md', STORY), NB)).toMatchObject(told);
    expect(await comes(file('live.md', STORY))).toMatchObject(told);
    expect(await database().article.count()).toBe(1);
  });

  it('and is told that the file of a new text is in another language, in the preview and by the import', async () => {
    const story = (lang: string, by: string) =>
      file('skip.md', `---\nlang: ${lang}\n---\n# Skip på grunn\n\nEt skip står på grunn ${by}.\n`);
    const first = (await importFiles(astrid, [story('da', 'ved Bergen')], {})).results[0];
    const told = {
      status: 'updated',
      article: first?.article,
      warnings: expect.arrayContaining(['The file says otherwise, and it was not taken: language “nb”.']),
    };
    expect(await wouldImport(astrid, story('nb', 'ved Oslo'), {})).toMatchObject(told);
    expect((await importFiles(astrid, [story('nb', 'ved Oslo')], {})).results[0]).toMatchObject(told);
    expect((await atDesk(first?.article?.id ?? 0)).language).toBe('da');
  });

  it('and another story under the old name is a new article, which names the one that stays', async () => {
    const first = await comes(file('today.md', FLASH));
    const why = '“skip-pa-grunn” came from this path before, and has another title and text: it stays.';
    const told = { status: 'created', warnings: expect.arrayContaining([why]) };
    expect(await wouldImport(astrid, file('today.md', OTHER), NB)).toMatchObject(told);
    expect(await comes(file('today.md', OTHER))).toMatchObject(told);
    expect((await atDesk(first?.article?.id ?? 0)).title).toBe('Skip på grunn');
  });

  it('and a record with an id is its article’s, however much was rewritten, also when it is rewritten back', async () => {
    const row = (title: string, text: string) =>
      file('alt.jsonl', `${JSON.stringify({ id: 77, title, text })}\n`);
    await comes(row('Brann i byen', 'Det brenner i en bygård. Folk er ute. Røyken er tett.'));
    const second = await comes(row('Slukket', 'Alt er over nå. Ingen kom til skade. Byen puster ut.'));
    expect(second?.status).toBe('updated');
    const third = await comes(row('Brann i byen', 'Det brenner i en bygård. Folk er ute. Røyken er svart.'));
    expect(third).toMatchObject({ status: 'updated', article: second?.article });
    expect(await database().article.count()).toBe(1);
  });

  it('and rows of a table without ids that only moved are told nothing of', async () => {
    const table = (...rows: string[]) => file('saker.csv', `title,text\n${rows.join('\n')}\n`);
    const [one, two] = ['Skip på grunn,Et skip står på grunn.', 'Fotball i Molde,Hjemmelaget vant.'];
    await comes(table(one));
    const { results } = await importFiles(astrid, [table(two, one)], NB);
    expect(results.map(({ status }) => status).sort()).toEqual(['created', 'unchanged']);
    expect(results.flatMap(({ warnings }) => warnings).filter((text) => text.includes('path'))).toEqual([]);
  });
});

describe('Astrid, admin, imports a file again of which only the head was corrected', () => {
  const dated = (day: string, by: string) =>
    file('moter.md', `---\ndate: ${day}\nauthor: ${by}\n---\n# Nato i Oslo\n\nLederne møttes på slottet.\n`);

  it('and the article has the other date', async () => {
    const first = await comes(dated('2023-01-02', 'Kari Berg'));
    const told = { status: 'updated', reason: 'The same text of “nato-i-oslo” with another date.' };
    expect(await wouldImport(astrid, dated('2023-02-02', 'Kari Berg'), NB)).toMatchObject(told);
    expect(await comes(dated('2023-02-02', 'Kari Berg'))).toMatchObject(told);
    expect((await atDesk(first?.article?.id ?? 0)).date).toBe('2023-02-02');
    expect(await comes(dated('2023-02-02', 'Kari Berg'))).toMatchObject({ status: 'unchanged' });
  });

  it('and the date of before again, when the file of before comes back', async () => {
    const first = await comes(dated('2023-01-02', 'Kari Berg'));
    await comes(dated('2023-02-02', 'Kari Berg'));
    expect(await comes(dated('2023-01-02', 'Kari Berg'))).toMatchObject({ status: 'updated' });
    expect((await atDesk(first?.article?.id ?? 0)).date).toBe('2023-01-02');
  });

  it('but a date that an editor set stays, as does the byline: the file’s are told', async () => {
    const first = await comes(dated('2023-01-02', 'Kari Berg'));
    const { id, version } = await atDesk(first?.article?.id ?? 0);
    await editArticle(astrid, { id, version, date: '2022-12-24' });
    const again = await comes(dated('2023-02-02', 'Ola Li'));
    expect(again).toMatchObject({ status: 'duplicate', date: '2022-12-24' });
    expect(again?.reason).toBe(
      'The same text is already here as “nato-i-oslo”. The file says otherwise, and it was not taken: date “2023-02-02”, byline “Ola Li”.',
    );
  });

  it('and a date stays of which the file says nothing any more', async () => {
    const first = await comes(dated('2023-01-02', 'Kari Berg'));
    const undated = file('moter.md', '# Nato i Oslo\n\nLederne møttes på slottet.\n');
    expect(await comes(undated)).toMatchObject({ status: 'duplicate', date: '2023-01-02' });
    expect((await atDesk(first?.article?.id ?? 0)).date).toBe('2023-01-02');
  });

  it('and a copy from elsewhere changes nothing: what it says otherwise is told, as of a folder that was moved', async () => {
    const first = await comes(dated('2023-01-02', 'Kari Berg'));
    const copy = await comes({ ...dated('2023-02-02', 'Kari Berg'), path: 'elsewhere/moter.md' });
    expect(copy?.reason).toBe(
      'The same text is already here as “nato-i-oslo”. The file says otherwise, and it was not taken: date “2023-02-02”.',
    );
    expect((await atDesk(first?.article?.id ?? 0)).date).toBe('2023-01-02');
  });
});
