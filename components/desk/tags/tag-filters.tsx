import { TAG_KINDS, type TagKind } from '#domain/tags/tag.ts';
import { FilterChoice, FilterForm, FilterWords } from '../lists/filter-form.tsx';
import { KIND_WORDS } from './tag-offers.ts';

/** Finds tags by a name in any language, and by kind. */
export function TagFilters({ q, kind }: { q: string | undefined; kind: TagKind | undefined }) {
  return (
    <FilterForm action="/desk/tags" isFiltered={Boolean(q || kind)} className="border-y">
      <FilterWords label="Name contains" value={q} maxLength={120} spellCheck={false} />
      <FilterChoice
        label="Kind"
        name="kind"
        value={kind}
        words={TAG_KINDS.map((each) => [each, KIND_WORDS[each]])}
      />
    </FilterForm>
  );
}
