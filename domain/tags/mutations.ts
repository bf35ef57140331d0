/** What editors do to tags, and to the tags of an article. */

import { touchArticle } from '../articles/touch.ts';
import { inTransaction, type Tx } from '../db/client.ts';
import { takeTurns } from '../db/turns.ts';
import { againOnUniqueViolation } from '../db/violations.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { recordEvent } from '../events.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { fold } from '../text/normalise.ts';
import { slugify } from '../text/slug.ts';
import { chipsOf, TAG_ROW, tagRow } from './rows.ts';
import { type EditTag, labelFor, type NewTag, type TagChip, type TagKind, type TagRow } from './tag.ts';

/** Makes a tag. Throws Invalid when a tag of that kind already has one of the labels. */
export async function createTag(viewer: Viewer, input: NewTag): Promise<TagRow> {
  permit(viewer, 'tag.edit');
  return inTransaction(async (tx) => {
    const id = await insertTag(tx, viewer, input);
    return tagRow(tx, await tx.tag.findUniqueOrThrow({ where: { id }, select: TAG_ROW }));
  });
}

/** Replaces a tag's labels, aliases, parent and external ids. Throws Conflict, NotFound, Invalid. */
export async function editTag(viewer: Viewer, input: EditTag): Promise<TagRow> {
  permit(viewer, 'tag.edit');
  return inTransaction(async (tx) => {
    await takeTurns(tx, 'tags');
    const before = await tx.tag.findUnique({ where: { id: input.id }, select: TAG_ROW });
    if (!before) throw new NotFound('That tag');
    if (before.version !== input.version)
      throw new Conflict('Somebody else changed this tag.', await tagRow(tx, before));
    await refuseSameLabel(tx, input, input.id);
    await tx.tag.update({
      where: { id: input.id },
      data: { kind: input.kind, parentId: await parentId(tx, input, input.id), version: { increment: 1 } },
      select: { id: true },
    });
    await tx.tagLabel.deleteMany({ where: { tagId: input.id } });
    await tx.tagAlias.deleteMany({ where: { tagId: input.id } });
    await tx.tagExternalId.deleteMany({ where: { tagId: input.id } });
    await insertWords(tx, input.id, input);
    await touchTagged(tx, input.id);
    await recordEvent(
      tx,
      viewer,
      'tag.edited',
      { type: 'tag', id: input.id },
      { label: anyLabel(input.labels) },
    );
    return tagRow(tx, await tx.tag.findUniqueOrThrow({ where: { id: input.id }, select: TAG_ROW }));
  });
}

/** Puts a tag on an article; putting it there twice is no error. Returns the article's tags. */
export async function addTag(
  viewer: Viewer,
  { articleId, tagId }: { articleId: number; tagId: number },
): Promise<TagChip[]> {
  permit(viewer, 'article.tag');
  return againOnUniqueViolation(() => inTransaction((tx) => attach(tx, viewer, articleId, tagId)));
}

/** Makes a tag with one label and puts it on the article. Throws Invalid when there is one already. */
export async function addNewTag(
  viewer: Viewer,
  input: { articleId: number; kind: TagKind; language: string; label: string },
): Promise<TagChip[]> {
  permit(viewer, 'article.tag');
  permit(viewer, 'tag.edit');
  return inTransaction(async (tx) => {
    const id = await insertTag(tx, viewer, { kind: input.kind, labels: { [input.language]: input.label } });
    return attach(tx, viewer, input.articleId, id);
  });
}

/** Takes a tag off an article. Returns the article's tags. Throws NotFound. */
export async function removeTag(
  viewer: Viewer,
  { articleId, tagId }: { articleId: number; tagId: number },
): Promise<TagChip[]> {
  permit(viewer, 'article.tag');
  return inTransaction(async (tx) => {
    const article = await tx.article.findUnique({ where: { id: articleId }, select: { id: true } });
    if (!article) throw new NotFound('That article');
    const { count } = await tx.articleTag.deleteMany({ where: { articleId, tagId } });
    if (count > 0) {
      await touchArticle(tx, articleId);
      await recordEvent(
        tx,
        viewer,
        'tag.removed',
        { type: 'article', id: articleId, articleId },
        { tag: tagId },
      );
    }
    return chipsOf(tx, articleId);
  });
}

