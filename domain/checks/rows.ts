/** From stored findings to what the screens get. */
import type { OtherSentence } from './check.ts';

/** A target with where it is. */
export const OTHER = {
  text: true,
  segment: { select: { number: true, text: true } },
  translation: {
    select: { language: true, article: { select: { id: true, title: true, language: true } } },
  },
} as const;

interface OtherRecord {
  text: string;
  segment: { number: number; text: string };
  translation: { language: string; article: { id: number; title: string; language: string } };
}

export function otherSentence({ text, segment, translation }: OtherRecord): OtherSentence {
  const { language, article } = translation;
  return {
    articleId: article.id,
    title: article.title,
    sourceLanguage: article.language,
    language,
    segment: segment.number,
    source: segment.text,
    text,
  };
}

export function severityOf(stored: string): 'error' | 'warning' {
  return stored === 'error' ? 'error' : 'warning';
}
