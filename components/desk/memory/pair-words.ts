import { languageName } from '#domain/languages.ts';

/** `Norwegian Bokmål – English`: both directions are one. */
export function pairInWords({ one, other }: { one: string; other: string }): string {
  return `${languageName(one)} – ${languageName(other)}`;
}
