/** A container cut into files of one article each, and the bytes on the way there. */
import type { ArticleFormat, ColumnMapping } from './format.ts';

/** 5 MB an article (issue 3), also when it is one of many in a file. */
export const LARGEST_RECORD = 5_000_000;

/** One article of a container, as a file that can be read alone. */
export interface ArticleRecord {
  /** what the source calls it, else `row-N`; once in a container */
  key: string;
  /** `FILE#KEY` */
  path: string;
  format: ArticleFormat;
  bytes: Uint8Array;
  /** the line of the container (from 1) on which it begins */
  line: number;
}

/** A record that is no article, and why. `isSkipped`: it was never meant to be one, as a picture in a WordPress export. */
export interface RefusedRecord {
  key: string;
  path: string;
  line: number;
  refused: string;
  isSkipped: boolean;
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

/** Names records: each by its own key, which may be used once, else by its number. */
export class Keys {
  private readonly name: string;
  private readonly seen = new Map<string, number>();
  private count = 0;

  constructor(name: string) {
    this.name = name;
  }

  private place(key: string, line: number) {
    return { key, path: `${this.name}#${key}`, line };
  }

  /** Counts the record and names it; a key that was there before refuses it. */
  take(
    own: string | null,
    line: number,
  ): { key: string; path: string; line: number; refused: string | null } {
    this.count += 1;
    const trimmed = own?.trim() ?? '';
    const numbered = `row-${this.count}`;
    if (trimmed === '' || trimmed.length > LONGEST_KEY)
      return { ...this.place(numbered, line), refused: null };
    const before = this.seen.get(trimmed);
    if (before !== undefined) {
      const refused = `its id "${trimmed}" was used before, on line ${before}`;
      return { ...this.place(numbered, line), refused };
    }
    this.seen.set(trimmed, line);
    return { ...this.place(trimmed, line), refused: null };
  }

  refuse(refused: string, line: number, own: string | null = null, isSkipped = false): RefusedRecord {
    this.count += 1;
    return { ...this.place(own?.trim() || `row-${this.count}`, line), refused, isSkipped };
  }

  record(own: string | null, line: number, format: ArticleFormat, text: string): RecordFile {
    const { refused, ...place } = this.take(own, line);
    if (refused !== null) return { ...place, refused, isSkipped: false };
    return { ...place, format, bytes: toBytes(text) };
  }
}
