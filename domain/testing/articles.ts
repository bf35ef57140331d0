/** Articles for tests, made by the importer. */
import type { DeskArticle } from '../articles/article.ts';
import { articleForDesk } from '../articles/article-queries.ts';
import { editArticle } from '../articles/mutations.ts';
import type { ImportOptions } from '../imports/import.ts';
import { importFiles } from '../imports/mutations.ts';
import type { ImportFile } from '../imports/prepared.ts';
import { slugify } from '../text/slug.ts';
import { OFFICE } from './people.ts';

/** A headline, four blocks (the second a guessed heading, the third a quote), six sentences. */
export const OSLO = `date 2022-03-24 Nato møtes i Oslo

Statsminister Jonas Gahr Støre tok imot lederne i Oslo torsdag. Møtet varte i to timer, og Stoltenberg ledet det.

Hva de ble enige om

– Vi står sammen, sa Støre.

Nato sender flere soldater til grensen. Ingen vet hvor lenge de blir der.
`;

/** Named after its first line, since another text under the same name is a new text of the same article. */
export function textFile(text: string, name = `${slugify(text.split('\n')[0] ?? '')}.txt`): ImportFile {
  return { name, path: `inbox/${name}`, bytes: new TextEncoder().encode(text) };
}

/** A text of one short sentence, with a title of its own, for tests that need several articles. */
export function shortText(title: string, date = '2022-03-24'): string {
  return `date ${date} ${title}\n\n${title}: det skjedde torsdag.\n`;
}

export async function importedArticle(
  text = OSLO,
  options: ImportOptions = { language: 'nb' },
): Promise<DeskArticle> {
  const { results } = await importFiles(OFFICE, [textFile(text)], options);
  const [result] = results;
  if (!result?.article) throw new Error(`not imported: ${result?.reason}`);
  return atDesk(result.article.id);
}

/** The article as it stands now. */
export function atDesk(id: number): Promise<DeskArticle> {
  return articleForDesk(OFFICE, id);
}

type Fields = Omit<Parameters<typeof editArticle>[1], 'id' | 'version'>;

/** Changes fields of the article as it stands now. */
export async function edited(id: number, fields: Fields): Promise<DeskArticle> {
  const { version } = await atDesk(id);
  await editArticle(OFFICE, { id, version, ...fields });
  return atDesk(id);
}
