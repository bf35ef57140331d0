/** What the library of notes has for an article: explanations written elsewhere of words that stand here. */
import { database } from '../db/client.ts';
import { NotFound } from '../errors.ts';
import type { Viewer } from '../people/person.ts';
import { permit } from '../permissions.ts';
import { allTermMatches } from '../text/terms.ts';
import { annotationKind, EXPLAINING_KINDS, type LibraryNote, type LibraryOffer } from './annotation.ts';
import {
  IN_LIBRARY,
  indexPhrases,
  notesWithWordsIn,
  PHRASES,
  type Phrase,
  phrasesOf,
} from './library-stock.ts';

const MOST = 50;
/** So many meanings of the same words are enough to choose from. */
const MOST_HERE = 3;

/**
 * Notes of other articles, public glosses and context, whose words stand in this one in any form and are explained by
 * nobody here; those that say the same once, in the order of the text. Throws NotFound.
 */
export async function libraryFor(
  viewer: Viewer,
  { articleId }: { articleId: number },
): Promise<LibraryOffer> {
  permit(viewer, 'article.read');
  const article = await readArticle(articleId);
  const { language, annotations } = article;
  const blocks = article.textVersions[0]?.blocks ?? [];
  const ids = await notesWithWordsIn(
    database(),
    blocks.map(({ text }) => text),
    language,
  );
  const notes = firstOfEach(await readNotes(ids, articleId));
  const hidden = new Set(article.libraryDismissals.map(({ annotation }) => saying(annotation)));
  const offered = notes.filter((note) => !hidden.has(saying(note)));
  const places = await placesOf(offered, blocks, language);
  const free = [...places].flatMap(([note, found]) => {
    const first = found[0];
    const isExplained = found.some((place) => annotations.some((known) => overlap(known, place)));
    return first && !isExplained ? [{ note, place: first }] : [];
  });
  const order = new Map(blocks.map(({ id }, index) => [id, index]));
  const inOrder = widest(free).sort(
    (a, b) =>
      (order.get(a.place.blockId) ?? 0) - (order.get(b.place.blockId) ?? 0) ||
      a.place.start - b.place.start ||
      b.note.id - a.note.id,
  );
  return {
    notes: fewAtEach(inOrder).slice(0, MOST).map(libraryNote),
    hidden: article.libraryDismissals.length,
  };
}

async function readArticle(id: number) {
  const article = await database().article.findUnique({
    where: { id },
    select: {
      language: true,
      textVersions: {
        orderBy: { number: 'desc' },
        take: 1,
        select: { blocks: { orderBy: { position: 'asc' }, select: { id: true, text: true } } },
      },
      annotations: {
        where: { deletedAt: null, kind: { in: [...EXPLAINING_KINDS] }, NOT: { placement: 'orphan' } },
        select: { blockId: true, start: true, end: true },
      },
      libraryDismissals: {
        select: {
          annotation: { select: { kind: true, bodies: { select: { language: true, text: true } } } },
        },
      },
    },
  });
  if (!article) throw new NotFound('That article');
  return article;
}

function readNotes(ids: readonly number[], articleId: number) {
  return database().annotation.findMany({
    where: { ...IN_LIBRARY, id: { in: [...ids] }, NOT: { articleId } },
    orderBy: { id: 'desc' },
    select: {
      ...PHRASES,
      version: true,
      kind: true,
      bodies: { select: { language: true, text: true } },
      article: { select: { id: true, title: true, language: true } },
    },
  });
}

type Note = Awaited<ReturnType<typeof readNotes>>[number];

/** What a note says, as a key. */
function saying({ kind, bodies }: Pick<Note, 'kind' | 'bodies'>): string {
  return JSON.stringify([kind, ...bodies.map(({ language, text }) => [language, text.trim()]).sort()]);
}

function firstOfEach(notes: readonly Note[]): Note[] {
  const known = new Set<string>();
  return notes.filter((note) => {
    const isNew = note.bodies.length > 0 && !known.has(saying(note));
    known.add(saying(note));
    return isNew;
  });
}

type Place = LibraryNote['place'] & { phrase: Phrase };

/** Where the words of each note stand, in the order of the text. */
async function placesOf(
  notes: readonly Note[],
  blocks: readonly { id: number; text: string }[],
  language: string,
): Promise<Map<Note, Place[]>> {
  const byId = new Map(notes.map((note) => [note.id, note]));
  const { phrases, owners, index } = await indexPhrases(database(), notes.flatMap(phrasesOf), language);
  const places = new Map<Note, Place[]>();
  for (const { id: blockId, text } of blocks) {
    for (const { start, end, form } of allTermMatches(text, index)) {
      const phrase = phrases[owners[form] ?? -1];
      const note = byId.get(phrase?.noteId ?? 0);
      if (!phrase || !note) continue;
      const place = { blockId, start, end, quote: text.slice(start, end), phrase };
      places.set(note, [...(places.get(note) ?? []), place]);
    }
  }
  return places;
}

interface Span {
  blockId: number | null;
  start: number | null;
  end: number | null;
}

function overlap(one: Span, { blockId, start, end }: Place): boolean {
  return one.blockId === blockId && (one.start ?? 0) < end && (one.end ?? 0) > start;
}

interface Found {
  note: Note;
  place: Place;
}

/** “Støre” is not offered on a part of “Jonas Gahr Støre”. */
function widest(found: readonly Found[]): Found[] {
  const length = ({ start, end }: Place) => end - start;
  return found.filter(
    ({ place }) => !found.some((other) => overlap(other.place, place) && length(other.place) > length(place)),
  );
}

function fewAtEach(found: readonly Found[]): Found[] {
  const at = new Map<string, number>();
  return found.filter(({ place: { blockId, start } }) => {
    const key = `${blockId} ${start}`;
    at.set(key, (at.get(key) ?? 0) + 1);
    return (at.get(key) ?? 0) <= MOST_HERE;
  });
}

function libraryNote({ note, place: { phrase, ...place } }: Found): LibraryNote {
  const { id, version, kind, bodies, article } = note;
  return {
    id,
    version,
    kind: annotationKind.parse(kind),
    place,
    bodies: Object.fromEntries(bodies.map(({ language, text }) => [language, text])),
    from: {
      articleId: article.id,
      title: article.title,
      titleLanguage: article.language,
      quote: phrase.quote,
      language: phrase.language,
    },
  };
}
