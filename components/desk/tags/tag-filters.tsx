import { TAG_KINDS, type TagKind } from '#domain/tags/tag.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';
import { KIND_WORDS } from './tag-offers.ts';

/** Finds tags by a name in any language, and by kind. */
export function TagFilters({ q, kind }: { q: string | undefined; kind: TagKind | undefined }) {
  return (
    <search>
      <form method="get" action="/desk/tags" className="flex flex-wrap items-end gap-3 border-y py-3">
        <TextField
          key={`q-${q}`}
          label="Name contains"
          spellCheck={false}
          name="q"
          type="search"
          defaultValue={q}
          maxLength={120}
          className="min-w-48 grow md:max-w-sm"
        />
        <SelectField
          key={`kind-${kind}`}
          label="Kind"
          name="kind"
          defaultValue={kind ?? ''}
          className="min-w-40"
        >
          <option value="">Any</option>
          {TAG_KINDS.map((each) => (
            <option key={each} value={each}>
              {KIND_WORDS[each]}
            </option>
          ))}
        </SelectField>
        <Button type="submit">Filter</Button>
        {q || kind ? (
          <Link href="/desk/tags" className="link inline-flex min-h-8 items-center">
            Show all
          </Link>
        ) : null}
      </form>
    </search>
  );
}
