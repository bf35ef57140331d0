/**
 * Applies the editorial seed through the same mutations that editors use, and only to articles that nobody but the seed
 * has had in hand: a second run changes nothing, and nothing that an editor did is overwritten, undone or published.
 */
import { addAnnotation, resolveAnnotation } from '#domain/annotations/mutations.ts';
import { notesOf } from '#domain/annotations/queries.ts';
import type { DeskArticle } from '#domain/articles/article.ts';
import { articleForDesk } from '#domain/articles/article-queries.ts';
import { editArticle, setBlockKind } from '#domain/articles/mutations.ts';
import { actorsOn } from '#domain/audit/queries.ts';
import { editionsOf } from '#domain/editions/desk-queries.ts';
import { publish } from '#domain/editions/mutations.ts';
import { systemViewer } from '#domain/people/person.ts';
import { addTag, createTag } from '#domain/tags/mutations.ts';
import { tagList } from '#domain/tags/queries.ts';
import { saveTarget, saveTranslationTitle, startTranslation } from '#domain/translations/mutations.ts';
import { workspace } from '#domain/translations/queries.ts';
import type { Workspace } from '#domain/translations/translation.ts';
import { type Editorial, type EditorialNote, readTags } from './editorial.ts';

/** Who imports the seed articles. */
export const IMPORTER = systemViewer('Spalte seed import');
const VIEWER = systemViewer('Spalte editorial seed');

/** Makes the tags that are not there. Returns slug → id of all, and how many are new. */
export async function applyTags(): Promise<{ ids: Map<string, number>; created: number }> {
  const ids = new Map((await tagList(VIEWER, {})).map((tag) => [tag.slug, tag.id]));
  let created = 0;
  for (const tag of await readTags()) {
    if (ids.has(tag.slug ?? '')) continue;
    const made = await createTag(VIEWER, tag);
    ids.set(made.slug, made.id);
    created++;
  }
  return { ids, created };
}

/**
 * Whether an article is the seed's to work on: it imported it, nobody else did anything to it since, and it was never
 * published. A run that was killed half-way is so taken up again; an article that somebody imported is theirs.
 */
export async function isOurs(articleId: number): Promise<boolean> {
  const actors = await actorsOn(VIEWER, articleId);
  const seeds = new Set([IMPORTER.name, VIEWER.name]);
  if (!actors.every(({ id, name }) => id === null && seeds.has(name))) return false;
  return (await editionsOf(VIEWER, articleId)).length === 0;
}

/** Titles, tags, translation, notes and the first edition of one article. */
export async function applyEditorial(
  articleId: number,
  editorial: Editorial,
  tagIds: Map<string, number>,
): Promise<void> {
  const article = await articleForDesk(VIEWER, articleId);
  await applyFields(article, editorial);
  await applyKinds(article, editorial);
  for (const slug of editorial.tags)
    await addTag(VIEWER, { articleId, tagId: idOf(tagIds, slug, editorial.file) });
  const translated = await applyTranslation(article, editorial);
  await applyNotes(article, translated, editorial, tagIds);
  const { version } = await articleForDesk(VIEWER, articleId);
  await publish(VIEWER, { articleId, version, note: null });
}

async function applyFields(article: DeskArticle, { slug, titles }: Editorial): Promise<void> {
  const title = titles[article.language];
  await editArticle(VIEWER, { id: article.id, version: article.version, slug, ...(title ? { title } : {}) });
}

/** Somebody has looked at every kind that the importer guessed: one that is not in the editorial file is an error there. */
async function applyKinds(article: DeskArticle, { file, kinds }: Editorial): Promise<void> {
  const decided = new Map(kinds.map(({ block, kind }) => [block, kind]));
  for (const { id, version, text, guessed } of article.blocks) {
    if (!guessed) continue;
    const kind = decided.get(text);
    if (kind === undefined) throw new Error(`${file}: what kind of block is “${text}”?`);
    await setBlockKind(VIEWER, { blockId: id, version, kind });
  }
}

async function applyTranslation(
  article: DeskArticle,
  { file, titles, translation }: Editorial,
): Promise<Workspace> {
  const key = { articleId: article.id, language: translation.language };
  await startTranslation(VIEWER, key);
  const before = await workspace(VIEWER, key.articleId, key.language);
  if (before.segments.length !== translation.segments.length) {
    throw new Error(
      `${file}: the text has ${before.segments.length} sentences, its editorial file ${translation.segments.length}.`,
    );
  }
  await saveTranslationTitle(VIEWER, {
    ...key,
    version: before.titleVersion,
    title: titles[key.language] ?? '',
  });
  for (const [index, segment] of before.segments.entries()) {
    const pair = translation.segments[index];
    if (pair?.source !== segment.source.trim()) {
      throw new Error(
        `${file}: sentence ${index + 1} is “${segment.source.trim()}”, its editorial file has “${pair?.source}”.`,
      );
    }
    await saveTarget(VIEWER, {
      ...key,
      segmentId: segment.id,
      version: segment.target?.version ?? 0,
      text: pair.target,
      state: 'approved',
    });
  }
  return workspace(VIEWER, key.articleId, key.language);
}

async function applyNotes(
  article: DeskArticle,
  translated: Workspace,
  editorial: Editorial,
  tagIds: Map<string, number>,
): Promise<void> {
  const there = new Set(
    (await notesOf(VIEWER, article.id)).map((note) => `${note.kind} ${note.source?.quote}`),
  );
  for (const note of editorial.annotations) {
    if (there.has(`${note.kind} ${note.quote}`)) continue;
    const { id, version } = await addAnnotation(VIEWER, {
      articleId: article.id,
      ...spansOf(translated, note, editorial.file),
      kind: note.kind,
      visibility: note.visibility,
      bodies: note.body,
      tagId: note.tag ? idOf(tagIds, note.tag, editorial.file) : null,
      url: note.url ?? null,
      fact: note.fact ?? null,
    });
    if (note.resolved) await resolveAnnotation(VIEWER, { id, version, resolved: true });
  }
}

function spansOf(translated: Workspace, note: EditorialNote, file: string) {
  const segment = translated.segments.find((candidate) => candidate.source.trim() === note.segment);
  const at = segment?.source.indexOf(note.quote) ?? -1;
  if (!segment || at < 0) throw new Error(`${file}: “${note.quote}” does not stand in “${note.segment}”.`);
  const start = segment.start + at;
  const source = { blockId: segment.blockId, start, end: start + note.quote.length, quote: note.quote };
  if (!note.target) return { source, target: null };
  const { quote } = note.target;
  const found = segment.target?.text.indexOf(quote) ?? -1;
  if (found < 0) throw new Error(`${file}: “${quote}” does not stand in “${segment.target?.text}”.`);
  return {
    source,
    target: {
      segmentId: segment.id,
      language: translated.language,
      start: found,
      end: found + quote.length,
      quote,
    },
  };
}

function idOf(tagIds: Map<string, number>, slug: string, file: string): number {
  const id = tagIds.get(slug);
  if (id === undefined) throw new Error(`${file}: there is no tag “${slug}” in tags.json.`);
  return id;
}
