import { slipPairs } from './name-pairs.ts';
import { isUpper, type NameToken, slipFormOf } from './names.ts';

export interface NameVariant {
  block: number;
  start: number;
  end: number;
  found: string;
  /** The form most of the text uses, or another part of it, with the ending of the found one. */
  usual: string;
  /** Whether the usual form is the more frequent one. */
  isMost: boolean;
  reason: 'spelling' | 'capitals';
}

/** A misspelling is rare beside the right form: at least this many times the variant. */
const USUAL_TIMES = 2;

function countsOf(tokens: readonly NameToken[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { base } of tokens) counts.set(base, (counts.get(base) ?? 0) + 1);
  return counts;
}

/** `NATO` beside `Nato`: the form that is in the minority, and the one of the majority; null when there is one form. */
function capitalsVariants(tokens: readonly NameToken[]): NameVariant[] {
  if (!tokens.some((token) => isUpper(token.base))) return [];
  const counts = countsOf(tokens);
  const usual = new Map<string, string>();
  for (const [form, count] of counts) {
    const key = form.toLowerCase();
    const best = usual.get(key);
    if (best === undefined || count > (counts.get(best) ?? 0)) usual.set(key, form);
  }
  return tokens.flatMap((token) => {
    const best = usual.get(token.base.toLowerCase()) ?? token.base;
    // A name written all in capitals is a caption's label or a credit unless its other form is a name as well.
    if (best === token.base || isUpper(best) === isUpper(token.base)) return [];
    const isMost = counts.get(best) !== counts.get(token.base);
    if (!isMost && !areBothNames(tokens, token, best)) return [];
    return [variantOf(token, best, 'capitals', isMost)];
  });
}

/** Written in both ways by many newspapers; another word in capitals may be one that is stressed, or a name in a credit. */
const ABBREVIATIONS = /^(?:nato|unesco|unicef|opec|asean|uefa|fifa|nasa|europol|interpol|frontex|nav)$/i;

/** Of two forms that are as frequent, of which the later one is told: whether neither is only the look of a word. */
function areBothNames(tokens: readonly NameToken[], { base }: NameToken, other: string): boolean {
  if (ABBREVIATIONS.test(base)) return true;
  const [small, large] = isUpper(base) ? [other, base] : [base, other];
  const isBesideCapitals = tokens.some((token, at) => {
    if (token.base !== large) return false;
    return [tokens[at - 1], tokens[at + 1]].some(
      (next) =>
        next?.block === token.block &&
        isUpper(next.base) &&
        (next.end + 1 === token.start || token.end + 1 === next.start),
    );
  });
  return !isBesideCapitals && tokens.some((token) => token.base === small && !token.isOpening);
}

function variantOf(
  token: NameToken,
  base: string,
  reason: NameVariant['reason'],
  isMost: boolean,
): NameVariant {
  const ending = token.text.slice(token.base.length);
  const { block, start, end } = token;
  return { block, start, end, found: token.text, usual: `${base}${ending}`, isMost, reason };
}

/** What a name should be that is a slip of one which the text has at least twice as often; null when it is none. */
function usualFormOf(
  name: string,
  frequent: readonly string[],
  counts: ReadonlyMap<string, number>,
): string | null {
  const least = (counts.get(name) ?? 0) * USUAL_TIMES;
  for (const other of frequent) {
    if (other === name || (counts.get(other) ?? 0) < least) continue;
    const usual = slipFormOf(name, other);
    if (usual !== null) return usual;
  }
  return null;
}

function spellingVariants(tokens: readonly NameToken[]): NameVariant[] {
  const names = tokens.filter((token) => !isUpper(token.text));
  const counts = countsOf(names);
  // Only what is a name in the middle of a sentence somewhere is a name.
  const sure = new Set(names.filter((token) => !token.isOpening).map((token) => token.base));
  const frequent = [...sure].filter((name) => (counts.get(name) ?? 0) >= USUAL_TIMES);
  const usualOf = new Map<string, string>();
  for (const name of sure) {
    const usual = usualFormOf(name, frequent, counts);
    if (usual !== null) usualOf.set(name, usual);
  }
  const pairs = slipPairs(tokens);
  return names.flatMap((token) => {
    const usual = usualOf.get(token.base);
    if (usual !== undefined) return [variantOf(token, usual, 'spelling', true)];
    const other = pairs.get(token.base);
    if (other === undefined || usualOf.get(other) !== undefined) return [];
    const isMost = (counts.get(other) ?? 0) > (counts.get(token.base) ?? 0);
    return [variantOf(token, other, 'spelling', isMost)];
  });
}

/**
 * Finds, among the words with a capital of a text, names that it writes in two ways: in capitals and not (NATO, Nato), and with a letter or two different
 * from a form that occurs at least twice as often (Stolenberg, Stoltenberg) or, where both are rare, of which something tells
 * that it is the same name (name-pairs.ts). Offsets are UTF-16 code units.
 */
export function findNameVariants(tokens: readonly NameToken[]): NameVariant[] {
  return [...capitalsVariants(tokens), ...spellingVariants(tokens)];
}
