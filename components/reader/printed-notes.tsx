import type { NoteView } from './compose-notes.ts';
import type { Messages } from './messages.ts';
import { kindOf } from './note.tsx';
import { safeUrl } from './paths.ts';
import { inLanguage } from './wording.ts';

/** The notes as a list at the end. Only paper shows it: on screens every note stands beside or below its paragraph. */
export function PrintedNotes({ notes, words }: { notes: readonly NoteView[]; words: Messages }) {
  if (notes.length === 0) return null;
  return (
    <section className="printed-notes">
      <h2>{words.notesTitle}</h2>
      <ol>
        {notes.map((note) => {
          const addresses = [safeUrl(note.fact?.sourceUrl ?? null), note.url];
          return (
            <li key={note.number} value={note.number}>
              <b>{kindOf(note, words)}</b>{' '}
              <span {...inLanguage(note.body?.language)}>{note.body?.paragraphs.join(' ')}</span>{' '}
              {note.fact ? <span {...inLanguage(note.fact.language)}>{note.fact.source}</span> : null}{' '}
              {addresses.filter(Boolean).join(', ')}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
