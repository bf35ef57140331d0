/** From stored findings to what the screens get. */
import { SHARED_SOURCE, sourceOf } from '../translations/shared.ts';
import type { OtherSentence } from './check.ts';

/** A target with where it is. */
export const OTHER = {
  text: true,
  ...SHARED_SOURCE,
  translation: {
    select: { language: true, article: { select: { id: true, title: true, language: true } } },
  },
} as const;

interface OtherRecord {
  text: string;
  segment: { number: number; text: string };
  members: readonly { segment: { text: string } }[];
  translation: { language: string; article: { id: number; title: string; language: string } };
}

export function otherSentence(target: OtherRecord): OtherSentence {
  const { text, segment, translation } = target;
  const { language, article } = translation;
  return {
    articleId: article.id,
    title: article.title,
    sourceLanguage: article.language,
    language,
    segment: segment.number,
    source: sourceOf(target),
    text,
  };
}

export function severityOf(stored: string): 'error' | 'warning' {
  return stored === 'error' ? 'error' : 'warning';
}
