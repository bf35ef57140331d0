/** What a note shows to somebody who reads a language. Pure. */
import type { EditionSnapshot, SnapshotNote } from '#domain/editions/edition.ts';
import { labelFor } from '#domain/tags/tag.ts';
import { safeUrl } from './paths.ts';

export interface NoteView {
  number: number;
  kind: string;
  /** in the reader's language, or the nearest there is */
  body: { language: string; paragraphs: string[] } | null;
  /** the tag a note about a name belongs to, when the article carries it */
  tag: { slug: string; kind: string; label: string; language: string } | null;
  url: string | null;
  fact: SnapshotNote['fact'];
}

/** How the words under a note are drawn. */
export interface NoteInk {
  /** a wash and a line: something is said about these words */
  isMarked: boolean;
  isEmphasised: boolean;
  href: string | null;
}

/** Whether a reader of `language` gets the note at all: what the termbase explains, it explains in their language or not. */
export function isFor({ term, bodies }: SnapshotNote, language: string): boolean {
  return term === undefined || bodies.some((body) => body.language === language);
}

/**
 * The note as a reader of `language` sees it; null when there is nothing to show but the words themselves. `isCovered`: its
 * words lead elsewhere, so that a link is told of in a note.
 */
export function noteView(
  snapshot: EditionSnapshot,
  note: SnapshotNote,
  language: string,
  isCovered = false,
): NoteView | null {
  const body = bodyFor(note, language);
  const tag = tagFor(snapshot, note, language);
  const { number, kind, fact } = note;
  const url = safeUrl(note.url);
  // emphasis and a bare link say all they have to say in the text itself
  const hasContent =
    body !== null || tag !== null || fact !== null || (url !== null && (kind !== 'link' || isCovered));
  return hasContent ? { number, kind, body, tag, url, fact } : null;
}

/** How the note's words look in the text. */
export function inkOf(note: SnapshotNote): NoteInk {
  const isPlain = note.kind === 'emphasis' || note.kind === 'link';
  return {
    isMarked: !isPlain,
    isEmphasised: note.kind === 'emphasis',
    href: note.kind === 'link' ? safeUrl(note.url) : null,
  };
}

function bodyFor(note: SnapshotNote, language: string): NoteView['body'] {
  const bodies = note.bodies.filter(({ text }) => text.trim() !== '');
  if (bodies.length === 0) return null;
  const { text, language: found } = labelFor(
    Object.fromEntries(bodies.map((body) => [body.language, body.text])),
    language,
  );
  return { language: found, paragraphs: text.split(/\n+/).filter((line) => line.trim() !== '') };
}

function tagFor(snapshot: EditionSnapshot, note: SnapshotNote, language: string): NoteView['tag'] {
  const tag = snapshot.tags.find((candidate) => candidate.slug === note.tag);
  if (!tag) return null;
  const label = labelFor(tag.labels, language);
  return { slug: tag.slug, kind: tag.kind, label: label.text, language: label.language };
}
