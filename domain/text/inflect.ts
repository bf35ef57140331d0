/**
 * How words are inflected, as far as their beginnings tell: “medlem” becomes “medlemmer”, “artikkel” “artiklene”. Made for
 * finding terms (translate-annotate.md 3h: a common beginning and allowed endings); irregular forms (bok, bøker) are
 * stored with a term, and compounds written in one word (atomvåpenøvelse) are words of their own.
 */

/** A beginning that forms of a word share, in small letters, and what may follow it. */
export interface Stem {
  text: string;
  endings: ReadonlySet<string>;
}

/** What may follow a word as it stands in the dictionary, and what takes the place of its own ending. */
interface Rules {
  after: ReadonlySet<string>;
  /** after the doubled last consonant: medlem, medlemmer */
  doubled: ReadonlySet<string>;
  /** [own ending, what takes its place]; `isShorter`: a double consonant before it becomes one (artikkel, artikler) */
  instead: readonly { of: string; endings: ReadonlySet<string>; isShorter?: boolean }[];
}

const set = (endings: string) => new Set(endings.split(' '));
/** The ending that is no ending. */
const none = (endings: string) => new Set(['', ...endings.split(' ')]);

const NB: Rules = {
  after: none('s e es en ens et ets a as er ers ene enes ne nes n ns r rs t ts ere est este'),
  doubled: set('e en ens et ets er ers ene enes a as'),
  instead: [
    { of: 'er', endings: set('re res rne rnes rene renes'), isShorter: true },
    { of: 'el', endings: set('ler lers lene lenes'), isShorter: true },
    { of: 'en', endings: set('ner ners nene nenes na'), isShorter: true },
    { of: 'um', endings: set('et ets er ers ene enes a') },
    { of: 'e', endings: set('a as er ers te t et ende') },
  ],
};

const NN: Rules = {
  after: new Set([...NB.after, ...set('ar ars ane anes are ast aste')]),
  doubled: new Set([...NB.doubled, ...set('ar ars ane anes')]),
  instead: [
    ...NB.instead,
    { of: 'e', endings: set('ar ars ane anes') },
    { of: 'el', endings: set('lar lars lane lanes'), isShorter: true },
    { of: 'er', endings: set('rar rars rane ranes'), isShorter: true },
    { of: 'a', endings: set('e er en ene or one') },
  ],
};

const DA: Rules = {
  after: none('s e es en ens et ets er ers ene enes erne ernes ne nes n ns r rs t ts ere est este'),
  doubled: set('e en ens et ets er ers ene enes erne ernes'),
  instead: [
    { of: 'er', endings: set('re res rne rnes rene renes'), isShorter: true },
    { of: 'el', endings: set('ler lers lerne lernes let lets len lens lene lenes'), isShorter: true },
    { of: 'en', endings: set('ner ners nerne nernes nene nenes net nets'), isShorter: true },
    { of: 'um', endings: set('et ets er ers erne ernes') },
    { of: 'e', endings: set('er ers erne ernes te t et ede ende') },
  ],
};

const SV: Rules = {
  after: none(
    's e es en ens et ets er ers erna ernas ar ars arna arnas or orna n ns t ts a as an ans na nas r rs are ast',
  ),
  doubled: set('e en ens et ets er ers erna ernas ar ars arna arnas a as'),
  instead: [
    { of: 'er', endings: set('rar rars rarna rarnas ren rens'), isShorter: true },
    { of: 'el', endings: set('ler lers lerna lernas lar lars larna larnas'), isShorter: true },
    { of: 'en', endings: set('nen nens net nets nar nars narna narnas'), isShorter: true },
    { of: 'um', endings: set('et ets er ers erna ernas') },
    { of: 'a', endings: set('or ors orna ornas ade at ande er t') },
    { of: 'e', endings: set('ar ars arna arnas') },
  ],
};

const EN: Rules = {
  after: none('s es d ed ing'),
  doubled: set('ed ing er'),
  instead: [
    { of: 'y', endings: set('ies ied') },
    { of: 'e', endings: set('ing') },
  ],
};

const AS_IT_STANDS: ReadonlySet<string> = new Set(['']);
const plain = (endings: string): Rules => ({ after: none(endings), doubled: new Set(), instead: [] });

