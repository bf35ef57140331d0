/** A figure in a text, with every value it may stand for: `19.04` is a time of day or a decimal. */
export interface Figure {
  text: string;
  values: ReadonlySet<string>;
}

const SPACE = '[ \\u00a0\\u2009\\u202f]';

const SCALES: Readonly<Record<string, number>> = {
  tusen: 1e3,
  tusind: 1e3,
  thousand: 1e3,
  mill: 1e6,
  mio: 1e6,
  million: 1e6,
  millioner: 1e6,
  millionar: 1e6,
  millionen: 1e6,
  miljon: 1e6,
  miljoner: 1e6,
  mrd: 1e9,
  mia: 1e9,
  mdr: 1e9,
  milliard: 1e9,
  milliarder: 1e9,
  milliardar: 1e9,
  miljard: 1e9,
  miljarder: 1e9,
  bn: 1e9,
  trillion: 1e12,
};

/** The same word, a thousand times apart: the long scale on the continent, the short one in English. */
const scaleOf = (word: string, language: string): number | undefined =>
  /^b(?:illion|illioner|iljon|iljoner)$/.test(word) ? (language === 'en' ? 1e9 : 1e12) : SCALES[word];

/** A letter is a scale after a currency only: `£2m`, but two metres. */
function scaleIn(word: string | undefined, language: string, before: string): number | undefined {
  if (word === undefined) return undefined;
  if (word.length > 1) return scaleOf(word, language);
  return CURRENCY.test(before) ? { m: 1e6, k: 1e3 }[word] : undefined;
}

const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xff10];

