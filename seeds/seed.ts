/** The whole seed: the articles through the importer, then what is said about them. Running it again changes nothing. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { importFiles } from '#domain/imports/mutations.ts';
import type { ImportFile } from '#domain/imports/prepared.ts';
import { wouldImport } from '#domain/imports/queries.ts';
import { applyEditorial, applyTags, IMPORTER, isOurs } from './apply.ts';
import { type Editorial, readEditorial } from './editorial.ts';

const ARTICLES = path.join(import.meta.dirname, 'articles');

export interface Seeded {
  imported: number;
  tags: number;
  published: number;
  /** were there already, and are as they were */
  left: number;
}

/** Imports what is not there, and works on what nobody else had in hand. Throws when a file and its editorial file disagree. */
export async function seed(): Promise<Seeded> {
  const files = await readArticles();
  const plan = await Promise.all(files.map((file) => wouldImport(IMPORTER, file, {})));
  const fresh = files.filter((_, index) => plan[index]?.status === 'created');
  const imported = fresh.length > 0 ? (await importFiles(IMPORTER, fresh, {})).results : [];
  const articles = new Map([...plan, ...imported].map((result) => [path.basename(result.file), result]));
  const ours: { articleId: number; editorial: Editorial }[] = [];
  for (const editorial of await readEditorial()) {
    const result = articles.get(editorial.file);
    if (!result?.article)
      throw new Error(
        `${editorial.file} was not imported: ${result?.reason ?? 'it is not in seeds/articles'}`,
      );
    if (await isOurs(result.article.id)) ours.push({ articleId: result.article.id, editorial });
  }
  // tags that nothing is left to carry are somebody's decision
  const tags = ours.length > 0 ? await applyTags() : { ids: new Map<string, number>(), created: 0 };
  for (const { articleId, editorial } of ours) await applyEditorial(articleId, editorial, tags.ids);
  return {
    imported: imported.length,
    tags: tags.created,
    published: ours.length,
    left: files.length - ours.length,
  };
}

async function readArticles(): Promise<ImportFile[]> {
  const names = (await readdir(ARTICLES)).filter((name) => name.endsWith('.txt')).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      path: `seeds/articles/${name}`,
      bytes: new Uint8Array(await readFile(path.join(ARTICLES, name))),
    })),
  );
}
