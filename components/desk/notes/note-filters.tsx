import { ANNOTATION_KINDS, type NoteQuery, VISIBILITIES } from '#domain/annotations/annotation.ts';
import type { Colleague } from '#domain/people/person.ts';
import { TextField } from '../../ui/field.tsx';
import { KIND_LABELS } from '../annotations/note-draft.ts';
import { LanguageOptions } from '../article/language-options.tsx';
import { FilterButtons, FilterChoice } from '../lists/filter-form.tsx';
import { SHOWN_TO, STANDING_WORDS } from './note-words.ts';

interface NoteFiltersProps {
  query: NoteQuery;
  authors: string[];
  colleagues: readonly Colleague[];
  /** the title of the article whose notes alone are shown */
  of: { title: string; language: string } | null;
}

const PATH = '/desk/annotations';

/** Finds notes by what they say, what they are, whose they are and how they stand: plain addresses, which can be kept and sent. */
export function NoteFilters({ query, authors, colleagues, of }: NoteFiltersProps) {
  const { q, article, page: _, ...chosen } = query;
  const isFiltered = Boolean(q || article || Object.values(chosen).some(Boolean));
  return (
    <search>
      {/* uncontrolled fields: another address makes another form */}
      <form key={JSON.stringify(query)} method="get" action={PATH} className="border-y py-3">
        {article ? <input type="hidden" name="article" value={article} /> : null}
        <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
          <TextField label="Contains" name="q" type="search" defaultValue={q} maxLength={200} />
          <FilterChoice
            name="kind"
            label="Kind"
            value={query.kind}
            words={ANNOTATION_KINDS.map((kind) => [kind, KIND_LABELS[kind]])}
          />
          <FilterChoice
            name="visibility"
            label="Shown to"
            value={query.visibility}
            words={VISIBILITIES.map((each) => [each, SHOWN_TO[each]])}
          />
          <FilterChoice
            name="standing"
            label="Standing"
            value={query.standing}
            words={Object.entries(STANDING_WORDS)}
          />
          <FilterChoice
            name="language"
            label="On text in"
            value={query.language}
            any="Any language"
            words={<LanguageOptions current={query.language ? [query.language] : []} />}
          />
          <FilterChoice
            name="author"
            label="Written by"
            value={query.author}
            words={authors.map((name) => [name, name])}
          />
          <FilterChoice
            name="assigned"
            label="Question for"
            value={query.assigned === undefined ? undefined : String(query.assigned)}
            words={[
              ['nobody', 'Nobody yet'],
              ...colleagues.map(({ id, name }): [string, string] => [String(id), name]),
            ]}
          />
          <div className="flex items-end gap-3">
            <FilterButtons showAll={PATH} isFiltered={isFiltered} />
          </div>
        </div>
      </form>
      {of ? (
        <p className="border-b py-2 text-muted">
          Only notes of <q lang={of.language}>{of.title}</q>
        </p>
      ) : null}
    </search>
  );
}
