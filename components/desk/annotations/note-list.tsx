'use client';
import { ANNOTATION_KINDS, type DeskNote } from '#domain/annotations/annotation.ts';
import { languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';
import { AnnotationForm } from './annotation-form.tsx';
import type { AnnotationPageData } from './annotation-page.ts';
import { LibraryOffers } from './library-offers.tsx';
import { KIND_LABELS } from './note-draft.ts';
import { isOpen, NO_FILTER, type NoteFilter, STANDING_LABELS } from './note-filter.ts';
import { NoteItem } from './note-item.tsx';
import type { NoteActions, NotesDesk, NotesState } from './notes-desk.ts';
import type { Phrases } from './phrases.ts';
import { useStore } from './use-store.ts';

interface NoteListProps {
  page: AnnotationPageData;
  notes: NotesDesk;
  shown: readonly DeskNote[];
  total: number;
  phrases: Phrases;
  actions: NoteActions;
  filter: NoteFilter;
  setFilter: (filter: NoteFilter) => void;
  /** the form is gone: the focus goes back to where it was opened */
  onClosed: () => void;
}

const hasNewForm = ({ draft }: NotesState) => draft !== null && draft.editing === null;

/** The notes that the filters let through, and above them the form for a new one. */
export function NoteList(props: NoteListProps) {
  const { page, notes, shown, total, phrases, actions, filter, setFilter, onClosed } = props;
  const isAdding = useStore(notes.store, hasNewForm);
  return (
    <section aria-labelledby="annotations">
      <h2 id="annotations" className="sr-only">
        Annotations
      </h2>
      {isAdding ? (
        <div className="mb-5 border-b pb-5">
          <AnnotationForm {...{ notes, actions, phrases }} onClose={onClosed} />
        </div>
      ) : null}
      <LibraryOffers notes={notes} language={page.language} />
      <Filters filter={filter} setFilter={setFilter} />
      <p role="status" className="py-2 text-muted">
        {countOf(shown.length, total)}
      </p>
      {shown.length === 0 ? (
        <Nothing hasAny={total > 0} showAll={() => setFilter(NO_FILTER)} />
      ) : (
        <ul className="flex flex-col gap-5" id="note-list" tabIndex={-1}>
          {shown.map((note) => (
            <NoteItem
              key={note.id}
              {...{ note, notes, actions, phrases }}
              onGone={() => document.getElementById('note-list')?.focus()}
            >
              <Ways page={page} note={note} />
            </NoteItem>
          ))}
        </ul>
      )}
    </section>
  );
}

function countOf(shown: number, total: number): string {
  if (shown === total) return total === 1 ? '1 annotation' : `${total} annotations`;
  return `${shown} of ${total} annotations`;
}

function Nothing({ hasAny, showAll }: { hasAny: boolean; showAll: () => void }) {
  if (hasAny) {
    return (
      <p className="flex flex-wrap items-center gap-3 text-muted">
        No annotation is like that. <Button onClick={showAll}>Show all</Button>
      </p>
    );
  }
  return (
    <p className="text-muted">
      Select a phrase in the text to annotate it, or press the number beside a paragraph.
    </p>
  );
}

function Filters({ filter, setFilter }: Pick<NoteListProps, 'filter' | 'setFilter'>) {
  const choose = <K extends keyof NoteFilter>(key: K, options: readonly NoteFilter[K][]) => ({
    value: filter[key],
    onChange: (event: React.ChangeEvent<HTMLSelectElement>) => {
      const value = options.find((option) => option === event.target.value);
      if (value !== undefined) setFilter({ ...filter, [key]: value });
    },
  });
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
      <SelectField label="Kind" {...choose('kind', ['all', ...ANNOTATION_KINDS])}>
        <option value="all">All kinds</option>
        {ANNOTATION_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_LABELS[kind]}
          </option>
        ))}
      </SelectField>
      <SelectField label="Shown to" {...choose('visibility', ['all', 'public', 'internal'])}>
        <option value="all">Anybody</option>
        <option value="public">Readers</option>
        <option value="internal">Desk only</option>
      </SelectField>
      <SelectField label="State" {...choose('standing', ['all', 'attention', 'orphan', 'open'])}>
        {(['all', 'attention', 'orphan', 'open'] as const).map((standing) => (
          <option key={standing} value={standing}>
            {STANDING_LABELS[standing]}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** The ways from a note to the sentences it stands on. */
function Ways({ page, note }: { page: AnnotationPageData; note: DeskNote }) {
  const { target } = note;
  const at =
    target &&
    page.targets.find(
      ({ segmentId, language }) => segmentId === target.segmentId && language === target.language,
    );
  const languages = target ? [target.language] : page.translations;
  if (note.placement === 'orphan' || languages.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-3 text-xs">
      {languages.map((language) => (
        <Link
          key={language}
          className="link inline-flex min-h-6 items-center"
          href={`/desk/articles/${page.articleId}/translate/${language}#note-${note.id}`}
        >
          {at
            ? `Sentence ${at.number} in ${languageName(language)}`
            : `In the ${languageName(language)} workspace`}
          {isOpen(note) ? <span className="sr-only"> (unresolved)</span> : null}
        </Link>
      ))}
    </p>
  );
}
