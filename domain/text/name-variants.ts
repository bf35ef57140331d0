import { distance } from 'fastest-levenshtein';

/** A name in a text. Offsets are UTF-16 code units in the block. */
interface NameToken {
  text: string;
  /** The name without a genitive -s, where the text has it without as well. */
  base: string;
  block: number;
  start: number;
  end: number;
  /** True when the word opens a sentence, where a capital says nothing. */
  isOpening: boolean;
}

export interface NameVariant {
  block: number;
  start: number;
  end: number;
  found: string;
  /** The form most of the text uses, with the ending of the found one. */
  usual: string;
  reason: 'spelling' | 'capitals';
}

const NAME = /\p{Lu}[\p{L}\p{M}]+/gu;
const OPENS_SENTENCE = /(?:^|[.!?:…]["»”’)]*\s+)[–—\-«"“„\s]*$/u;

/** A misspelling is rare beside the right form: at least this many times the variant. */
const USUAL_TIMES = 2;
const SHORTEST_SPELLING = 6;

/** A dateline, a caption's label, a heading in capitals: there capitals are layout and say nothing about a name. */
const UPPER_LABEL = /^\p{Lu}[\p{Lu}\p{N} ,/'’«»"-]+(?=\s?[:(]|$)/u;

function tokensOf(texts: readonly string[]): NameToken[] {
  const tokens = texts.flatMap((text, block) =>
    Array.from(
      text.replace(UPPER_LABEL, (label) => ' '.repeat(label.length)).matchAll(NAME),
      (match): NameToken => {
        const [word] = match;
        // Only a short stretch before the word decides: looking further would be quadratic.
        const isOpening = OPENS_SENTENCE.test(text.slice(Math.max(match.index - 12, 0), match.index));
        return {
          text: word,
          base: word,
          block,
          start: match.index,
          end: match.index + word.length,
          isOpening,
        };
      },
    ),
  );
  const forms = new Set(tokens.map((token) => token.text.toLowerCase()));
  for (const token of tokens) {
    if (/[^sS]s$/.test(token.text) && forms.has(token.text.slice(0, -1).toLowerCase())) {
      token.base = token.text.slice(0, -1);
    }
  }
  return tokens;
}

function countBy(tokens: readonly NameToken[], keyOf: (token: NameToken) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(keyOf(token), (counts.get(keyOf(token)) ?? 0) + 1);
  return counts;
}

const isUpper = (word: string) => word === word.toUpperCase();

/** `NATO` beside `Nato`: the form that is in the minority, and the one of the majority; null when there is one form. */
function capitalsVariants(tokens: readonly NameToken[]): NameVariant[] {
  const counts = countBy(tokens, (token) => token.base);
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
    return [variantOf(token, best, 'capitals')];
  });
}

function variantOf(token: NameToken, base: string, reason: NameVariant['reason']): NameVariant {
  const ending = token.text.slice(token.base.length);
  const { block, start, end } = token;
  return { block, start, end, found: token.text, usual: `${base}${ending}`, reason };
}

/** One letter in a name of six or seven, two in a longer one; an ending that comes or goes is an inflection. */
function isSlipOf(variant: string, usual: string): boolean {
  const shorter = Math.min(variant.length, usual.length);
  if (shorter < SHORTEST_SPELLING || variant.charAt(0) !== usual.charAt(0)) return false;
  if (variant.startsWith(usual) || (usual.startsWith(variant) && usual.length - variant.length > 1))
    return false;
  // A name differs from its people and its adjective at the end: Ukraina, ukrainer, ukrainsk.
  if (variant.slice(0, shorter - 2) === usual.slice(0, shorter - 2)) return false;
  return distance(variant, usual) <= (shorter >= 8 ? 2 : 1);
}

function spellingVariants(tokens: readonly NameToken[]): NameVariant[] {
  const names = tokens.filter((token) => !isUpper(token.text));
  const counts = countBy(names, (token) => token.base);
  // Only what is a name in the middle of a sentence somewhere is a name.
  const sure = new Set(names.filter((token) => !token.isOpening).map((token) => token.base));
  return names.flatMap((token) => {
    if (!sure.has(token.base)) return [];
    const own = counts.get(token.base) ?? 0;
    const usual = [...sure].find(
      (other) =>
        other !== token.base && (counts.get(other) ?? 0) >= own * USUAL_TIMES && isSlipOf(token.base, other),
    );
    return usual === undefined ? [] : [variantOf(token, usual, 'spelling')];
  });
}

/**
 * Finds names that one text writes in two ways: in capitals and not (NATO, Nato), and with a letter or two different
 * from a form that occurs at least twice as often (Stolenberg, Stoltenberg). Offsets are UTF-16 code units.
 */
export function findNameVariants(texts: readonly string[]): NameVariant[] {
  const tokens = tokensOf(texts);
  return [...capitalsVariants(tokens), ...spellingVariants(tokens)];
}
