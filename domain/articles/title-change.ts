/** Translated titles that another title of the article puts out of date. */
import type { Db, Tx } from '../db/client.ts';
import { isSameTitle, titleStanding } from '../translations/title-source.ts';
import type { StaleTitle } from './text-change.ts';

/** Those that would be out of date with the title `next`, and are not with the one that the article has; by language. */
export async function titlesBehind(reader: Tx | Db, articleId: number, next: string): Promise<StaleTitle[]> {
  const { title: now, translations } = await titlesOf(reader, articleId);
  const wouldBe = translations.filter(
    (one) => titleStanding(one, now) === 'current' && titleStanding(one, next) === 'stale',
  );
  return wouldBe.map((one) => staleTitle(one, next));
}

/** Those that are out of date now and were made of the title `before`, which `after` replaced. */
export async function titlesLeftBehind(
  reader: Tx | Db,
  articleId: number,
  before: string,
  after: string | null,
): Promise<StaleTitle[]> {
  const { title: now, translations } = await titlesOf(reader, articleId);
  if (isSameTitle(before, after ?? now)) return [];
  const ofBefore = translations.filter(
    (one) => titleStanding(one, now) === 'stale' && isSameTitle(one.titleSource ?? '', before),
  );
  return ofBefore.map((one) => staleTitle(one, now));
}

type Titled = Awaited<ReturnType<typeof titlesOf>>['translations'][number];

function titlesOf(reader: Tx | Db, articleId: number) {
  return reader.article.findUniqueOrThrow({
    where: { id: articleId },
    select: {
      title: true,
      translations: {
        orderBy: { language: 'asc' },
        select: { language: true, title: true, titleSource: true },
      },
    },
  });
}

function staleTitle({ language, title, titleSource }: Titled, after: string): StaleTitle {
  return { language, before: titleSource ?? '', after, translation: title };
}
