import { RUN_STATUSES } from '#domain/imports/import.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';
import { RUN_STATUS } from '../status-words.ts';

/** Looks for earlier imports by what was imported, by whom, and how it ended. */
export function RunFilters({ q, status }: { q: string; status: string | undefined }) {
  return (
    <search>
      <form method="get" action="/desk/imports#history" className="flex flex-wrap items-end gap-3 pb-3">
        <TextField
          key={`q-${q}`}
          label="File or person"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={200}
          className="min-w-48 grow md:max-w-sm"
        />
        <SelectField
          key={`status-${status}`}
          label="Status"
          name="status"
          defaultValue={status ?? ''}
          className="min-w-40"
        >
          <option value="">Any</option>
          {RUN_STATUSES.map((each) => (
            <option key={each} value={each}>
              {RUN_STATUS[each].word}
            </option>
          ))}
        </SelectField>
        <Button type="submit">Filter</Button>
        {q || status ? (
          <Link href="/desk/imports#history" className="link inline-flex min-h-8 items-center">
            Show all
          </Link>
        ) : null}
      </form>
    </search>
  );
}
