/** The editorial seed: what is said about the seed articles, as JSON beside them, checked before it is used. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { annotationKind, fact, link, visibility } from '#domain/annotations/annotation.ts';
import { blockKind } from '#domain/articles/article.ts';
import { newTag } from '#domain/tags/tag.ts';

const note = z.strictObject({
  kind: annotationKind,
  /** the source sentence, trimmed, and the marked part of it */
  segment: z.string(),
  quote: z.string(),
  target: z.strictObject({ quote: z.string() }).nullish(),
  visibility,
  body: z.record(z.string(), z.string()),
  tag: z.string().nullish(),
  url: link.nullish(),
  fact: fact.nullish(),
  /** a question that the newsroom has answered, in its body */
  resolved: z.boolean().optional(),
});

const editorial = z.strictObject({
  file: z.string(),
  slug: z.string(),
  titles: z.record(z.string(), z.string().nullable()),
  tags: z.array(z.string()),
  /** what the blocks are whose kind the importer guesses, by their whole text */
  kinds: z.array(z.strictObject({ block: z.string(), kind: blockKind })),
  translation: z.strictObject({
    language: z.string(),
    segments: z.array(z.strictObject({ source: z.string(), target: z.string() })),
  }),
  annotations: z.array(note),
});

export type Editorial = z.infer<typeof editorial>;
export type EditorialNote = z.infer<typeof note>;

const FOLDER = path.join(import.meta.dirname, 'editorial');

/** One per article, by file name. Throws a ZodError that names what is wrong. */
export async function readEditorial(): Promise<Editorial[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d.*\.json$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => editorial.parse(JSON.parse(await readFile(path.join(FOLDER, name), 'utf8')))),
  );
}

/** All tags, parents before children. */
export async function readTags(): Promise<z.infer<typeof newTag>[]> {
  const tags = z.array(newTag).parse(JSON.parse(await readFile(path.join(FOLDER, 'tags.json'), 'utf8')));
  const bySlug = new Map(tags.map((tag) => [tag.slug, tag]));
  const depth = (tag: (typeof tags)[number]): number => {
    const parent = tag.parent ? bySlug.get(tag.parent) : undefined;
    return parent ? depth(parent) + 1 : 0;
  };
  return [...tags].sort((a, b) => depth(a) - depth(b));
}
