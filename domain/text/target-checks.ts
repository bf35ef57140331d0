import { isDialogue } from './block-kind.ts';
import { findDoubledWords } from './doubled-words.ts';
import { fold, words } from './normalise.ts';
import { type Figure, figuresOf } from './number-reading.ts';
import { numbersInWords } from './number-words.ts';
import { foreignQuotes } from './quote-styles.ts';
import { spacingFaults } from './spacing.ts';

export interface TargetFinding {
  kind:
    | 'numbers'
    | 'end-punctuation'
    | 'quotes'
    | 'spaces'
    | 'doubled-word'
    | 'untranslated'
    | 'length'
    | 'machine'
    | 'term-missing'
    | 'term-forbidden'
    | 'same-source'
    | 'same-target'
    | 'names';
  /** `error`: wrong as far as a machine can tell. `warning`: look at it. */
  severity: 'error' | 'warning';
  message: string;
}

/** The languages of the two texts, BCP 47. */
export interface LanguagePair {
  source: string;
  target: string;
}

const valuesOf = (figures: readonly Figure[]) => new Set(figures.flatMap((figure) => [...figure.values]));

/** The figures of one side that the other has neither as a figure nor as a word. */
function unmatched(
  figures: readonly Figure[],
  others: ReadonlySet<string>,
  inWords: ReadonlySet<number>,
): string[] {
  const missing = figures.filter(
    ({ values }) => ![...values].some((value) => others.has(value) || inWords.has(Number(value))),
  );
  return [...new Set(missing.map((figure) => figure.text.trim()))];
}

function numbers(source: string, target: string, languages: LanguagePair): TargetFinding[] {
  const inSource = figuresOf(source, languages.source);
  const inTarget = figuresOf(target, languages.target);
  const missing = unmatched(inSource, valuesOf(inTarget), numbersInWords(target, languages.target));
  const added = unmatched(inTarget, valuesOf(inSource), numbersInWords(source, languages.source));
  const finding = (message: string): TargetFinding => ({ kind: 'numbers', severity: 'error', message });
  return [
    ...(missing.length > 0
      ? [finding(`The source has ${missing.join(', ')}, the translation does not.`)]
      : []),
    ...(added.length > 0 ? [finding(`The translation has ${added.join(', ')}, the source does not.`)] : []),
  ];
}

