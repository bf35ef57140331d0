/** What lists say of an edition in one language: title, first sentences, number of words. */
import { searchText } from '../search/tokens.ts';
import { deriveTitle } from '../text/derived-title.ts';
import { words } from '../text/normalise.ts';
import { type EditionSnapshot, readableLanguages } from './edition.ts';

const SUMMARY_LENGTH = 240;

export interface TextSummary {
  language: string;
  isOriginal: boolean;
  title: string;
  summary: string;
  words: number;
  /** the words of title, text and photo credits as domain/search stores them: what search looks through */
  searchText: string;
}

/** One summary per language in which the edition can be read. */
export function summarise(snapshot: EditionSnapshot): TextSummary[] {
  const credits = snapshot.blocks.flatMap(({ credit }) => credit ?? []);
  return readableLanguages(snapshot).map((language) => {
    const isOriginal = language === snapshot.language;
    const title = isOriginal ? snapshot.title : (translationIn(snapshot, language)?.title ?? '');
    const blocks = textIn(snapshot, language);
    const text = blocks.map((block) => block.text).join('\n');
    return {
      language,
      isOriginal,
      title,
      summary: opening(blocks, title),
      words: words(text, language).length,
      // a photographer is looked for by name, and belongs to no language
      searchText: searchText(title, [text, ...credits].join('\n'), language),
    };
  });
}

/** The text of every block in a language. */
export function textIn(snapshot: EditionSnapshot, language: string): { kind: string; text: string }[] {
  if (language === snapshot.language) {
    return snapshot.blocks.map((block) => ({
      kind: block.kind,
      text: block.segments.map((segment) => segment.text).join(''),
    }));
  }
  const texts = new Map(
    translationIn(snapshot, language)?.segments.map(({ number, text }) => [number, text]),
  );
  return snapshot.blocks.map((block) => ({
    kind: block.kind,
    text: block.segments.flatMap((segment) => texts.get(segment.number) ?? []).join(' '),
  }));
}

function translationIn(snapshot: EditionSnapshot, language: string) {
  return snapshot.translations.find((translation) => translation.language === language);
}

const RUNNING_TEXT = new Set(['paragraph', 'quote', 'list-item']);

/** Whole sentences of running text up to about 240 characters; a derived title is not said twice. */
function opening(blocks: { kind: string; text: string }[], title: string): string {
  const sentences = blocks
    .filter(({ kind }) => RUNNING_TEXT.has(kind))
    .flatMap(({ text }) => sentencesOf(text));
  const isTitle = sentences[0] !== undefined && deriveTitle(sentences[0]) === title;
  const [first = '', ...rest] = isTitle ? sentences.slice(1) : sentences;
  let summary = first;
  for (const sentence of rest) {
    if (summary.length + sentence.length > SUMMARY_LENGTH) break;
    summary = `${summary} ${sentence}`;
  }
  return summary;
}

function sentencesOf(text: string): string[] {
  const sentences = new Intl.Segmenter('und', { granularity: 'sentence' }).segment(text);
  return [...sentences].map(({ segment }) => segment.trim()).filter((sentence) => sentence !== '');
}
