/** Paragraphs that are in another language than their article: a quotation, a press release left in, a broken export. */
import { type DetectedLanguage, detectLanguage } from './language.ts';
import { wordsAsWritten } from './normalise.ts';
import { WordVotes } from './word-votes.ts';

/** Shorter paragraphs are not decidable (translate-annotate.md 3a). */
const SHORTEST = 60;
/** How much of a paragraph votes, in code units and words: a long paragraph costs no more than a short one. */
const READ = 180;
const MOST_WORDS = 60;
/** By how many of its small words the other language must be ahead. */
const LEAST_LEAD = 2;
/** A text that is none of our languages: so many words that begin small, and at most one in so many is common. */
const FEWEST_FOREIGN = 10;

const LANGUAGES = ['nb', 'nn', 'da', 'sv', 'en'] as const;
type Known = (typeof LANGUAGES)[number];

/** The commonest words of each language. Many stand in several lists: what counts is the difference. */
const COMMON: Readonly<Record<Known, string>> = {
  nb: `og i er det som på en til av for at med de han har den å ikke om et fra men vi var jeg seg sier vil så hun ble
    kan da nå blir kommer etter være mot hva hvor noen mer skal ut opp over også bare når andre eller hvis må alle dette
    mange sin selv inn du hadde skulle ville uten mellom ved`,
  nn: `og i er det som på ein til av for at med dei han har den å ikkje om eit frå men vi var eg seg seier vil så ho vart
    kan då no blir kjem etter vere mot kva kvar nokon meir skal ut opp over òg berre når andre eller viss må alle dette
    mange sin sjølv inn du hadde skulle ville utan mellom ved blei ein eitt fleire dykk deira`,
  da: `og i er det som på en til af for at med de han har den ikke om et fra men vi var jeg sig siger vil så hun blev
    kan da nu bliver kommer efter være mod hvad hvor nogle mere skal ud op over også kun når andre eller hvis må alle
    dette mange sin selv ind du havde skulle ville uden mellem ved der kunne blandt siden af`,
  sv: `och i är det som på en till av för att med de han har den inte om ett från men vi var jag sig säger vill så hon
    blev kan då nu blir kommer efter vara mot vad var någon mer ska ut upp över också bara när andra eller måste alla
    detta många sin själv in du hade skulle ville utan mellan vid under där`,
  en: `the of and to in a is that for it was on with he as his be at by had not are but from or have an they which one
    you were her all she there would their we him been has when who will more no if out so said what up its about than
    into them can only other new some could time these two may then do first any my now such like our over`,
};

/** The votes for five languages are one number, six bits each: at most 60 words vote. */
const BITS = 6;

/** One vote for each language that has the word. */
const VOTES = new WordVotes(votesOfWords());

function votesOfWords(): Map<string, number> {
  const votes = new Map<string, number>();
  for (const [place, language] of LANGUAGES.entries()) {
    for (const word of COMMON[language].split(/\s+/)) {
      votes.set(word, (votes.get(word) ?? 0) | (1 << (place * BITS)));
    }
  }
  return votes;
}

const isKnown = (language: string): language is Known => (LANGUAGES as readonly string[]).includes(language);

/** What the words of a paragraph say, and how many begin small: names do not. */
function votesIn(paragraph: string, language: string): { votes: number; small: number } {
  let [votes, small] = [0, 0];
  for (const word of wordsAsWritten(paragraph.slice(0, READ), language).slice(0, MOST_WORDS)) {
    const vote = VOTES.of(word);
    votes += vote;
    if (vote !== 0 || beginsSmall(word)) small += 1;
    else votes += VOTES.of(word.toLowerCase());
  }
  return { votes, small };
}

function beginsSmall(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 0x80 ? code >= 0x61 : /^\p{Ll}/u.test(word);
}

function votesFor(language: Known, votes: number): number {
  return (votes >> (LANGUAGES.indexOf(language) * BITS)) & ((1 << BITS) - 1);
}

/**
 * The language of a paragraph when it surely is another than the article's: one of nb, nn, da, sv, en, another that is
 * told, or `und`. Null when it is the same, shorter than 60 UTF-16 code units, or not sure; and for an article in a language
 * that is none of the five. Both the small words and the detector must say so: the detector alone takes one paragraph of
 * thirty for Danish that is Norwegian. It is asked only when the words leave a doubt. `und` also when the paragraph may be in
 * one of two languages, neither of them like the article's.
 */
export function otherLanguageOf(paragraph: string, language: string): string | null {
  if (paragraph.length < SHORTEST || !isKnown(language)) return null;
  const { votes, small } = votesIn(paragraph, language);
  const own = votesFor(language, votes);
  const leadOf = (other: Known) => votesFor(other, votes) - own;
  // hardly one of the commonest words of the language, and no list of names either
  const isForeign = small >= FEWEST_FOREIGN && own * FEWEST_FOREIGN <= small;
  if (!isForeign && LANGUAGES.every((other) => leadOf(other) < LEAST_LEAD)) return null;
  const found = detectLanguage(paragraph);
  if (!isKnown(found.language)) return isForeign ? found.language : null;
  if (leadOf(found.language) < LEAST_LEAD) return null;
  if (found.decided) return found.language;
  // Norwegian or Danish, nobody can say, but surely not English
  return isForeign && (found.language === 'en') !== (language === 'en') ? 'und' : null;
}

/** What of a text is in a language, in code units: `told`, the paragraphs that are surely in it, and `guessed`, the others. */
interface Part {
  language: string;
  told: number;
  guessed: number;
  /** the paragraphs that are surely in it */
  texts: string[];
}

/** The paragraphs by what they look like; first the language of which most can be told for themselves. */
function byLanguage(paragraphs: readonly string[]): Part[] {
  const found = new Map<string, Part>();
  for (const paragraph of paragraphs) {
    const { language, decided } = detectLanguage(paragraph);
    const part = found.get(language) ?? { language, told: 0, guessed: 0, texts: [] };
    found.set(language, part);
    if (decided) part.texts.push(paragraph);
    part[decided ? 'told' : 'guessed'] += paragraph.length;
  }
  return [...found.values()].sort((one, other) => other.told - one.told);
}

const lengthIn = ({ told, guessed }: Part) => told + guessed;
const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);

/**
 * The language in which most of a text is, counted in code units: for an article that is undecided because it has two. Of
 * those in which a paragraph can be told for itself; null when none can.
 */
export function mostlyIn(paragraphs: readonly string[]): string | null {
  const told = byLanguage(paragraphs).filter((part) => part.told > 0);
  return told.sort((one, other) => lengthIn(other) - lengthIn(one))[0]?.language ?? null;
}

/** Of the code units of all paragraphs, what the language of the article must have, and how often what the next one may have. */
const [LEAST_SHARE, TIMES_THE_NEXT] = [0.5, 1.5];

/**
 * The language of an article that has paragraphs in several: that in which most of it is. Undecided when no language has
 * half of it, or another may have nearly as much: a paragraph that is not surely in a language counts for nobody who is to be
 * the first, and for the one it looks like as the next. The score is that of the paragraphs in the language, read together.
 */
export function languageByParagraphs(paragraphs: readonly string[]): DetectedLanguage {
  const [most, ...others] = byLanguage(paragraphs);
  const whole = detectLanguage(paragraphs.join('\n'));
  if (!most || most.told < lengthOf(paragraphs) * LEAST_SHARE) return { ...whole, decided: false };
  const next = Math.max(0, ...others.map(lengthIn));
  const decided = most.told >= next * TIMES_THE_NEXT;
  return { ...detectLanguage(most.texts.join('\n')), language: most.language, decided };
}
