/** A long source in portions: what a page of raw text and blocks holds. Offsets are UTF-16 code units. */
import type { RawSpan } from '#domain/articles/article.ts';

/** Characters of raw text on a page, unless a single word needs more. */
const PAGE = 30_000;

/** Spans of one page; they tile `from` to `to`. */
export interface SourcePage {
  from: number;
  to: number;
  spans: RawSpan[];
}

/** The page that holds a stretch of the raw text; spans that are longer than a page are cut. The pages tile the text. */
export function sourcePages(spans: readonly RawSpan[]): SourcePage[] {
  const pages: SourcePage[] = [];
  let page: SourcePage = { from: 0, to: 0, spans: [] };
  for (const span of spans) {
    for (let start = span.start; start < span.end; start += PAGE) {
      const piece = { ...span, start, end: Math.min(span.end, start + PAGE) };
      if (page.spans.length > 0 && piece.end - page.from > PAGE) {
        pages.push(page);
        page = { from: piece.start, to: piece.start, spans: [] };
      }
      page.spans.push(piece);
      page.to = piece.end;
    }
  }
  return page.spans.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

/** How many characters each role has, in the order in which the roles first stand in the text. */
export function charactersPerRole(spans: readonly RawSpan[]): [role: string, characters: number][] {
  const counts = new Map<string, number>();
  for (const { role, start, end } of spans) counts.set(role, (counts.get(role) ?? 0) + end - start);
  return [...counts];
}
