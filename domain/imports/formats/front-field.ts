/** A field of the front matter of Markdown, whatever it is written in. */
import { ParseError } from '../../text/parsed-article.ts';
import type { Range } from './located.ts';

/** A text and where it stands in the file, in UTF-16 code units. */
export interface FrontValue extends Range {
  text: string;
}

export interface FrontField {
  name: string;
  /** its text, those of a list, or the `name` of each */
  values: readonly FrontValue[];
  /** where all of it stands */
  places: readonly Range[];
}

/** Front matter as text, and where it begins in the file. */
export interface FrontSource {
  source: string;
  text: string;
  base: number;
}

const DEEPEST = 20;

/** Brackets inside brackets: parsers go down by calling themselves. Throws ParseError. */
export function refuseDeep(source: string): void {
  let depth = 0;
  for (const character of source) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST) throw new ParseError(`its front matter is nested more than ${DEEPEST} deep`, 1);
  }
  const indented = /^[ \t]*(?:- ){21}/m.test(source) || /^[ \t]{200}/m.test(source);
  if (indented) throw new ParseError(`its front matter is nested more than ${DEEPEST} deep`, 1);
}
