import { TAG_KINDS, type TagChip } from '#domain/tags/tag.ts';
import { KIND_WORDS } from './tag-offers.ts';

interface TagChipsProps {
  tags: TagChip[];
  isBusy: boolean;
  /** absent for those who may not */
  onRemove: ((tag: TagChip) => void) | null;
}

/** The article's tags by kind, each with its own way out. */
export function TagChips({ tags, isBusy, onRemove }: TagChipsProps) {
  const kinds = TAG_KINDS.filter((kind) => tags.some((tag) => tag.kind === kind));
  return (
    <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2 gap-y-1">
      {kinds.map((kind) => (
        <div key={kind} className="contents">
          <dt className="text-xs leading-7 text-muted">{KIND_WORDS[kind]}</dt>
          <dd>
            <ul className="flex flex-wrap gap-1">
              {tags
                .filter((tag) => tag.kind === kind)
                .map((tag) => (
                  <li key={tag.id} className="flex items-center rounded-[3px] border ps-1.5">
                    <span lang={tag.language} className={onRemove ? 'py-0.5' : 'py-0.5 pe-1.5'}>
                      {tag.label}
                    </span>
                    {onRemove ? (
                      <RemoveButton tag={tag} isBusy={isBusy} onPress={() => onRemove(tag)} />
                    ) : null}
                  </li>
                ))}
            </ul>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function RemoveButton({ tag, isBusy, onPress }: { tag: TagChip; isBusy: boolean; onPress: () => void }) {
  return (
    <button
      type="button"
      className="inline-flex size-6 shrink-0 items-center justify-center text-muted hover:bg-wash hover:text-problem pointer-coarse:size-8"
      aria-label={`Remove the tag ${tag.label}`}
      disabled={isBusy}
      onClick={onPress}
    >
      <svg aria-hidden="true" viewBox="0 0 12 12" width="9" height="9">
        <path d="M2 2l8 8M10 2l-8 8" stroke="currentColor" strokeWidth="1.75" />
      </svg>
    </button>
  );
}
