/**
 * Numbers written as words, so that `30` and `thirty` count as the same. Only used to excuse a figure that the other
 * side does not have; a word alone never demands one, since `en` and `to` mean other things as well.
 */

interface Numerals {
  /** From 0 on; a slash separates spellings. */
  units: string;
  tens: string;
  ordinals: string;
  hundred: string;
  scales: Readonly<Record<string, number>>;
  /** What stands between parts of one number. */
  joins: string;
  others: Readonly<Record<string, number>>;
}

const NORWEGIAN_SCALES = {
  tusen: 1e3,
  million: 1e6,
  millioner: 1e6,
  milliard: 1e9,
  milliarder: 1e9,
  billion: 1e12,
};

const NUMERALS: Readonly<Record<string, Numerals>> = {
  nb: {
    units:
      'null en/ett/én/et to tre fire fem seks sju/syv åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten',
    tens: 'tjue/tyve tretti/tredve førti/førr femti seksti sytti åtti nitti',
    ordinals:
      'første andre/annen tredje fjerde femte sjette sjuende/syvende åttende niende tiende ellevte tolvte',
    hundred: 'hundre',
    scales: NORWEGIAN_SCALES,
    joins: 'og',
    others: { begge: 2, dusin: 12, par: 2, halv: 0.5, tiår: 10 },
  },
  nn: {
    units:
      'null ein/eitt/ei/éin to tre fire fem seks sju åtte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten',
    tens: 'tjue tretti førti femti seksti sytti åtti nitti',
    ordinals: 'første/fyrste andre tredje fjerde femte sjette sjuande åttande niande tiande ellevte tolvte',
    hundred: 'hundre',
    scales: { ...NORWEGIAN_SCALES, millionar: 1e6, milliardar: 1e9 },
    joins: 'og',
    others: { begge: 2, dusin: 12, par: 2, halv: 0.5, tiår: 10 },
  },
  da: {
    units:
      'nul en/et/én/ét to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten',
    tens: 'tyve tredive fyrre/fyrretyve halvtreds tres halvfjerds firs halvfems',
    ordinals: 'første anden/andet tredje fjerde femte sjette syvende ottende niende tiende ellevte tolvte',
    hundred: 'hundrede/hundred',
    scales: {
      tusind: 1e3,
      tusinde: 1e3,
      million: 1e6,
      millioner: 1e6,
      milliard: 1e9,
      milliarder: 1e9,
      billion: 1e12,
    },
    joins: 'og',
    others: { begge: 2, dusin: 12, par: 2, halv: 0.5, halvanden: 1.5, årti: 10 },
  },
  sv: {
    units:
      'noll en/ett två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton',
    tens: 'tjugo trettio fyrtio femtio sextio sjuttio åttio nittio',
    ordinals:
      'första/förste andra/andre tredje fjärde femte sjätte sjunde åttonde nionde tionde elfte tolfte',
    hundred: 'hundra',
    scales: { tusen: 1e3, miljon: 1e6, miljoner: 1e6, miljard: 1e9, miljarder: 1e9, biljon: 1e12 },
    joins: 'och',
    others: { båda: 2, dussin: 12, par: 2, halv: 0.5, årtionde: 10 },
  },
  en: {
    units:
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
    tens: 'twenty thirty forty fifty sixty seventy eighty ninety',
    ordinals: 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    hundred: 'hundred/hundreds',
    scales: { thousand: 1e3, thousands: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
    joins: 'and a',
    others: {
      both: 2,
      dozen: 12,
      couple: 2,
      pair: 2,
      once: 1,
      twice: 2,
      half: 0.5,
      decade: 10,
      century: 100,
      twenties: 20,
      thirties: 30,
      forties: 40,
      fifties: 50,
      sixties: 60,
      seventies: 70,
      eighties: 80,
      nineties: 90,
      noon: 12,
    },
  },
};

/** A word list made ready: what each word is worth, and how it joins with its neighbours. */
interface Lexicon {
  /** Below 100: added. */
  small: ReadonlyMap<string, number>;
  hundred: ReadonlySet<string>;
  scales: ReadonlyMap<string, number>;
  joins: ReadonlySet<string>;
}

const spellings = (text: string) => text.split(' ').map((entry) => entry.split('/'));

/** `tjueen`, and the older `enogtyve`: a ten and a unit as one word, with what it is worth. */
function compoundsOf(
  ten: string,
  value: number,
  units: readonly string[][],
  joins: string,
): [string, number][] {
  return units.slice(1, 10).flatMap((forms, index) =>
    forms.flatMap((form): [string, number][] => [
      [`${ten}${form}`, value + index + 1],
      [`${form}${joins}${ten}`, value + index + 1],
    ]),
  );
}

function smallNumbers({ units, tens, ordinals, others, joins }: Numerals): Map<string, number> {
  const unitWords = spellings(units);
  const worth = (forms: string[], value: number) => forms.map((form): [string, number] => [form, value]);
  return new Map([
    ...Object.entries(others),
    ...unitWords.flatMap(worth),
    ...spellings(ordinals).flatMap((forms, index) => worth(forms, index + 1)),
    ...spellings(tens).flatMap((forms, index) => worth(forms, (index + 2) * 10)),
    ...spellings(tens).flatMap((forms, index) =>
      forms.flatMap((ten) => compoundsOf(ten, (index + 2) * 10, unitWords, joins)),
    ),
  ]);
}

const lexicons = new Map<string, Lexicon>();

function lexiconOf(language: string): Lexicon | null {
  const known = lexicons.get(language);
  if (known) return known;
  const numerals = NUMERALS[language];
  if (!numerals) return null;
  const made = {
    small: smallNumbers(numerals),
    hundred: new Set(numerals.hundred.split('/')),
    scales: new Map(Object.entries(numerals.scales)),
    joins: new Set(numerals.joins.split(' ')),
  };
  lexicons.set(language, made);
  return made;
}

/** A number being read from words: `two million` and then `five hundred` gives total 2e6 and current 500. */
interface Reading {
  total: number;
  current: number;
  isOpen: boolean;
}

/** Takes one word into the number; false when the word is no part of a number. */
function readWord(reading: Reading, word: string, lexicon: Lexicon): boolean {
  const small = lexicon.small.get(word);
  const scale = lexicon.scales.get(word);
  if (small !== undefined) reading.current += small;
  else if (lexicon.hundred.has(word)) reading.current = Math.max(reading.current, 1) * 100;
  else if (scale !== undefined) {
    reading.total += Math.max(reading.current, 1) * scale;
    reading.current = 0;
  } else return false;
  reading.isOpen = true;
  return true;
}

/** `femtitusen` → `femti tusen`, `tohundre` → `to hundre`: compounds are read as their parts. */
function partsOf(word: string, lexicon: Lexicon): string[] {
  if (lexicon.small.has(word)) return [word];
  for (const tail of [...lexicon.scales.keys(), ...lexicon.hundred]) {
    const head = word.slice(0, -tail.length);
    if (head !== '' && word.endsWith(tail) && lexicon.small.has(head)) return [head, tail];
  }
  return [word];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };

/** `XXI` in `XXIe siècle`: a smaller sign before a larger one is taken away. */
function romanValue(numeral: string): number {
  const signs = [...numeral].map((sign) => ROMAN[sign] ?? 0);
  return signs.reduce((sum, sign, i) => (sign < (signs[i + 1] ?? 0) ? sum - sign : sum + sign), 0);
}

const ROMAN_NUMERAL =
  /(?<!\p{L})(?=[IVXLC]{2})(?:C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?=(?:er|e|ème)?(?!\p{L}))/gu;
/** Twelve at night has three figures: 24, 0 and, in English, 12 a.m. */
const MIDNIGHT = /(?<!\p{L})(?:midnight|midnatt|midnat|mitternacht|minuit)(?!\p{L})/iu;
const HALF_SCALE = /(?<!\p{L})(?:halv|halvt|half|halben?)\s+(?:an?\s+)?(?<scale>\p{L}+)/giu;

/** What any language may write without a figure. */
function commonNumbers(text: string): number[] {
  const roman = Array.from(text.matchAll(ROMAN_NUMERAL), ([numeral]) => romanValue(numeral));
  return MIDNIGHT.test(text) ? [...roman, 0, 12, 24] : roman;
}

/** The decades: `nittitallet`, `nittiårene`. */
const DECADE = /(?:tall?et|talls|åra|årene|tallets)$/;

/** `en halv million` */
function halves(text: string, { scales }: Lexicon): number[] {
  const words = Array.from(text.matchAll(HALF_SCALE), ({ groups }) => groups?.scale?.toLowerCase() ?? '');
  return words.flatMap((word) => scales.get(word) ?? []).map((scale) => scale / 2);
}

/** The values of all numbers a text writes in words; none for a language without a list, but for Roman numerals. */
export function numbersInWords(text: string, language: string): Set<number> {
  const values = new Set<number>(commonNumbers(text));
  const lexicon = lexiconOf(language);
  if (!lexicon) return values;
  for (const value of halves(text, lexicon)) values.add(value);
  let reading: Reading = { total: 0, current: 0, isOpen: false };
  const close = () => {
    if (reading.isOpen) values.add(reading.total + reading.current);
    reading = { total: 0, current: 0, isOpen: false };
  };
  for (const match of text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    for (const part of partsOf(match[0].replace(DECADE, ''), lexicon)) {
      const own = lexicon.small.get(part);
      // Alone as well: `to, tre` is two numbers, though `tjue to` is one.
      if (own !== undefined) values.add(own);
      if (!readWord(reading, part, lexicon) && !lexicon.joins.has(part)) close();
    }
  }
  close();
  return values;
}
