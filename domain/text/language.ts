import { languageLikeness } from './language-likeness.ts';
import { wordsAsWritten } from './normalise.ts';
import { WordVotes } from './word-votes.ts';

/** Goes up whenever the same text could be told another language; stored with the result. */
export const DETECTOR_VERSION = 2;

export interface DetectedLanguage {
  /** BCP 47: `nb nn da sv en`, or `und` when it is none of these. */
  language: string;
  /** The detector's likeness of the text to that language, 0 to 1. Not a probability. */
  score: number;
  /** False when an editor should be asked: too short, too close, or no word that tells nb from nn. */
  decided: boolean;
  detectorVersion: number;
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

/**
 * Words that only one of the two Norwegian written languages has. The detector knows one Norwegian; these words split
 * it and are used for nothing else: overruling the detector by them made it worse (translate-annotate.md 3a).
 */
const BOKMAAL = list(`
  ikke jeg hun hva hvem hvor hvordan hvis hvilke hvilken hvorfor noe noen fra mye være vært bare selv sier kommer
  gjør uke uker dem flere egen hele nå en et ble henne deres vet lenger skole hjem sammen tidligere første hver
  hverandre disse enn ønsker vanlig offentlig
`);
const NYNORSK = list(`
  ikkje eg ho kva kven kvar korleis kvifor kor nokon noko nokre frå mykje vere vore berre sjølv seier kjem gjer
  veke veker dei fleire eigen heile ein eit ei vart vert blei dykk deira veit skule saman tidlegare kvarandre desse
  difor medan sidan gong finst ynskjer vanleg offentleg tysdag laurdag
`);

const [FOR_BOKMAAL, FOR_NYNORSK] = [1, 2];

const VOTES = new WordVotes(
  new Map([
    ...[...BOKMAAL].map((word) => [word, FOR_BOKMAAL] as const),
    ...[...NYNORSK].map((word) => [word, FOR_NYNORSK] as const),
  ]),
);

const KNOWN = ['no', 'da', 'sv', 'en'] as const;

/** Shorter texts are not decidable: Norwegian and Danish sentences can be the same, letter by letter. */
const SHORTEST = 60;
/** What the best language must be ahead of the second by, and a foreign one of ours by, in likeness. */
const LEAST_LEAD = 0.02;
const FOREIGN_LEAD = 0.1;

/** A whole article is not needed to tell its language; this many UTF-16 code units are. */
const LONGEST = 20_000;
/** The detector reads 350 to 380 bytes, but would look through 1,000 for white space. */
const DETECTED = 450;

function splitNorwegian(text: string): { language: 'nb' | 'nn'; decided: boolean } {
  let bokmaal = 0;
  let nynorsk = 0;
  for (const word of wordsAsWritten(text.toLowerCase(), 'nb')) {
    const vote = VOTES.of(word);
    if (vote === FOR_BOKMAAL) bokmaal += 1;
    else if (vote === FOR_NYNORSK) nynorsk += 1;
  }
  // A tie is bokmål, which nine of ten texts are, and is not decided.
  return {
    language: nynorsk > bokmaal ? 'nn' : 'nb',
    decided: Math.max(bokmaal, nynorsk) >= 2 * Math.min(bokmaal, nynorsk) && bokmaal !== nynorsk,
  };
}

const undecided = (score: number): DetectedLanguage => ({
  language: 'und',
  score,
  decided: false,
  detectorVersion: DETECTOR_VERSION,
});

/**
 * Tells nb, nn, da, sv and en apart (eld’s extrasmall tables, then words that split Norwegian). Give it the whole text: a single
 * short sentence is not decidable, and `decided` says so. Anything else, and nothing, is `und`. Throws nothing.
 */
export function detectLanguage(text: string): DetectedLanguage {
  const sample = text.normalize('NFC').slice(0, LONGEST);
  const likeness = languageLikeness(sample.trimStart().slice(0, DETECTED));
  const ranked = KNOWN.map((language) => ({ language, score: likeness.get(language) ?? 0 })).sort(
    (a, b) => b.score - a.score,
  );
  const [best, second] = ranked;
  if (!best || best.score === 0) return undecided(0);
  const foreign = Math.max(...likeness.values());
  if (foreign - best.score > FOREIGN_LEAD) return undecided(best.score);
  const isLong = sample.trim().length >= SHORTEST;
  const isClear = isLong && best.score - (second?.score ?? 0) >= LEAST_LEAD && foreign === best.score;
  const score = Math.min(best.score, 1);
  if (best.language !== 'no') {
    return { language: best.language, score, decided: isClear, detectorVersion: DETECTOR_VERSION };
  }
  const norwegian = splitNorwegian(sample);
  const decided = isClear && norwegian.decided;
  return { language: norwegian.language, score, decided, detectorVersion: DETECTOR_VERSION };
}
