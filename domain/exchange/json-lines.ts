/** JSON Lines of aligned segments: one object a line, complete in itself (docs/exchange.md). Pure. */
import { type ExchangeArticle, type ExchangeTarget, unitsIn } from './article.ts';

export interface AlignedSegment {
  article: number;
  slug: string;
  /** the public number within the article: #s12 */
  segment: number;
  /** of several sentences that have one translation: all their numbers; not there otherwise */
  segments?: number[];
  /** from 1 */
  block: number;
  kind: string;
  sourceLanguage: string;
  /** null: nobody has begun a translation */
  targetLanguage: string | null;
  /** null: the rights cover no more than excerpts */
  source: string | null;
  target: string | null;
  state: string;
  origin: string | null;
  engine: string | null;
  changedBy: string | null;
  /** ISO instant */
  changedAt: string | null;
  title: string;
  date: string | null;
  publisher: string | null;
  byline: string | null;
  sourceUrl: string | null;
  rights: string;
  /** null: as it stands at the desk */
  edition: number | null;
}

/** A line for each segment in each language; in none, a line for each segment. `language` leaves the others out. */
export function writeJsonLines(article: ExchangeArticle, language?: string): string {
  const translations = article.translations.filter(
    (each) => language === undefined || each.language === language,
  );
  const lines = translations.flatMap(({ language: into, targets }) => aligned(article, into, targets));
  const all = translations.length === 0 && language === undefined ? aligned(article, null, []) : lines;
  return all.map((line) => `${JSON.stringify(line)}\n`).join('');
}

function aligned(
  article: ExchangeArticle,
  targetLanguage: string | null,
  translated: readonly ExchangeTarget[],
): AlignedSegment[] {
  const targets = new Map(translated.map((target) => [target.segment, target]));
  const { id, slug, title, date, publisher, byline, sourceUrl, rights, edition, hasOriginal } = article;
  return article.blocks.flatMap((block, index) =>
    unitsIn(block, translated).map(({ head: { number }, members, text }) => {
      const target = targets.get(number);
      return {
        article: id,
        slug,
        segment: number,
        ...(members.length > 0 ? { segments: [number, ...members.map((member) => member.number)] } : {}),
        block: index + 1,
        kind: block.kind,
        sourceLanguage: article.language,
        targetLanguage,
        source: hasOriginal ? text : null,
        target: target?.text || null,
        state: target?.state ?? 'untranslated',
        origin: target?.origin ?? null,
        engine: target?.engine ?? null,
        changedBy: target?.changed?.by ?? null,
        changedAt: target?.changed?.at ?? null,
        ...{ title, date, publisher, byline, sourceUrl, rights, edition },
      };
    }),
  );
}
