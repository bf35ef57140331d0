/** Notes for tests: what the form sends when somebody marks words and writes about them. */
import type { NewAnnotation } from '../annotations/annotation.ts';
import type { DeskArticle } from '../articles/article.ts';
import type { Workspace } from '../translations/translation.ts';

type Rest = Partial<Omit<NewAnnotation, 'articleId'>>;

/** A public gloss on the first place in the article that reads `quote`. */
export function noteOn(article: DeskArticle, quote: string, rest: Rest = {}): NewAnnotation {
  return { ...blank(article.id), source: sourceOf(article, quote), ...rest };
}

/** A public gloss on the first place in the translation that reads `quote`. */
export function noteOnTarget(seen: Workspace, quote: string, rest: Rest = {}): NewAnnotation {
  return { ...blank(seen.articleId), target: targetOf(seen, quote), ...rest };
}

function blank(articleId: number): NewAnnotation {
  return {
    articleId,
    source: null,
    target: null,
    kind: 'gloss',
    visibility: 'public',
    bodies: { en: 'What it means.' },
  };
}

function sourceOf({ blocks }: DeskArticle, quote: string): NonNullable<NewAnnotation['source']> {
  const block = blocks.find(({ text }) => text.includes(quote));
  if (!block) throw new Error(`“${quote}” does not stand in the article`);
  const start = block.text.indexOf(quote);
  return { blockId: block.id, start, end: start + quote.length, quote };
}

export function targetOf(seen: Workspace, quote: string): NonNullable<NewAnnotation['target']> {
  const segment = seen.segments.find(({ target }) => target?.text.includes(quote));
  if (!segment?.target) throw new Error(`“${quote}” does not stand in the translation`);
  const start = segment.target.text.indexOf(quote);
  return { segmentId: segment.id, language: seen.language, start, end: start + quote.length, quote };
}
