import { languageName } from '#domain/languages.ts';
import { TERM_STATUSES, type TermStatus } from '#domain/terms/term.ts';
import { FilterChoice, FilterForm, FilterWords } from '../lists/filter-form.tsx';
import { STATUS_WORDS } from './term-values.ts';

interface TermFiltersProps {
  q: string | undefined;
  language: string | undefined;
  status: TermStatus | undefined;
  /** in which there are terms */
  languages: string[];
}

/** Finds terms by what they say in any language, by language and by status. */
export function TermFilters({ q, language, status, languages }: TermFiltersProps) {
  return (
    <FilterForm action="/desk/terms" isFiltered={Boolean(q || language || status)} className="border-y">
      <FilterWords label="Contains" value={q} maxLength={120} />
      <FilterChoice
        label="Language"
        name="language"
        value={language}
        words={languages.map((tag) => [tag, languageName(tag)])}
      />
      <FilterChoice
        label="Has a form that is"
        name="status"
        value={status}
        words={TERM_STATUSES.map((each) => [each, STATUS_WORDS[each]])}
      />
    </FilterForm>
  );
}
