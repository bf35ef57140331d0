import { RUN_STATUSES } from '#domain/imports/import.ts';
import { FilterChoice, FilterForm, FilterWords } from '../lists/filter-form.tsx';
import { RUN_STATUS } from '../status-words.ts';

/** One that stopped is stored as one that goes on: what tells them apart is whether anybody works on it just now. */
const UNFINISHED = 'Processing or stopped';

/** Looks for earlier imports by what was imported, by whom, and how it ended. */
export function RunFilters({ q, status }: { q: string; status: string | undefined }) {
  return (
    <FilterForm action="/desk/imports#history" isFiltered={Boolean(q || status)} className="pt-0">
      <FilterWords label="File or person" value={q} maxLength={200} />
      <FilterChoice
        label="Status"
        name="status"
        value={status}
        words={RUN_STATUSES.map((each) => [each, each === 'processing' ? UNFINISHED : RUN_STATUS[each].word])}
      />
    </FilterForm>
  );
}
