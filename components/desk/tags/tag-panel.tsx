'use client';
import { useRouter } from 'next/navigation';
import { useCallback } from 'react';
import type { TagChip, TagKind, TagSuggestion } from '#domain/tags/tag.ts';
import { Combobox } from '../../ui/combobox.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { TagChips } from './tag-chips.tsx';
import { type TagOffer, tagOffers } from './tag-offers.ts';

export interface TagActions {
  add: Action<{ articleId: number; tagId: number }, TagChip[]>;
  addNew: Action<{ articleId: number; kind: TagKind; language: string; label: string }, TagChip[]>;
  remove: Action<{ articleId: number; tagId: number }, TagChip[]>;
}

interface TagPanelProps extends TagActions {
  articleId: number;
  language: string;
  tags: TagChip[];
  mayEdit: boolean;
}

/** The article's tags: type to find or make one, press to remove one. */
export function TagPanel({ articleId, language, tags, mayEdit, add, addNew, remove }: TagPanelProps) {
  const router = useRouter();
  const adding = useAction(add);
  const making = useAction(addNew);
  const removing = useAction(remove);
  const load = useCallback(
    async (text: string, signal: AbortSignal) => {
      const found = await suggestionsFor({ text, language, articleId: String(articleId) }, signal);
      return tagOffers(text, found, true, tags);
    },
    [language, articleId, tags],
  );
  const choose = (offer: TagOffer) => {
    making.clear();
    adding.clear();
    if (offer.isNew)
      making.run({ articleId, kind: offer.kind, language, label: offer.newLabel }, router.refresh);
    else adding.run({ articleId, tagId: offer.tagId }, router.refresh);
  };

  return (
    <div className="flex flex-col gap-2">
      {tags.length > 0 ? (
        <TagChips
          tags={tags}
          isBusy={removing.isPending}
          onRemove={mayEdit ? (tag) => removing.run({ articleId, tagId: tag.id }, router.refresh) : null}
        />
      ) : (
        <EmptyState sentence="No tag yet." />
      )}
      {mayEdit ? (
        <Combobox<TagOffer>
          label="Add a tag"
          hint="Type a name in any language; arrows and Enter choose."
          load={load}
          onChoose={choose}
        />
      ) : null}
      <p aria-live="polite" className="sr-only">
        {tags.length} {tags.length === 1 ? 'tag' : 'tags'}
      </p>
      <FailureNotice failure={adding.failure ?? making.failure ?? removing.failure} />
    </div>
  );
}

async function suggestionsFor(query: Record<string, string>, signal: AbortSignal): Promise<TagSuggestion[]> {
  const response = await fetch(`/desk/tags/suggest?${new URLSearchParams(query)}`, { signal });
  if (!response.ok) throw new Error(`suggestions: ${response.status}`);
  return (await response.json()) as TagSuggestion[];
}
