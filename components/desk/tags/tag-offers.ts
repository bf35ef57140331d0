/** What the tag combobox offers: tags that are there first, then making one of each kind. */
import { TAG_KINDS, type TagKind, type TagSuggestion } from '#domain/tags/tag.ts';
import type { ComboboxOption } from '../../ui/combobox.tsx';

export type TagOffer = ComboboxOption &
  ({ isNew: false; tagId: number } | { isNew: true; newLabel: string; kind: TagKind });

export const KIND_WORDS: Record<TagKind, string> = {
  topic: 'Topic',
  person: 'Person',
  place: 'Place',
  organisation: 'Organisation',
  event: 'Event',
};

/**
 * Offers for what was typed. Nothing is offered to be made that a suggestion of that kind is already called, or a tag that
 * the article has: `attached`, which is why it is not suggested.
 */
export function tagOffers(
  text: string,
  suggestions: TagSuggestion[],
  mayCreate: boolean,
  attached: readonly { kind: TagKind; label: string }[] = [],
): TagOffer[] {
  const found = suggestions.map(
    (suggestion): TagOffer => ({
      key: `tag-${suggestion.id}`,
      label: suggestion.label,
      lang: suggestion.language,
      detail: detailOf(suggestion),
      isNew: false,
      tagId: suggestion.id,
    }),
  );
  const label = text.trim().replace(/\s+/g, ' ');
  if (!mayCreate || label === '' || label.length > 120) return found;
  const called = new Set(
    suggestions
      .filter((suggestion) => isSame(suggestion.label, label) || isSame(suggestion.matched ?? '', label))
      .map(({ kind }) => kind),
  );
  for (const tag of attached) if (isSame(tag.label, label)) called.add(tag.kind);
  const made = TAG_KINDS.filter((kind) => !called.has(kind)).map(
    (kind): TagOffer => ({
      key: `new-${kind}`,
      label: `Create “${label}”`,
      detail: `as ${KIND_WORDS[kind].toLowerCase()}`,
      isNew: true,
      newLabel: label,
      kind,
    }),
  );
  return [...found, ...made];
}

function detailOf({ kind, matched, articles }: TagSuggestion): string {
  const also = matched === null ? '' : `also “${matched}” · `;
  return `${also}${KIND_WORDS[kind].toLowerCase()} · ${articles} ${articles === 1 ? 'article' : 'articles'}`;
}

function isSame(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'base' }) === 0;
}
