/** A container cut into files of one article each, and the bytes on the way there. */
import type { ArticleFormat, ColumnMapping } from './format.ts';
import { globalIdOf } from './global-id.ts';
import { type LeftOutKind, skippedInWords } from './wordpress.ts';

/** 5 MB an article (issue 3), also when it is one of many in a file. */
export const LARGEST_RECORD = 5_000_000;

/** What stands around the records of a container: with it, some of them are a container again. One character a byte. */
export interface Frame {
  before: string;
  between: string;
  after: string;
}

interface AnyRecord {
  /** what the source calls it, else `row-N`; once in a container */
  key: string;
  /** `FILE#KEY` */
  path: string;
  /** the line of the container (from 1) on which it begins */
  line: number;
  /** as it stands in the container, one character a byte; empty when it was not kept */
  raw: string;
  frame: () => Frame;
}

/** One article of a container, as a file that can be read alone. */
export interface ArticleRecord extends AnyRecord {
  format: ArticleFormat;
  bytes: Uint8Array;
  /** the key, when no other source gives the same */
  globalId: string | undefined;
}

/** A record that is no article, and why. `skipped`: it was never meant to be one, as a picture in a WordPress export. */
export interface RefusedRecord extends AnyRecord {
  refused: string;
  skipped: LeftOutKind | null;
}

export type RecordFile = ArticleRecord | RefusedRecord;

export interface SplitOptions {
  mapping?: ColumnMapping | undefined;
}

/** A stretch of the container, one character a byte, and where it began; or why there is none. */
export interface Cut {
  text: string;
  line: number;
  refused: string | null;
}

export const toBytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Bytes (one character each) as text: UTF-8, or Windows-1252 when they are not that. */
export function decodeCut(text: string): string {
  const bytes = toBytes(text);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

export function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  if (lines > 0) return lines;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) lines += 1;
  return lines;
}

const LONGEST_KEY = 500;

/** Records by lines: JSON Lines, and what is no list of anything. */
const LINES: Frame = { before: '', between: '\n', after: '\n' };

/** Names records: each by its own key, which may be used once, else by its number. */
export class Keys {
  private readonly name: string;
  private readonly frame: () => Frame;
  private readonly seen = new Map<string, number>();
  private count = 0;

  constructor(name: string, frame: () => Frame = () => LINES) {
    this.name = name;
    this.frame = frame;
  }

  private place(key: string, { line, text }: Pick<Cut, 'line' | 'text'>) {
    return { key, path: `${this.name}#${key}`, line, raw: text, frame: this.frame };
  }

  /** A number that no record has for its own key. */
  private numbered(cut: Pick<Cut, 'line' | 'text'>) {
    let key = `row-${this.count}`;
    while (this.seen.has(key)) key = `${key}+`;
    this.seen.set(key, cut.line);
    return this.place(key, cut);
  }

  /** Counts the record and names it; a key that was there before refuses it. */
  private take(own: string | null, cut: Pick<Cut, 'line' | 'text'>) {
    this.count += 1;
    const trimmed = own?.trim() ?? '';
    if (trimmed === '' || trimmed.length > LONGEST_KEY) return { ...this.numbered(cut), refused: null };
    const before = this.seen.get(trimmed);
    if (before !== undefined) {
      const refused = `its id "${trimmed}" was used before, on line ${before}`;
      return { ...this.numbered(cut), refused };
    }
    this.seen.set(trimmed, cut.line);
    return { ...this.place(trimmed, cut), refused: null };
  }

  refuse(refused: string, cut: Pick<Cut, 'line' | 'text'>, own: string | null = null): RefusedRecord {
    return { ...this.take(own, cut), refused, skipped: null };
  }

  /** What was never meant to be an article takes no key from one that is. */
  skip(skipped: LeftOutKind, cut: Pick<Cut, 'line' | 'text'>, own: string | null): RefusedRecord {
    this.count += 1;
    const refused = skippedInWords(skipped);
    return { ...this.place(own?.trim() || `row-${this.count}`, cut), refused, skipped };
  }

  /** `text`: the record with what it needs to be read alone, when that is more than itself. */
  record(own: string | null, cut: Cut, format: ArticleFormat, text: string = cut.text): RecordFile {
    const { refused, ...place } = this.take(own, cut);
    if (refused !== null) return { ...place, refused, skipped: null };
    return { ...place, format, bytes: toBytes(text), globalId: globalIdOf(place.key) };
  }
}
