import { formatEdtf } from '#domain/text/date.ts';
import type { NoteView } from './compose-notes.ts';
import { Holding } from './holding.tsx';
import type { Messages } from './messages.ts';
import { hostOf, safeUrl, tagPath } from './paths.ts';
import { inLanguage } from './wording.ts';

interface NoteProps {
  note: NoteView;
  words: Messages;
  /** the language of the page, for links within the site */
  language: string;
  /** the sentence that has the note's number */
  sentence: number;
}

/** A note's content. Spans only, because the copy in the margin stands inside its paragraph. */
export function NoteContent({ note, words, language, sentence }: NoteProps) {
  return (
    <>
      <span className="note-head">
        <a className="note-number" href={`#s${sentence}`} aria-label={words.noteBack(note.number)}>
          {note.number}
        </a>{' '}
        <span className="note-kind">{kindOf(note, words)}</span>
      </span>{' '}
      {note.body?.paragraphs.map((paragraph) => (
        <span key={paragraph} className="note-text" {...inLanguage(note.body?.language)}>
          {paragraph}
        </span>
      ))}
      {note.fact && <Fact fact={note.fact} words={words} />}
      {note.url !== null && note.kind === 'link' && (
        <span className="note-text">
          <a href={note.url} rel="noopener noreferrer external">
            {words.linkTo(hostOf(note.url))}
          </a>
        </span>
      )}
      {note.tag && (
        <span className="note-text">
          <a href={tagPath(language, note.tag.slug)}>
            <Holding say={words.allWithTag} held={note.tag.label} language={note.tag.language} />
          </a>
        </span>
      )}
    </>
  );
}

function Fact({ fact, words }: { fact: NonNullable<NoteView['fact']>; words: Messages }) {
  const url = safeUrl(fact.sourceUrl);
  return (
    <span className="note-text note-fact">
      {fact.claim !== '' && (
        <span className="note-line">
          <Holding say={words.factClaim} held={fact.claim} language={fact.language} />
        </span>
      )}
      <span className="note-line">
        {words.factSource}{' '}
        {url === null ? (
          <span {...inLanguage(fact.language)}>{fact.source}</span>
        ) : (
          <a href={url} rel="noopener noreferrer external" {...inLanguage(fact.language)}>
            {fact.source}
          </a>
        )}
      </span>
      {(fact.checkedOn !== null || fact.checkedBy !== undefined) && (
        <span className="note-line">{checkedLine(fact, words)}</span>
      )}
    </span>
  );
}

/** When, and by whom, as far as the note says. */
function checkedLine({ checkedOn, checkedBy }: NonNullable<NoteView['fact']>, words: Messages): string {
  return words.factChecked(
    checkedOn === null ? null : formatEdtf(checkedOn, words.language),
    checkedBy ?? null,
  );
}

/** The kind in a word; for a checked fact with what came of it, for a name with what it is the name of. */
export function kindOf(note: NoteView, words: Messages): string {
  const kind =
    (note.tag && note.kind === 'entity' ? words.tagKind[note.tag.kind] : words.noteKinds[note.kind]) ??
    words.noteKindOther;
  const status = note.fact ? words.factStatuses[note.fact.status] : undefined;
  return status === undefined ? kind : `${kind}: ${status}`;
}