/** Other languages have no rules: there a term is found as it stands, and as its stored forms. */
const RULES: ReadonlyMap<string, Rules> = new Map([
  ['nb', NB],
  ['no', NB],
  ['nn', NN],
  ['da', DA],
  ['sv', SV],
  ['en', EN],
  ['de', plain('e en er es s n em ern ens nen')],
  ['fr', plain('s x e es')],
  ['es', plain('s es')],
]);

/** Of a word of up to three letters too little is left to know it by: it takes the endings of nouns alone. */
const SHORT = 3;
const SHORT_ENDINGS = none('s en ens et ets er ers ene enes');
const SHORTEST_STEM = 3;
const GENITIVE = none('s');

/** One consonant after one vowel is doubled before a vowel. */
const DOUBLES = /(?:^|[^aeiouyæøåäö])[aeiouyæøåäö][bdfgklmnprst]$/;

/**
 * The beginnings by which a word is known in a text, each with its endings; the word itself first. `word` is in small
 * letters. A word of one or two letters takes only a genitive -s.
 */
export function stemsOf(word: string, language: string): Stem[] {
  const rules = RULES.get(language.split('-')[0] ?? '');
  if (!rules || word === '') return [{ text: word, endings: AS_IT_STANDS }];
  if (word.length < SHORT) return [{ text: word, endings: GENITIVE }];
  if (word.length === SHORT && !word.endsWith('e')) {
    const fitting = new Set([...rules.after].filter((ending) => SHORT_ENDINGS.has(ending)));
    return [{ text: word, endings: fitting }, ...doubledStem(word, rules)];
  }
  const changed = rules.instead.flatMap(({ of, endings, isShorter }) => {
    const stem = word.slice(0, -of.length);
    if (!word.endsWith(of) || stem.length < SHORTEST_STEM) return [];
    const texts = isShorter && isDoubled(stem) ? [stem, stem.slice(0, -1)] : [stem];
    return texts.map((text) => ({ text, endings }));
  });
  return [{ text: word, endings: rules.after }, ...changed, ...doubledStem(word, rules)];
}

/** The stems of a form that is stored as it is inflected: it takes a genitive -s and nothing else. */
export function storedStems(word: string, language: string): Stem[] {
  return [{ text: word, endings: RULES.has(language.split('-')[0] ?? '') ? GENITIVE : AS_IT_STANDS }];
}

function doubledStem(word: string, { doubled }: Rules): Stem[] {
  if (doubled.size === 0 || !DOUBLES.test(word)) return [];
  return [{ text: word + word.slice(-1), endings: doubled }];
}

function isDoubled(stem: string): boolean {
  return stem.length > 2 && stem.at(-1) === stem.at(-2);
}

/** Of a word that is shortened by an ending so much must be left; the genitive -s is safe after two letters. */
const SHORTEST_BASE = 4;
const SHORTEST_OWNER = 2;

/**
 * What an inflected word may be a form of: “statsministeren” of “statsminister”, “medlemmer” of “medlem”. All that the
 * rules allow, without the word itself, so some of them are no words; `word` is in small letters.
 */
export function baseForms(word: string, language: string): string[] {
  const rules = RULES.get(language.split('-')[0] ?? '');
  if (!rules) return [];
  const without = [...rules.after].filter((ending) => ending !== '' && isShortenedBy(word, ending));
  const halved = [...rules.doubled].flatMap((ending) => halvedStem(word, ending));
  const changed = rules.instead.flatMap((rule) => changedBack(word, rule));
  return [...new Set([...without.map((ending) => word.slice(0, -ending.length)), ...halved, ...changed])];
}

function isShortenedBy(word: string, ending: string): boolean {
  const least = ending === 's' ? SHORTEST_OWNER : SHORTEST_BASE;
  return word.endsWith(ending) && word.length - ending.length >= least;
}

/** “medlemmer” has doubled the last letter of “medlem”. */
function halvedStem(word: string, ending: string): string[] {
  const stem = word.slice(0, -ending.length);
  const half = stem.slice(0, -1);
  const isHalf =
    word.endsWith(ending) && isDoubled(stem) && half.length >= SHORTEST_BASE && DOUBLES.test(half);
  return isHalf ? [half] : [];
}

/** “artiklene” has taken the place of the -el of “artikkel”. */
function changedBack(word: string, { of, endings, isShorter = false }: Rules['instead'][number]): string[] {
  return [...endings].flatMap((ending) => {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || stem.length < SHORTEST_STEM) return [];
    return isShorter && !isDoubled(stem) ? [stem + of, stem + stem.slice(-1) + of] : [stem + of];
  });
}
