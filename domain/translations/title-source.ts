/** Whether a translated title is still of the title that the article has. */
import { normaliseForIdentity } from '../text/normalise.ts';
import type { TitleStanding } from './translation.ts';

/** A translated title, and the article's title that it was made of; null: not known. */
interface TranslatedTitle {
  title: string;
  titleSource: string | null;
}

/** `now`: the article's title. More or less white space makes no title another one. */
export function titleStanding({ title, titleSource }: TranslatedTitle, now: string): TitleStanding {
  if (title === '') return 'missing';
  return titleSource === null || isSameTitle(titleSource, now) ? 'current' : 'stale';
}

/** Of a title that is out of date, the one that it was made of; null otherwise. */
export function staleSourceOf(translated: TranslatedTitle, now: string): string | null {
  return titleStanding(translated, now) === 'stale' ? translated.titleSource : null;
}

export function isSameTitle(one: string, other: string): boolean {
  return normaliseForIdentity(one) === normaliseForIdentity(other);
}
