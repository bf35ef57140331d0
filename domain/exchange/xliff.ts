/** XLIFF as we write and read it, in both versions: one file of one article in one language. Pure. */
import type { TargetState } from '../translations/translation.ts';

export const XLIFF_VERSIONS = ['1.2', '2.1'] as const;
export type XliffVersion = (typeof XLIFF_VERSIONS)[number];

export type Origin = 'human' | 'memory' | 'machine';

/** The beginning or the end of a marked span; spans may overlap and may run from one segment into the next. */
export interface Mark {
  mark: 'start' | 'end';
  id: string;
  /** the kind of note */
  kind: string;
  /** id of the note in the unit; null when the mark is all there is */
  ref: string | null;
}
export type Inline = string | Mark;

export interface XliffNote {
  id: string;
  category: string;
  appliesTo: 'source' | 'target' | null;
  /** null: the language is not said */
  language: string | null;
  text: string;
}

export interface XliffSegment {
  id: string;
  state: TargetState;
  origin: Origin;
  /** what the target was when the file was written (domain/exchange/base.ts); null in files of others */
  base: string | null;
  source: readonly Inline[];
  /** null: there is no translation */
  target: readonly Inline[] | null;
  /** the segment before it whose target is the translation of this one too; not there when it has its own */
  sharedWith?: string;
}

/** A block of the article: several segments, one after the other. */
export interface XliffUnit {
  id: string;
  kind: string;
  notes: readonly XliffNote[];
  segments: readonly XliffSegment[];
}

export interface XliffDocument {
  version: XliffVersion;
  sourceLanguage: string;
  targetLanguage: string;
  /** what it is a translation of: `spalte:article/12` */
  original: string;
  /** what is known of the article: slug, date, publisher, rights … */
  facts: readonly { name: string; value: string }[];
  units: readonly XliffUnit[];
}

/** The text of inline content, without its marks. */
export function textOf(content: readonly Inline[]): string {
  return content.filter((part) => typeof part === 'string').join('');
}

/** Puts neighbouring texts together and leaves empty ones out. */
export function tidied(content: readonly Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const part of content) {
    const last = result.at(-1);
    if (typeof part === 'string' && typeof last === 'string') result[result.length - 1] = last + part;
    else if (part !== '') result.push(part);
  }
  return result;
}
