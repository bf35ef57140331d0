/** Published articles for tests. */
import type { DeskArticle } from '../articles/article.ts';
import type { EditionSnapshot, PublicEdition } from '../editions/edition.ts';
import { publish, withdraw } from '../editions/mutations.ts';
import { publicArticle } from '../editions/public-queries.ts';
import type { Viewer } from '../people/person.ts';
import { atDesk, edited, importedArticle } from './articles.ts';
import { OFFICE } from './people.ts';

/** Publishes the article as it stands now. */
export async function publishNow(
  articleId: number,
  { viewer = OFFICE, note = null, without = [], override = null }: Options = {},
) {
  const { version } = await atDesk(articleId);
  return publish(viewer, { articleId, version, note, without, override });
}

export async function withdrawNow(articleId: number, reason: string | null = null, viewer: Viewer = OFFICE) {
  const { version } = await atDesk(articleId);
  return withdraw(viewer, { articleId, version, reason });
}

interface Options {
  viewer?: Viewer;
  note?: string | null;
  without?: string[];
  override?: string | null;
}

/** An article with cleared rights and its first edition. */
export async function publishedArticle(text?: string): Promise<DeskArticle> {
  const { id } = await importedArticle(text);
  await edited(id, { rights: 'cleared' });
  await publishNow(id);
  return atDesk(id);
}

/** The edition that readers get at an address. */
export async function editionAt(slug: string): Promise<PublicEdition> {
  const answer = await publicArticle('nb', slug);
  if (answer.kind !== 'found') throw new Error(`/nb/${slug} is ${answer.kind}`);
  return answer.edition;
}

export async function snapshotAt(slug: string): Promise<EditionSnapshot> {
  return (await editionAt(slug)).snapshot;
}
