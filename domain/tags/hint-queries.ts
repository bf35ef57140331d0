/** Tags that a text asks for by itself: its names and the keywords of its source, where a tag is called so. */
import { z } from 'zod';
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { entityHints } from '../text/entity-hints.ts';
import { fold } from '../text/normalise.ts';
import { tagChip } from './rows.ts';
import type { TagHint, TagHints } from './tag.ts';

const MOST_OFFERED = 12;
/** Names of a text that are looked up: the most frequent ones. */
const MOST_NAMES = 200;
/** What a source wrote into its keywords is not trusted to be short or few. */
const MOST_KEYWORDS = 50;

const keywordList = z.array(z.string()).catch([]);

/** Something that may be the name of a tag. */
interface Wish {
  found: string;
  count: number;
  isKeyword: boolean;
}

/**
 * Tags that the article `articleId` does not have and whose label or alias, in any language, is a name in its text or a
 * keyword of its source: keywords first, then the most frequent names. Those that an editor dismissed stay apart, whatever
 * text the article has by now. Throws NotFound.
 */
export async function tagHints(viewer: Viewer, articleId: number): Promise<TagHints> {
  permit(viewer, 'article.read');
  const article = await database().article.findUnique({ where: { id: articleId }, select: READ });
  if (!article) throw new NotFound('That article');
  const keywords = keywordsIn(article.keywords);
  const wishes = wishesOf(article.textVersions[0]?.blocks.map(({ text }) => text) ?? [], keywords);
  const tags = await tagsCalled([...wishes.keys()], articleId);
  const called = new Set(tags.flatMap(wordsOf));
  const isDismissed = new Set(article.hintDismissals.map(({ tagId }) => tagId));
  const wished = tags
    .filter((tag) => tag.articles.length === 0)
    .flatMap((tag): TagHint[] => {
      const wish = strongest(wordsOf(tag).flatMap((word) => wishes.get(word) ?? []));
      return wish ? [{ ...tagChip(tag, article.language), ...wish }] : [];
    })
    .sort((one, other) => Number(other.isKeyword) - Number(one.isKeyword) || other.count - one.count);
  return {
    tags: wished.filter(({ id }) => !isDismissed.has(id)).slice(0, MOST_OFFERED),
    dismissed: wished.filter(({ id }) => isDismissed.has(id)),
    unknownKeywords: keywords.filter((keyword) => !called.has(fold(keyword))),
  };
}

const READ = {
  language: true,
  keywords: true,
  hintDismissals: { select: { tagId: true } },
  textVersions: {
    orderBy: { number: 'desc' },
    take: 1,
    select: { blocks: { orderBy: { position: 'asc' }, select: { text: true } } },
  },
} as const;

function keywordsIn(stored: unknown): string[] {
  const trimmed = keywordList.parse(stored).map((keyword) => keyword.trim());
  return [...new Set(trimmed)]
    .filter((keyword) => keyword !== '' && keyword.length <= 120)
    .slice(0, MOST_KEYWORDS);
}

/** By what a tag of that name would be called, folded. A name may stand there with a genitive -s alone: `Putins`. */
function wishesOf(texts: readonly string[], keywords: readonly string[]): Map<string, Wish> {
  const wishes = new Map<string, Wish>();
  for (const { text, count } of entityHints(texts, { keepsOpeners: true }).slice(0, MOST_NAMES)) {
    const folded = fold(text);
    for (const name of /[^s]s$/.test(folded) ? [folded, folded.slice(0, -1)] : [folded]) {
      if (!wishes.has(name)) wishes.set(name, { found: text, count, isKeyword: false });
    }
  }
  for (const keyword of keywords) {
    const folded = fold(keyword);
    wishes.set(folded, { found: keyword, count: wishes.get(folded)?.count ?? 0, isKeyword: true });
  }
  return wishes;
}

/** With the article itself where it has the tag. */
function tagsCalled(names: string[], articleId: number) {
  return database().tag.findMany({
    where: {
      OR: [{ labels: { some: { folded: { in: names } } } }, { aliases: { some: { folded: { in: names } } } }],
    },
    orderBy: { slug: 'asc' },
    select: {
      id: true,
      slug: true,
      kind: true,
      labels: { select: { language: true, text: true, folded: true } },
      aliases: { select: { folded: true } },
      articles: { where: { articleId }, select: { articleId: true } },
    },
  });
}

function wordsOf(tag: { labels: { folded: string }[]; aliases: { folded: string }[] }): string[] {
  return [...tag.labels, ...tag.aliases].map(({ folded }) => folded);
}

/** One tag may be spoken of by several names: the most frequent stands for them, and a keyword for all. */
function strongest(wishes: readonly Wish[]): Wish | undefined {
  const sorted = [...wishes].sort((one, other) => other.count - one.count);
  return sorted.find(({ isKeyword }) => isKeyword) ?? sorted[0];
}