const CLOSERS = /["»«”’“'›)\]\s]+$/u;

function endingOf(text: string, language: string): string {
  const bare = text.replace(CLOSERS, '');
  if (/(?:…|\.\.)$/.test(bare)) return 'an ellipsis';
  const marks = /[.!?:;,。！？؟：]+$/u.exec(bare)?.[0] ?? '';
  if (/[?？؟]/.test(marks) || (language === 'el' && marks === ';')) return 'a question mark';
  if (/[!！]/.test(marks)) return 'an exclamation mark';
  if (/[.。]$/.test(marks)) return 'a full stop';
  if (/[:：]$/.test(marks)) return 'a colon';
  return marks === '' ? 'no punctuation' : 'a comma';
}

function endPunctuation(source: string, target: string, languages: LanguagePair): TargetFinding[] {
  // Thai and Lao end sentences with a space.
  if (/^(?:th|lo)\b/.test(languages.target)) return [];
  const [inSource, inTarget] = [endingOf(source, languages.source), endingOf(target, languages.target)];
  if (inSource === inTarget) return [];
  const message = `The source ends with ${inSource}, the translation with ${inTarget}.`;
  return [{ kind: 'end-punctuation', severity: 'warning', message }];
}

const QUOTE = /["“”„«»‹›「」『』]|‘|(?:^|[\s(])'\S/u;
const count = (text: string, mark: string) => text.split(mark).length - 1;

/** Whether every quotation mark that opens in the text closes in it. */
function isBalanced(text: string): boolean {
  const isStraightEven = count(text, '"') % 2 === 0;
  const curly = count(text, '“') + count(text, '„') + count(text, '”');
  return isStraightEven && curly % 2 === 0 && count(text, '«') === count(text, '»');
}

function quotes(source: string, target: string, language: string): TargetFinding[] {
  const warn = (message: string): TargetFinding[] => [{ kind: 'quotes', severity: 'warning', message }];
  const opensSpeech = isDialogue(source);
  const hasQuote = QUOTE.test(target);
  const hasSpeech = hasQuote || isDialogue(target);
  if (opensSpeech && !hasSpeech) {
    return warn(
      'The source opens speech with a dash; the translation has neither a dash nor a quotation mark.',
    );
  }
  if (QUOTE.test(source) && !hasSpeech) return warn('The source has quotation marks, the translation none.');
  // Speech of several sentences opens in one segment and closes in another, so only a source that closes is a measure.
  if (QUOTE.test(source) && !opensSpeech && isBalanced(source) && !isBalanced(target)) {
    return warn('A quotation mark of the translation is not closed.');
  }
  const own = foreignQuotes(target, language);
  return own === null ? [] : warn(`These are quotation marks of another language. Write ${own}.`);
}

function spaces(source: string, target: string, language: string): TargetFinding[] {
  return spacingFaults(source, target, language).map((message) => ({
    kind: 'spaces',
    severity: 'warning',
    message,
  }));
}

function doubledWords(target: string, language: string): TargetFinding[] {
  return findDoubledWords(target, language).map(({ word }) => ({
    kind: 'doubled-word',
    severity: 'warning',
    message: `“${word}” stands twice in a row.`,
  }));
}

/** Languages so close that a short sentence may rightly read the same in both. */
const CLOSE = new Set(['nb', 'nn', 'da']);

/** Words in small letters say whether a text was translated; names and figures stay the same. */
const plainWords = (text: string) => text.match(/(?<![\p{L}\p{N}-])\p{Ll}[\p{L}\p{M}]+/gu) ?? [];

function untranslated(source: string, target: string, languages: LanguagePair): TargetFinding[] {
  const fail = (message: string): TargetFinding[] => [{ kind: 'untranslated', severity: 'error', message }];
  if (target.trim() === '') return source.trim() === '' ? [] : fail('The translation is empty.');
  if (languages.source === languages.target) return [];
  const isClose = CLOSE.has(languages.source) && CLOSE.has(languages.target);
  const own = plainWords(source).map(fold);
  const isSame = words(source).join(' ') === words(target).join(' ');
  if (isSame && own.length >= (isClose ? 6 : 3)) return fail('The translation is the source.');
  if (isClose || own.length < 5) return [];
  const there = new Set(plainWords(target).map(fold));
  const kept = own.filter((word) => there.has(word)).length;
  if (kept < own.length * 0.7) return [];
  return [
    {
      kind: 'untranslated',
      severity: 'warning',
      message: 'Most words of the source stand in the translation.',
    },
  ];
}

/** Scripts that say in one sign what takes three letters. */
const DENSE = /^(?:zh|ja|ko)\b/;

function lengths(source: string, target: string, languages: LanguagePair): TargetFinding[] {
  const density = (language: string) => (DENSE.test(language) ? 2.5 : 1);
  const inSource = source.trim().length * density(languages.source);
  const inTarget = target.trim().length * density(languages.target);
  if (Math.max(inSource, inTarget) < 40 || inTarget === 0) return [];
  const ratio = inTarget / Math.max(inSource, 1);
  if (ratio >= 0.4 && ratio <= 2.5) return [];
  const message = `The translation is much ${ratio < 1 ? 'shorter' : 'longer'} than the source.`;
  return [{ kind: 'length', severity: 'warning', message }];
}

/**
 * Checks a translated segment against its source (translate-annotate.md 3m): numbers, end punctuation by class, marks
 * of speech, spaces, doubled words, what was not translated, length. Each check knows the two languages' ways of
 * writing, so that a correct translation gives nothing. An empty translation gives one finding. Throws nothing.
 */
export function targetChecks(source: string, target: string, languages: LanguagePair): TargetFinding[] {
  const missing = untranslated(source, target, languages);
  if (target.trim() === '') return missing;
  return [
    ...numbers(source, target, languages),
    ...endPunctuation(source, target, languages),
    ...quotes(source, target, languages.target),
    ...spaces(source, target, languages.target),
    ...doubledWords(target, languages.target),
    ...missing,
    ...lengths(source, target, languages),
  ];
}
