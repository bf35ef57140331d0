import { words } from './normalise.ts';
import type { BlockKind } from './parsed-article.ts';
import { segmentText } from './segment.ts';

/** Signs by which a paragraph of a news text is told to be something else (design.md section 5). */

/** `– Vi`, `- Vi`, `–Vi`; a minus before a figure is no dialogue. */
const DIALOGUE = /^(?:[–—-]\s+\S|[–—]\s?[\p{Lu}«"“„'‘]|-[\p{Lu}«"“„])/u;
const LIST_MARK = /^(?:[•·▪*]\s+|\d{1,2}\)\s+)\S/u;
const NUMBERED = /^(\d{1,2})\.\s+\p{Lu}/u;
const FINAL_STOP = /[.!?…:;,]["»”’)\]]*$/;
const ONE_QUESTION = /^[^.!?…–—]*\?$/;
/** `, sier han`, `, svarte Stoltenberg`: a verb of saying after a comma. */
const ATTRIBUTION =
  /,\s(?:\p{L}+\s)?(?:sier|sa|seier|sade|siger|sagde|säger|svarer|svarte|svarede|svarar|spør|spurte|spørger|says|said|asks|asked|forteller|skriver|mener)\s/u;

/** Longest heading: `Nato-sjefen om russisk atomøvelse: Vi overvåker nøye` has 52, unfinished paragraphs over 60. */
const LONGEST_HEADING = 60;
const LONGEST_HEADLINE = 120;

const PHOTO_TAIL =
  /(?:^|\s)((?:(?:arkiv)?foto(?:graf)?|photo|picture|bilde|billede|bild|illustrasjon|illustration)\s?:\s*([^\s:][^:\n]{0,98}))$/iu;

const PLACE = String.raw`\p{Lu}[\p{L}.'’-]*(?:[ /,]+\p{Lu}[\p{L}.'’-]*){0,4}`;
const AGENCY_DATELINE = new RegExp(
  String.raw`^${PLACE}\s?(?:\([^()]{2,40}\)|/[^/\s]{2,20}/)\s?[:–—-]?(?=\s|$)`,
  'u',
);
const UPPER_DATELINE = /^\p{Lu}{3,}(?:[ /-]\p{Lu}{2,}){0,3}\s?[:–—](?=\s|$)/u;
const UPPER_LABEL = /^(\p{Lu}[\p{Lu}\p{N} \-/'’«»"]{2,60}):\s+\S/u;

export function isDialogue(text: string): boolean {
  return DIALOGUE.test(text);
}

/** Whether a text ends the way a sentence does, closing quotation marks aside. */
export function hasFinalStop(text: string): boolean {
  return FINAL_STOP.test(text);
}

/** Where the credit of a picture begins at the end of a text, and whose it is; null when there is none. */
export function findCredit(text: string): { start: number; name: string } | null {
  const match = text.includes(':') ? PHOTO_TAIL.exec(text) : null;
  const tail = match?.[1];
  const name = match?.[2];
  if (!match || tail === undefined || name === undefined) return null;
  // A full stop followed by more is a sentence that happens to contain `Foto:`, not a name.
  if (/[.!?]\s+\p{Lu}\p{Ll}+\s+\p{Ll}/u.test(name)) return null;
  return { start: match.index + match[0].length - tail.length, name };
}

/** How long the dateline at the start of a text is, in UTF-16 code units; 0 when there is none. */
export function datelineLength(text: string, isFirst: boolean): number {
  if (findCredit(text)) return 0;
  const match = AGENCY_DATELINE.exec(text) ?? (isFirst ? UPPER_DATELINE.exec(text) : null);
  if (!match) return 0;
  // `Nato (forsvarsalliansen) sier …` begins a sentence: without a colon or dash the place is in capitals.
  const isMarked = /[:–—/-]$/.test(match[0]) || /^\p{Lu}{3,}/u.test(match[0]);
  return isMarked ? match[0].length : 0;
}

/** Ends as a heading does: without a stop, or as one question nobody is quoted as asking. */
function lacksStop(text: string): boolean {
  return !hasFinalStop(text) || (ONE_QUESTION.test(text) && !isDialogue(text));
}

/**
 * Whether the first paragraph is a headline: short, no full stop, nobody quoted as saying it, and not the only one.
 */
export function isHeadline(text: string): boolean {
  if (text.length > LONGEST_HEADLINE || ATTRIBUTION.test(`${text} `)) return false;
  // Not the dateline that is only a place in capitals: `NATO: Vi er klare` is a headline.
  if (findCredit(text) || LIST_MARK.test(text) || datelineLength(text, false) > 0) return false;
  return lacksStop(text);
}

function isHeading(text: string): boolean {
  if (text.length > LONGEST_HEADING || ATTRIBUTION.test(`${text} `)) return false;
  if (!/^(?:[–—-]\s?)?[\p{Lu}\p{N}«"“]/u.test(text)) return false;
  return lacksStop(text);
}

function hasCaptionLabel(text: string): boolean {
  const label = UPPER_LABEL.exec(text)?.[1];
  if (label === undefined) return false;
  // One short word in capitals is an abbreviation more often than a label: `NATO: Vi er klare.`, `TV 2: Hva nå?`
  return /\p{Lu}{5}/u.test(label) || (/\p{Lu}{4}/u.test(label) && /\s/.test(label.trim()));
}

const NAME_EARLY = /^(?:\p{L}[\p{L}-]*\s+){0,3}?\p{Lu}\p{Ll}+\s\p{Lu}[\p{Ll}-]+\s\p{Ll}/u;

/** Some share of a caption's words that one sentence of the text must have for the caption to repeat it. */
const REPEATED = 0.75;

/** How many paragraphs on either side are neighbours. */
const NEAR = 20;

const mayRepeat = (text: string) => text.length <= 140 && NAME_EARLY.test(text);

/**
 * Whether a lone sentence that names a person in full says again what one sentence elsewhere says: that is what the
 * text under a picture does, and a paragraph does not.
 */
function repeatsNeighbour(text: string, index: number, all: readonly string[]): boolean {
  const own = [...new Set(words(text))];
  const from = Math.max(index - NEAR, 0);
  return all.slice(from, index + NEAR + 1).some((other, at) => {
    if (from + at === index || !other.includes(text.split(' ')[0] ?? '')) return false;
    return segmentText(other, 'und').some((span) => {
      const there = new Set(words(other.slice(span.start, span.end)));
      return own.filter((word) => there.has(word)).length >= own.length * REPEATED;
    });
  });
}

/** A paragraph and what stands around it. */
export interface Surroundings {
  /** The text without a credit. */
  text: string;
  hasCredit: boolean;
  index: number;
  /** The texts of all paragraphs that are no title and no time stamp. */
  all: readonly string[];
  /** True when the paragraph stands between the opening paragraph and the page's time stamp. */
  isBeforeTimeStamp: boolean;
}

function isUnmarkedCaption({ text, index, all, isBeforeTimeStamp }: Surroundings): boolean {
  // Between the standfirst and the time stamp a news page prints its main picture.
  const isMainPicture = isBeforeTimeStamp && index > 0 && text.length <= 200;
  // asked before sentences are cut, which takes longer: hardly a paragraph comes as far as that
  if (!isMainPicture && !mayRepeat(text)) return false;
  if (isDialogue(text) || segmentText(text, 'und').length > 1) return false;
  return isMainPicture || repeatsNeighbour(text, index, all);
}

function isNumberedItem(text: string, index: number, all: readonly string[]): boolean {
  const own = Number(NUMBERED.exec(text)?.[1] ?? Number.NaN);
  const near = [all[index - 1], all[index + 1]].map((other) =>
    Number(NUMBERED.exec(other ?? '')?.[1] ?? Number.NaN),
  );
  return near.some((number) => Math.abs(number - own) === 1);
}

/**
 * The kind of a paragraph. `guessed` says that it follows from a heuristic: headings always, captions unless the
 * file marks them with both a label in capitals and a credit.
 */
export function kindOf(around: Surroundings): { kind: BlockKind; guessed: boolean } {
  const { text, hasCredit, index, all } = around;
  const isLabelled = hasCaptionLabel(text);
  if (hasCredit || isLabelled) return { kind: 'caption', guessed: !(hasCredit && isLabelled) };
  if (LIST_MARK.test(text)) return { kind: 'list-item', guessed: false };
  if (isNumberedItem(text, index, all)) return { kind: 'list-item', guessed: true };
  const isLast = index === all.length - 1;
  if (!isLast && isHeading(text)) return { kind: 'heading', guessed: true };
  if (isDialogue(text)) return { kind: 'quote', guessed: false };
  if (isUnmarkedCaption(around)) return { kind: 'caption', guessed: true };
  return { kind: 'paragraph', guessed: false };
}