async function attach(tx: Tx, viewer: Viewer, articleId: number, tagId: number): Promise<TagChip[]> {
  const article = await tx.article.findUnique({ where: { id: articleId }, select: { id: true } });
  const tag = await tx.tag.findUnique({ where: { id: tagId }, select: { slug: true } });
  if (!article) throw new NotFound('That article');
  if (!tag) throw new NotFound('That tag');
  const there = await tx.articleTag.findUnique({
    where: { articleId_tagId: { articleId, tagId } },
    select: { tagId: true },
  });
  if (!there) {
    await touchArticle(tx, articleId);
    await tx.articleTag.create({ data: { articleId, tagId }, select: { tagId: true } });
    await recordEvent(
      tx,
      viewer,
      'tag.added',
      { type: 'article', id: articleId, articleId },
      { tag: tag.slug },
    );
  }
  return chipsOf(tx, articleId);
}

async function insertTag(tx: Tx, viewer: Viewer, input: NewTag): Promise<number> {
  await takeTurns(tx, 'tags');
  await refuseSameLabel(tx, input, null);
  const slug = await freeTagSlug(tx, input.slug ?? slugify(anyLabel(input.labels)));
  const tag = await tx.tag.create({
    data: { slug, kind: input.kind, parentId: await parentId(tx, input, null) },
    select: { id: true },
  });
  await insertWords(tx, tag.id, input);
  await recordEvent(
    tx,
    viewer,
    'tag.created',
    { type: 'tag', id: tag.id },
    { label: anyLabel(input.labels), kind: input.kind },
  );
  return tag.id;
}

type Words = Pick<NewTag, 'kind' | 'labels' | 'aliases' | 'parent' | 'externalIds'>;

async function insertWords(
  tx: Tx,
  tagId: number,
  { labels, aliases = {}, externalIds = {} }: Words,
): Promise<void> {
  await tx.tagLabel.createMany({
    data: Object.entries(labels).map(([language, text]) => ({ tagId, language, text, folded: fold(text) })),
  });
  await tx.tagAlias.createMany({
    data: Object.entries(aliases).flatMap(([language, texts]) =>
      [...new Set(texts)].map((text) => ({ tagId, language, text, folded: fold(text) })),
    ),
  });
  await tx.tagExternalId.createMany({
    data: Object.entries(externalIds).map(([scheme, value]) => ({ tagId, scheme, value })),
  });
}

async function refuseSameLabel(tx: Tx, { kind, labels }: Words, except: number | null): Promise<void> {
  for (const [language, text] of Object.entries(labels)) {
    const twin = await tx.tagLabel.findFirst({
      where: {
        language,
        folded: fold(text),
        tag: { kind },
        ...(except === null ? {} : { NOT: { tagId: except } }),
      },
      select: { text: true },
    });
    if (twin)
      throw new Invalid(`There is already a ${kind} called “${twin.text}”.`, {
        labels: 'Use the tag that is there.',
      });
  }
}

async function parentId(tx: Tx, { parent }: Words, self: number | null): Promise<number | null> {
  if (!parent) return null;
  const found = await tx.tag.findUnique({ where: { slug: parent }, select: { id: true, parentId: true } });
  if (!found) throw new Invalid('The parent does not exist.', { parent: `There is no tag “${parent}”.` });
  for (let above: { id: number; parentId: number | null } | null = found; above !== null; ) {
    if (above.id === self)
      throw new Invalid('A tag cannot stand under itself.', { parent: 'Choose another parent.' });
    above =
      above.parentId === null
        ? null
        : await tx.tag.findUnique({ where: { id: above.parentId }, select: { id: true, parentId: true } });
  }
  return found.id;
}

async function freeTagSlug(tx: Tx, wanted: string): Promise<string> {
  const base = slugify(wanted) || 'tag';
  for (let n = 1; ; n++) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!(await tx.tag.findUnique({ where: { slug }, select: { id: true } }))) return slug;
  }
}

async function touchTagged(tx: Tx, tagId: number): Promise<void> {
  const tagged = await tx.articleTag.findMany({ where: { tagId }, select: { articleId: true } });
  await tx.article.updateMany({
    where: { id: { in: tagged.map((row) => row.articleId) } },
    data: { revision: { increment: 1 } },
  });
}

function anyLabel(labels: Record<string, string>): string {
  return labelFor(labels, 'en').text;
}
