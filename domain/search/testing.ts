/** Articles for the tests of search, made as the desk makes them. */
import { importFiles } from '../imports/mutations.ts';
import { edited, textFile } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { OFFICE } from '../testing/people.ts';

interface Given {
  slug: string;
  text: string;
  title?: string;
  language?: string;
  date?: string;
}

/** Imports an article and gives it its title and address; returns its id. */
export async function draft(given: Given): Promise<number> {
  const { slug, text, title = 'Uten navn', language = 'nb', date = '2022-03' } = given;
  const file = textFile(`date ${date} ${text}`, `${slug}.txt`);
  const { results } = await importFiles(OFFICE, [file], { language });
  const id = results[0]?.article?.id;
  if (id === undefined) throw new Error(results[0]?.reason ?? 'not imported');
  await edited(id, { slug, title });
  return id;
}

/** Imports and publishes an article; returns its id. */
export async function published(given: Given): Promise<number> {
  const id = await draft(given);
  await publishNow(id);
  return id;
}
