import { languageName } from '#domain/languages.ts';
import { TERM_STATUSES, type TermStatus } from '#domain/terms/term.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';
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
    <search>
      <form method="get" action="/desk/terms" className="flex flex-wrap items-end gap-3 border-y py-3">
        <TextField
          key={`q-${q}`}
          label="Contains"
          name="q"
          type="search"
          defaultValue={q}
          maxLength={120}
          className="min-w-48 grow md:max-w-sm"
        />
        <SelectField
          key={`language-${language}`}
          label="Language"
          name="language"
          defaultValue={language ?? ''}
          className="min-w-40"
        >
          <option value="">Any</option>
          {languages.map((tag) => (
            <option key={tag} value={tag}>
              {languageName(tag)}
            </option>
          ))}
        </SelectField>
        <SelectField
          key={`status-${status}`}
          label="Has a form that is"
          name="status"
          defaultValue={status ?? ''}
          className="min-w-40"
        >
          <option value="">Any</option>
          {TERM_STATUSES.map((each) => (
            <option key={each} value={each}>
              {STATUS_WORDS[each]}
            </option>
          ))}
        </SelectField>
        <Button type="submit">Filter</Button>
        {q || language || status ? (
          <Link href="/desk/terms" className="link inline-flex min-h-8 items-center">
            Show all
          </Link>
        ) : null}
      </form>
    </search>
  );
}
