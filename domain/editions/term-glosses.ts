/**
 * What the termbase explains to the readers of an edition. A term that is to be explained gets a note where it first stands
 * in a language of the edition that it has a definition in, unless somebody's note stands on those words already: then it is
 * explained there, in that person's words, and nowhere else in that language.
 */
import type { TermStock } from '../terms/stock.ts';
import { findTerms } from '../text/terms.ts';
import { sharesOf, unitsOf } from '../text/units.ts';
import type { DeskText } from './desk-text.ts';
import type { SnapshotNote } from './edition.ts';
import type { Unnumbered } from './snapshot-notes.ts';

/** A sentence of the edition in one of its languages. */
interface Sentence {
  /** of the segment */
  id: number;
  number: number;
  block: number;
  /** where it begins in its block; of the original alone */
  offset: number;
  /** its place among the sentences of its block */
  position: number;
  text: string;
}

interface Place {
  sentence: Sentence;
  start: number;
  end: number;
}

/** Emphasis and links say nothing about the words that they stand on. */
const SILENT = new Set(['emphasis', 'link', 'correction']);

/** The glosses of an edition with these translations; `notes` are those that people made. */
export function termGlosses(
  stock: TermStock,
  article: DeskText,
  translations: DeskText['translations'],
  notes: readonly Unnumbered[],
): Unnumbered[] {
  const said = notes.filter((note) => !SILENT.has(note.kind));
  const original = originalOf(article);
  const places = new Map<number, Map<string, Place>>();
  const put = (language: string, found: Map<number, Place>) => {
    for (const [term, place] of found) {
      const known = places.get(term) ?? new Map<string, Place>();
      places.set(term, known.set(language, place));
    }
  };
  const inOriginal = firstPlaces(stock, article.language, original);
  put(
    article.language,
    without(inOriginal, (place) => said.some((note) => isOnSource(note, place))),
  );
  for (const translation of translations) {
    const { language } = translation;
    const found = firstPlaces(stock, language, translationOf(original, article, translation));
    const units = unitsOf(original, sharesOf(translation.targets));
    const sharing = ({ number }: Sentence): Sentence[] => {
      const unit = units.find(({ head }) => head.number === number);
      return unit ? [unit.head, ...unit.members] : [];
    };
    const isTaken = (place: Place, term: number) =>
      said.some(
        (note) =>
          isOnTarget(note, language, place) ||
          isAboutSource(note, language, placesOf(stock, article.language, term, sharing(place.sentence))),
      );
    put(language, without(found, isTaken));
  }
  return [...places].map(([term, at]) => glossOf(stock, article.language, term, at));
}

function without(
  found: Map<number, Place>,
  isTaken: (place: Place, term: number) => boolean,
): Map<number, Place> {
  return new Map([...found].filter(([term, place]) => !isTaken(place, term)));
}

function originalOf({ textVersions }: DeskText): Sentence[] {
  const blocks = textVersions[0]?.blocks ?? [];
  return blocks.flatMap(({ segments }, block) => {
    let offset = 0;
    return segments.map(({ id, number, text }, position) => {
      const sentence = { id, number, block, offset, position, text };
      offset += text.length;
      return sentence;
    });
  });
}

function translationOf(
  original: readonly Sentence[],
  { textVersions }: DeskText,
  { targets }: DeskText['translations'][number],
): Sentence[] {
  const segments = textVersions[0]?.blocks.flatMap((block) => block.segments) ?? [];
  const numbers = new Map(segments.map(({ id, number }) => [id, number]));
  const texts = new Map(targets.map(({ segmentId, text }) => [numbers.get(segmentId), text.trimEnd()]));
  return original.map((sentence) => ({ ...sentence, text: texts.get(sentence.number) ?? '' }));
}

/**
 * Of every term that is to be explained and has a definition in the language: where it first stands. Looked for among
 * themselves, so that no other, longer term hides one.
 */
function firstPlaces(stock: TermStock, language: string, sentences: readonly Sentence[]): Map<number, Place> {
  const { index, owners } = stock.explainedIn(language);
  const first = new Map<number, Place>();
  for (const sentence of sentences) {
    for (const { start, end, forms } of findTerms(sentence.text, index)) {
      // of several meanings of a word the first is explained: nobody said which one it is
      const id = owners[forms[0] ?? -1];
      if (id !== undefined && !first.has(id)) first.set(id, { sentence, start, end });
    }
  }
  return first;
}

function isOnSource({ source }: Unnumbered, { sentence, start, end }: Place): boolean {
  const [from, to] = [sentence.offset + start, sentence.offset + end];
  return source !== null && source.block === sentence.block && source.start < to && source.end > from;
}

function isOnTarget({ targets }: Unnumbered, language: string, { sentence, start, end }: Place): boolean {
  return targets.some(
    (target) =>
      target.language === language &&
      target.segment === sentence.number &&
      target.start < end &&
      target.end > start,
  );
}

/** A note on the term in the original, with no place in the translation: there it stands at the end of the sentence. */
function isAboutSource(note: Unnumbered, language: string, inSource: readonly Place[]): boolean {
  const hasPlace = note.targets.some((target) => target.language === language);
  return !hasPlace && inSource.some((place) => isOnSource(note, place));
}

/** Where a term stands in these sentences of the original. */
function placesOf(stock: TermStock, language: string, term: number, sentences: readonly Sentence[]): Place[] {
  const { index, owners } = stock.in(language);
  return sentences.flatMap((sentence) =>
    findTerms(sentence.text, index)
      .filter(({ forms }) => forms.some((form) => owners[form] === term))
      .map(({ start, end }) => ({ sentence, start, end })),
  );
}

function glossOf(
  stock: TermStock,
  original: string,
  term: number,
  places: ReadonlyMap<string, Place>,
): Unnumbered {
  const definitions = stock.terms.get(term)?.definitions ?? {};
  const languages = [...places.keys()].sort();
  const source = places.get(original);
  const targets: SnapshotNote['targets'] = [...places]
    .filter(([language]) => language !== original)
    .map(([language, { sentence, start, end }]) => ({ language, segment: sentence.number, start, end }))
    .sort((a, b) => a.language.localeCompare(b.language));
  const { sentence } = source ?? [...places.values()][0] ?? { sentence: undefined };
  // in a translation only: among the notes of the block by its sentence
  const alone = (sentence?.position ?? 0) * 1000;
  return {
    kind: 'gloss',
    source: source
      ? {
          block: source.sentence.block,
          start: source.sentence.offset + source.start,
          end: source.sentence.offset + source.end,
        }
      : null,
    targets,
    bodies: languages.map((language) => ({ language, text: definitions[language] ?? '' })),
    tag: null,
    url: null,
    fact: null,
    term,
    order: [
      sentence?.block ?? 0,
      source ? source.sentence.offset + source.end : alone,
      source ? source.sentence.offset + source.start : alone,
      term,
    ],
  };
}
