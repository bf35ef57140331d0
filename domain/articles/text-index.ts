/** What is looked up of an article's text: it follows the text within the transaction of every change. */
import { database, inTransaction, type Tx } from '../db/client.ts';
import { searchText } from '../search/tokens.ts';
import { bandsOf, signatureBytes, signatureOf } from '../text/near-duplicate.ts';

const AT_ONCE = 20;

/** Fills in what articles lack that were imported before there was an index; how many there were. */
export async function fillTextIndex(): Promise<number> {
  for (let filled = 0; ; ) {
    const some = await database().article.findMany({
      where: { words: { is: null } },
      take: AT_ONCE,
      select: { id: true },
    });
    if (some.length === 0) return filled;
    await inTransaction(async (tx) => {
      for (const { id } of some) await fill(tx, id);
    });
    filled += some.length;
  }
}

async function fill(tx: Tx, articleId: number): Promise<void> {
  const body = await refreshWords(tx, articleId);
  const signature = signatureOf(body);
  if (!signature || (await tx.textSignature.count({ where: { articleId } })) > 0) return;
  await tx.textSignature.create({ data: { articleId, hashes: signatureBytes(signature) } });
  const bands = [...new Set(bandsOf(signature))];
  await tx.signatureBand.createMany({ data: bands.map((band) => ({ band, articleId })) });
}

/** Makes the words for the desk's search anew from the article's title, language and current text, which it answers with. */
export async function refreshWords(tx: Tx, articleId: number): Promise<string> {
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
  return body;
}
