/** The words of the reading site, in the page's language where we have them. */
import { da } from './messages/da.ts';
import { en } from './messages/en.ts';
import type { Messages } from './messages/messages.ts';
import { nb } from './messages/nb.ts';
import { nn } from './messages/nn.ts';
import { sv } from './messages/sv.ts';

export type { Messages } from './messages/messages.ts';

/** The languages in which the reading site itself speaks. */
export const SPOKEN: Readonly<Record<string, Messages>> = { nb, nn, da, sv, en };

/** The site's words for a page in `language`; English, which the page must mark as such, for all others. */
export function messagesFor(language: string): Messages {
  return SPOKEN[language] ?? SPOKEN[language.split('-')[0] ?? ''] ?? en;
}
