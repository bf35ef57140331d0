/** What is looked up of an article's text: it follows the text within the transaction of every change. */
import type { Tx } from '../db/client.ts';
import { searchText } from '../search/tokens.ts';

/** Makes the words for the desk's search anew from the article's title, language and current text. */
export async function refreshWords(tx: Tx, articleId: number): Promise<void> {
  const article = await tx.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      title: true,
      language: true,
      textVersions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { blocks: { orderBy: { position: 'asc' }, select: { text: true } } },
      },
    },
  });
  const body = (article.textVersions[0]?.blocks ?? []).map((block) => block.text).join('\n');
  const text = searchText(article.title, body, article.language);
  await tx.articleWords.upsert({
    where: { articleId },
    create: { articleId, text },
    update: { text },
    select: { articleId: true },
  });
}
