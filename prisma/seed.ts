/** npm run seed: imports seeds/articles through the importer, then applies seeds/editorial. Running it again changes nothing. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { closeDatabase } from '#domain/db/client.ts';
import { importFiles } from '#domain/imports/mutations.ts';
import { wouldImport } from '#domain/imports/queries.ts';
import { systemViewer } from '#domain/people/person.ts';
import { applyEditorial, applyTags } from '../seeds/apply.ts';
import { readEditorial } from '../seeds/editorial.ts';

const ARTICLES = path.join(import.meta.dirname, '../seeds/articles');
const VIEWER = systemViewer('Spalte seed import');

async function readArticles() {
  const names = (await readdir(ARTICLES)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      path: `seeds/articles/${name}`,
      bytes: new Uint8Array(await readFile(path.join(ARTICLES, name))),
    })),
  );
}

async function seed(): Promise<void> {
  const files = await readArticles();
  const plan = await Promise.all(files.map((file) => wouldImport(VIEWER, file, {})));
  const fresh = files.filter((_, index) => plan[index]?.status === 'created');
  const imported = fresh.length > 0 ? (await importFiles(VIEWER, fresh, {})).results : [];
  const articles = new Map([...plan, ...imported].map((result) => [path.basename(result.file), result]));
  const { ids, created } = await applyTags();
  let published = 0;
  for (const editorial of await readEditorial()) {
    const article = articles.get(editorial.file)?.article;
    if (!article)
      throw new Error(
        `${editorial.file} was not imported: ${articles.get(editorial.file)?.reason ?? 'it is not in seeds/articles'}`,
      );
    if (await applyEditorial(article.id, editorial, ids)) published++;
  }
  const left = files.length - published;
  console.log(
    `seed: ${imported.length} articles imported, ${created} tags made, ${published} articles translated, annotated and published.`,
  );
  if (left > 0) console.log(`seed: ${left} articles were published before; nothing of theirs was changed.`);
}

try {
  await seed();
} finally {
  await closeDatabase();
}