/** Arabic, Persian, Devanagari, Bengali, Thai and full-width digits as 0 to 9; one code unit stays one. */
function plainDigits(text: string): string {
  return text.replace(/[^\P{Nd}0-9]/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((first) => code >= first && code <= first + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

const decimalSigns = new Map<string, '.' | ','>();

function decimalSign(language: string): '.' | ',' {
  const known = decimalSigns.get(language);
  if (known) return known;
  const primary = /^[a-z]{2,3}(?=-|$)/.exec(language)?.[0] ?? 'und';
  const parts = new Intl.NumberFormat(primary).formatToParts(1.5);
  const sign = parts.some((part) => part.type === 'decimal' && part.value === ',') ? ',' : '.';
  decimalSigns.set(language, sign);
  return sign;
}

const DATE = String.raw`(?<iso>\d{4}-\d{2}-\d{2})(?!\d)|(?<day>\d{1,2})[./](?<month>\d{1,2})[./](?<year>\d{4}|\d{2})(?!\d)`;
const TIME = String.raw`(?<hour>\d{1,2})(?:(?<sign>[:.])(?<minute>[0-5]\d))?(?:${SPACE}?(?<half>[ap])\.?m\b\.?)|(?<hour24>[01]?\d|2[0-4])(?<sign24>[:.])(?<minute24>[0-5]\d)(?![\d:.,]*\d)|(?<hourH>[01]?\d|2[0-4])${SPACE}?h(?!\p{L})(?:${SPACE}?(?<minuteH>[0-5]\d)(?!\d))?`;
/** `+47 22 33 44 55` and `+47 2233 4455`; without a plus only in pairs, as other groups may be numbers of their own. */
const PHONE = String.raw`(?<phone>\+\d{1,3}(?:${SPACE}?\d{2,4}){2,5}(?!\d)|\d{2}(?:${SPACE}\d{2}){3}(?!\d))`;

const patterns = new Map<string, RegExp>();

function patternFor(decimal: '.' | ','): RegExp {
  const known = patterns.get(decimal);
  if (known) return known;
  const group = decimal === ',' ? '\\.' : ',';
  const grouped = `\\d{1,3}(?:${SPACE}\\d{3})+(?!\\d)|\\d{1,3}(?:${group}\\d{3})+(?!\\d)`;
  const fraction = `(?:[${decimal}](?<fraction>\\d+))?`;
  const number = `(?<whole>${grouped}|\\d+)${fraction}(?<era>-tal(?:let|et)?(?!\\p{L})|s(?!\\p{L}))?(?:${SPACE}?(?<scale>\\p{L}{2,10}|[mk])(?!\\p{L}))?`;
  const made = new RegExp(`(?<![\\d])(?:${PHONE}|${DATE}|${TIME}|${number})`, 'giu');
  patterns.set(decimal, made);
  return made;
}

type Groups = Readonly<Record<string, string | undefined>>;

const keyOf = (value: number) => String(Number(value.toPrecision(12)));

function dateFigures(groups: Groups, text: string): Figure[] {
  // The month is left out: the other side writes it as a word.
  const [isoYear, , isoDay] = groups.iso?.split('-') ?? [];
  const year = isoYear ?? groups.year ?? '';
  const years = year.length === 2 ? [year, `20${year}`, `19${year}`] : [year];
  const isSlashed = text.includes('/');
  const days = [isoDay ?? groups.day ?? '', ...(isSlashed ? [groups.month ?? ''] : [])];
  return [days, years].map((values) => ({
    text,
    values: new Set(values.map((value) => keyOf(Number(value)))),
  }));
}

function timeFigure(groups: Groups, text: string, decimal: '.' | ','): Figure {
  const written = Number(groups.hour ?? groups.hour24 ?? groups.hourH);
  const minute = groups.minute ?? groups.minute24 ?? groups.minuteH;
  const isAfternoon = groups.half?.toLowerCase() === 'p';
  const hour = groups.half === undefined ? written : (written % 12) + (isAfternoon ? 12 : 0);
  const values = new Set([`at ${hour * 60 + Number(minute ?? 0)}`]);
  if (minute === undefined || Number(minute) === 0) values.add(keyOf(written)).add(keyOf(hour));
  // `19.04` without am or pm may as well be a number with decimals, and in `1.5`-languages usually is.
  if (groups.sign24 === '.') values.add(`${decimal === '.' ? keyOf(Number(`${written}.${minute}`)) : text}`);
  return { text, values };
}

/** `90-tallet` is the 1990s, as `1990-tallet` is the nineties; `1800-tallet` is the 19th century. */
function eraValues(value: number): number[] {
  const values = [value];
  if (value < 100 && value % 10 === 0) values.push(1900 + value);
  if (value > 1900 && value < 2000 && value % 10 === 0) values.push(value - 1900);
  if (value >= 1000 && value % 100 === 0) values.push(value / 100 + 1);
  return values;
}

/** What stands before a number: a currency, for `£2m`; the first year, for `2021–22`. */
const CURRENCY = /[$£€¥]\s?$/;
const FIRST_YEAR = /(?<century>\d\d)\d\d[–/-]$/;

function numberFigure(groups: Groups, text: string, language: string, before: string): Figure {
  const whole = (groups.whole ?? '').replace(/\D/g, '');
  const value = Number(groups.fraction === undefined ? whole : `${whole}.${groups.fraction}`);
  const scale = scaleIn(groups.scale?.toLowerCase(), language, before);
  if (scale !== undefined) return { text, values: new Set([keyOf(value * scale)]) };
  const values = new Set((groups.era === undefined ? [value] : eraValues(value)).map(keyOf));
  const century = FIRST_YEAR.exec(before)?.groups?.century;
  if (century !== undefined && whole.length === 2) values.add(`${century}${whole}`);
  // `kl. 19` may be 7 p.m. on the other side.
  if (value <= 24 && groups.fraction === undefined) values.add(`at ${value * 60}`);
  return { text, values };
}

/**
 * The figures of a text as values that can be compared across languages: `40 000` and `40,000`, `1,5` and `1.5`,
 * `19:04` and `7:04 p.m.`, `17.12.2021` and `17 December 2021` (translate-annotate.md 3m).
 */
export function figuresOf(text: string, language: string): Figure[] {
  const decimal = decimalSign(language);
  const plain = plainDigits(text);
  return Array.from(plain.matchAll(patternFor(decimal)), (match) => {
    const groups: Groups = match.groups ?? {};
    if (groups.iso !== undefined || groups.year !== undefined) return dateFigures(groups, match[0]);
    if (groups.phone !== undefined)
      return [{ text: match[0], values: new Set([groups.phone.replace(/\D/g, '')]) }];
    if ((groups.hour ?? groups.hour24 ?? groups.hourH) !== undefined)
      return [timeFigure(groups, match[0], decimal)];
    return [numberFigure(groups, match[0], language, plain.slice(Math.max(0, match.index - 6), match.index))];
  }).flat();
}
