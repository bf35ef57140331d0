import { hasFinalStop } from './block-kind.ts';
import { findGluedDashes } from './dash-spacing.ts';
import { findDoubledWords } from './doubled-words.ts';
import { findDamage } from './mojibake.ts';
import { findNameVariants } from './name-variants.ts';
import { type NameToken, nameTokens } from './names.ts';
import { mostlyIn, otherLanguageOf } from './paragraph-language.ts';

export interface SourceFinding {
  kind: 'doubled-word' | 'dash-spacing' | 'name-variant' | 'missing-stop' | 'mixed-language' | 'mojibake';
  /** Index into the blocks that were given. */
  block: number;
  /** UTF-16 code units in the text of the block. */
  start: number;
  end: number;
  message: string;
  /** What could stand from start to end instead; null when only the editor can say. Never applied by itself. */
  suggestion: string | null;
}

export interface CheckedBlock {
  text: string;
  kind: string;
}

/** Paragraphs up to this length may be headings whose kind was guessed wrongly (design.md section 5). */
const LONGEST_HEADING = 60;

function doubledWords(text: string, block: number, language: string): SourceFinding[] {
  return findDoubledWords(text, language).map(({ word, start, end }) => ({
    kind: 'doubled-word',
    block,
    start,
    end,
    message: `“${word}” stands twice in a row.`,
    suggestion: text.slice(start, start + word.length),
  }));
}

function gluedDashes(text: string, block: number, language: string): SourceFinding[] {
  return findGluedDashes(text, language).map((found) => ({ kind: 'dash-spacing', block, ...found }));
}

function missingStop({ text, kind }: CheckedBlock, block: number): SourceFinding[] {
  const isProse = kind === 'paragraph' || kind === 'quote';
  if (!isProse || text.length <= LONGEST_HEADING || hasFinalStop(text)) return [];
  const lastWord = /\S+$/.exec(text.slice(-200))?.[0] ?? '';
  return [
    {
      kind: 'missing-stop',
      block,
      start: text.length - lastWord.length,
      end: text.length,
      message: 'The paragraph ends without a full stop.',
      suggestion: withStop(text, lastWord),
    },
  ];
}

/** Closing quotation marks, each with those that open what it closes: „…“ and ”…” are written, too. */
const OPENED_BY: Readonly<Record<string, string>> = { '»': '«', '”': '“”„', '“': '„', '"': '"', '«': '»' };
/** Where a sentence begins: nothing before it but a dash, or the end of another. */
const BEGINS = /(?:^|[.!?…:]["»”“]?\s)\s*(?:[–—-]\s*)?$/u;

/** What decides before a mark. */
const BEFORE = 8;

/** The stop stands inside a quotation that is the sentence, and after one that is only a part of it. */
function withStop(text: string, lastWord: string): string {
  const mark = lastWord.at(-1) ?? '';
  const marks = OPENED_BY[mark];
  if (marks === undefined || lastWord.length === 1) return `${lastWord}.`;
  const opened = Math.max(...Array.from(marks, (each) => text.lastIndexOf(each, text.length - 2)));
  const isSentence = opened >= 0 && BEGINS.test(text.slice(Math.max(0, opened - BEFORE), opened));
  return isSentence ? `${lastWord.slice(0, -1)}.${mark}` : `${lastWord}.`;
}

function nameVariants(names: readonly NameToken[]): SourceFinding[] {
  return findNameVariants(names).map((variant) => ({
    kind: 'name-variant',
    block: variant.block,
    start: variant.start,
    end: variant.end,
    message: `“${variant.found}” is written “${variant.usual}” ${variant.isMost ? 'in most of' : 'elsewhere in'} this text.`,
    suggestion: variant.usual,
  }));
}

/** As sentences name them; any other language is “another language”. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = {
  nb: 'Norwegian Bokmål',
  nn: 'Norwegian Nynorsk',
  da: 'Danish',
  sv: 'Swedish',
  en: 'English',
  de: 'German',
  fr: 'French',
  fi: 'Finnish',
  is: 'Icelandic',
  pl: 'Polish',
  uk: 'Ukrainian',
  ru: 'Russian',
  es: 'Spanish',
};

function mixedLanguage(text: string, block: number, language: string, isDecided: boolean): SourceFinding[] {
  const other = otherLanguageOf(text, language);
  if (other === null) return [];
  const name = LANGUAGE_NAMES[other] ?? 'another language';
  const whole = isDecided ? 'the article' : 'most of the article';
  const message = `The paragraph is in ${name}, ${whole} in ${LANGUAGE_NAMES[language] ?? language}.`;
  return [{ kind: 'mixed-language', block, start: 0, end: text.length, message, suggestion: null }];
}

function encodingDamage(text: string, block: number): SourceFinding[] {
  return findDamage(text).map(({ start, end, repaired }) => ({
    kind: 'mojibake',
    block,
    start,
    end,
    message:
      repaired === null
        ? 'A character was lost before the import.'
        : 'The text was damaged before the import: it was read in the wrong encoding.',
    suggestion: repaired,
  }));
}

/**
 * Finds slips in a source text for an editor to look at (translate-annotate.md 3m): a word twice, a dash
 * without its space, one name in two spellings, a paragraph of over 60 code units without a full stop, one in another language,
 * encoding damage. The text is never corrected. Findings come in the order of the text. Offsets are UTF-16 code units in the block.
 * `names` are those of the blocks' texts, for who has them already. Throws nothing.
 */
export function sourceChecks(
  blocks: readonly CheckedBlock[],
  language: string,
  names: readonly NameToken[] = nameTokens(blocks.map(({ text }) => text)),
): SourceFinding[] {
  const isDecided = language !== 'und';
  const primary = isDecided
    ? (language.split('-')[0] ?? language)
    : (mostlyIn(blocks.map(({ text }) => text)) ?? language);
  const perBlock = blocks.flatMap((block, index) => [
    ...doubledWords(block.text, index, primary),
    ...gluedDashes(block.text, index, primary),
    ...missingStop(block, index),
    ...mixedLanguage(block.text, index, primary, isDecided),
    ...encodingDamage(block.text, index),
  ]);
  return [...perBlock, ...nameVariants(names)].sort((a, b) => a.block - b.block || a.start - b.start);
}
