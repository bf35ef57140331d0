/** From an edition to what a page of it in one language shows. Pure. */
import {
  type EditionSnapshot,
  readableLanguages,
  type SnapshotBlock,
  type SnapshotNote,
} from '#domain/editions/edition.ts';
import { inkOf, isFor, type NoteView, noteView } from './compose-notes.ts';
import { type Place, placesIn, textsIn } from './compose-places.ts';
import { type SentenceContext, type SentenceView, sentenceView } from './compose-sentence.ts';
import { sharedIn } from './shared-sentences.ts';

export interface BlockView {
  kind: 'paragraph' | 'heading' | 'caption' | 'list-item';
  /** its place in the text: a stable React key */
  index: number;
  /** the place the report comes from, run into its paragraph */
  dateline: SentenceView[];
  sentences: SentenceView[];
  credit: string | null;
}

/** A block, or list items that follow each other. */
export type PartView = BlockView | { kind: 'list'; index: number; items: BlockView[] };

export interface Reading {
  language: string;
  originalLanguage: string;
  isOriginal: boolean;
  title: string;
  /** the title's own sentences, when the text begins with it; else empty and `title` stands for itself */
  headline: SentenceView[];
  parts: PartView[];
  /** every note that has its number in this text, in the order of the numbers */
  notes: NoteView[];
  /** all languages of the edition, the original first */
  languages: string[];
  translators: string[];
  reviewers: string[];
  description: string;
}

/** The edition in a language; null when it cannot be read in it. */
export function composeReading(edition: EditionSnapshot, language: string): Reading | null {
  const snapshot = sharedIn(edition, [language]);
  const texts = textsIn(snapshot, language);
  if (texts === null) return null;
  const context = contextFor(snapshot, language, language);
  const translation = snapshot.translations.find((candidate) => candidate.language === language);
  const isOriginal = language === snapshot.language;
  const title = isOriginal ? snapshot.title : (translation?.title ?? snapshot.title);
  const blocks = snapshot.blocks.map((block, index) => blockView(block, index, texts, context));
  const headline = headlineOf(blocks[0], title);
  const people = isOriginal ? [] : (translation?.people ?? []);
  return {
    language,
    originalLanguage: snapshot.language,
    isOriginal,
    title,
    headline,
    parts: partsOf(snapshot, headline.length > 0 ? blocks.slice(1) : blocks),
    notes: shownNotes(blocks),
    languages: readableLanguages(snapshot),
    translators: people.filter((person) => person.part === 'translator').map((person) => person.name),
    reviewers: people.filter((person) => person.part === 'reviewer').map((person) => person.name),
    description: descriptionOf(snapshot, texts),
  };
}

/** What the sentences of `language` are drawn with; note bodies are for a reader of `reader`. */
export function contextFor(snapshot: EditionSnapshot, language: string, reader: string): SentenceContext {
  const notes = snapshot.notes.filter((note) => isFor(note, reader));
  const places = placesIn({ ...snapshot, notes }, language);
  const covered = coveredLinks(notes, places);
  const views = notes
    .map((note) => noteView(snapshot, note, reader, covered.has(note.number)))
    .filter((view) => view !== null);
  return {
    language,
    places,
    notes: new Map(notes.map((note) => [note.number, note])),
    views: new Map(views.map((view) => [view.number, view])),
  };
}

/** Links on the very words of an earlier link, as words lead to one address only, and links that mark no words here. */
function coveredLinks(notes: readonly SnapshotNote[], places: readonly Place[]): Set<number> {
  const links = new Set(notes.filter((note) => inkOf(note).href !== null).map((note) => note.number));
  const taken = new Map<string, number>();
  const covered = new Set<number>();
  for (const { note, segment, start, end } of places) {
    if (!links.has(note)) continue;
    const words = `${segment} ${start} ${end}`;
    if (start === end || taken.has(words)) covered.add(note);
    else taken.set(words, note);
  }
  return covered;
}

/** Kinds as they are drawn: what somebody says is a paragraph like others, its dash or quotation marks say the rest. */
export function drawnKind(kind: string): BlockView['kind'] {
  return kind === 'heading' || kind === 'caption' || kind === 'list-item' ? kind : 'paragraph';
}

/** The text that the sentences show, without marks. */
export function plainText(sentences: readonly SentenceView[]): string {
  return sentences
    .map(({ pieces, gap }) => pieces.flatMap(({ runs }) => runs.map((run) => run.text)).join('') + gap)
    .join('')
    .trim();
}

function blockView(
  block: SnapshotBlock,
  index: number,
  texts: ReadonlyMap<number, string>,
  context: SentenceContext,
): BlockView {
  const sentences = block.segments.map(({ number, also = [] }) => ({
    ...sentenceView(number, texts.get(number) ?? '', context),
    ...(also.length > 0 ? { also } : {}),
  }));
  return { kind: drawnKind(block.kind), index, dateline: [], sentences, credit: block.credit };
}

/** The first block, when it is the title over again: then it is the h1 and not said twice. */
function headlineOf(first: BlockView | undefined, title: string): SentenceView[] {
  return first?.kind === 'heading' && plainText(first.sentences) === title.trim() ? first.sentences : [];
}

/** Blocks as they are drawn: the dateline at the head of its paragraph, list items together, nothing without words. */
function partsOf(snapshot: EditionSnapshot, blocks: readonly BlockView[]): PartView[] {
  const isDateline = (block: BlockView): boolean => snapshot.blocks[block.index]?.kind === 'dateline';
  return withDatelines(blocks.filter(hasContent), isDateline).reduce(withLists, []);
}

function hasContent(block: BlockView): boolean {
  return plainText(block.sentences) !== '' || block.sentences.some((sentence) => sentence.notes.length > 0);
}

function withDatelines(blocks: readonly BlockView[], isDateline: (block: BlockView) => boolean): BlockView[] {
  return blocks.flatMap((block, index) => {
    const before = blocks[index - 1];
    const after = blocks[index + 1];
    // without a paragraph to head it stays one of its own
    if (isDateline(block)) return after?.kind === 'paragraph' && !isDateline(after) ? [] : [block];
    const heads = before !== undefined && isDateline(before) && block.kind === 'paragraph';
    return [heads ? { ...block, dateline: before.sentences } : block];
  });
}

function withLists(parts: PartView[], block: BlockView): PartView[] {
  if (block.kind !== 'list-item') return [...parts, block];
  const last = parts.at(-1);
  if (last?.kind !== 'list') return [...parts, { kind: 'list', index: block.index, items: [block] }];
  return [...parts.slice(0, -1), { ...last, items: [...last.items, block] }];
}

function shownNotes(blocks: readonly BlockView[]): NoteView[] {
  return blocks
    .flatMap((block) => block.sentences.flatMap((sentence) => sentence.notes))
    .sort((a, b) => a.number - b.number);
}

const DESCRIPTION_LENGTH = 200;

/** The beginning of the running text, for search engines and previews. */
function descriptionOf(snapshot: EditionSnapshot, texts: ReadonlyMap<number, string>): string {
  const running = snapshot.blocks.filter(
    (block) => drawnKind(block.kind) === 'paragraph' && block.kind !== 'dateline',
  );
  const text = running
    .flatMap((block) => block.segments.map(({ number }) => (texts.get(number) ?? '').trim()))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= DESCRIPTION_LENGTH) return text;
  const cut = text.slice(0, DESCRIPTION_LENGTH);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 1))} …`;
}
