/** Reads for export: one article at a time, so that a whole archive can be written with little memory. */
import { database, databaseNow } from '../db/client.ts';
import { environment } from '../environment.ts';
import { Invalid, NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { type ExchangeArticle, withoutOriginal } from './article.ts';
import type { ExportFormat } from './exchange.ts';
import { FORMATS, fileName } from './formats.ts';
import { readArticle } from './read-article.ts';
import { readEdition } from './read-edition.ts';

export interface ExportedFile {
  name: string;
  mediaType: string;
  content: string;
}

/**
 * One article in one format, for a person at the desk. With rights for excerpts only, the original is left out of
 * everything but XLIFF, the working copy of somebody who reads the original at the desk anyway. Throws NotFound; Invalid
 * when the format says nothing without the original.
 */
export async function exportedArticle(
  viewer: Viewer,
  { articleId, language, format }: { articleId: number; language: string; format: ExportFormat },
): Promise<ExportedFile> {
  permit(viewer, 'article.read');
  const article = await readArticle(database(), articleId);
  const translation = article?.translations.find((candidate) => candidate.language === language);
  if (!article || !translation) throw new NotFound('That translation');
  const { scope, mediaType, needsOriginal, write } = FORMATS[format];
  const isWorkingCopy = scope === 'translation';
  const shown = isWorkingCopy || article.rights !== 'excerpt-only' ? article : withoutOriginal(article);
  if (needsOriginal && !shown.hasOriginal) {
    throw new Invalid(
      'The rights in this article cover excerpts only, and this format is nothing without the original.',
    );
  }
  const now = (await databaseNow(database())).toISOString();
  return {
    name: fileName(article, format, scope === 'article' ? undefined : language),
    mediaType,
    content: write(shown, {
      language: format === 'tei' ? undefined : language,
      site: environment().siteUrl,
      now,
    }),
  };
}

export interface ExportFilter {
  /** id or slug */
  article?: string | undefined;
  /** of the article, or of one of its translations */
  language?: string | undefined;
  /** only what is public now, as it was published */
  published: boolean;
}

/** The ids of what a filter chooses, in batches, in the order of the ids. */
export async function* articlesToExport(viewer: Viewer, filter: ExportFilter): AsyncGenerator<number> {
  permit(viewer, 'article.read');
  const { article, language, published } = filter;
  const where = {
    ...(published ? { publicEditionId: { not: null } } : {}),
    ...(article === undefined ? {} : /^\d{1,9}$/.test(article) ? { id: Number(article) } : { slug: article }),
    ...(language === undefined ? {} : { OR: [{ language }, { translations: { some: { language } } }] }),
  };
  for (let after = 0; ; ) {
    const batch = await database().article.findMany({
      where: { AND: [where, { id: { gt: after } }] },
      orderBy: { id: 'asc' },
      take: 200,
      select: { id: true },
    });
    for (const { id } of batch) yield id;
    const last = batch.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/**
 * An article as an export writes it: without its original where the rights cover excerpts only (`withheld` says so, and an
 * edition has left it out already). Null: it is gone, or nothing of it is public.
 */
export async function articleToExport(
  viewer: Viewer,
  id: number,
  { published }: Pick<ExportFilter, 'published'>,
): Promise<{ article: ExchangeArticle; withheld: boolean } | null> {
  permit(viewer, 'article.read');
  const article = await (published ? readEdition : readArticle)(database(), id);
  if (!article) return null;
  const withheld = article.rights === 'excerpt-only';
  return { article: withheld ? withoutOriginal(article) : article, withheld };
}
