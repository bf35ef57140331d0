/** Cuts the items out of a long feed without holding it. Text is one character a byte; nothing is expanded. */
import { type Cut, countLines, LARGEST_RECORD } from './record-file.ts';

const TOO_LARGE = `the item has more than ${LARGEST_RECORD / 1_000_000} MB`;
const LARGEST_HEAD = 100_000;

/** What stands before the items and is said of all of them. */
export interface FeedHead {
  /** the start tag of the outermost element, as written */
  root: string;
  rootName: string;
  encoding: string | null;
  /** elements by name, as written */
  elements: Map<string, string[]>;
}

const OPENERS: readonly [string, string][] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];
const TAG_START = /^<(\/?)([A-Za-z_][\w.:-]*)/;

/** Walks over XML piece by piece. Only where tags, comments and CDATA begin and end matters to it; readers check the rest. */
export class XmlCutter {
  readonly head: FeedHead = { root: '', rootName: '', encoding: null, elements: new Map() };
  refused: string | null = null;
  private held = '';
  private at = 0;
  private line = 1;
  /** what ends the comment, CDATA or instruction that is open */
  private until: string | null = null;
  /** the item or the element of the head that is open */
  private open: { name: string; start: number; isItem: boolean } | null = null;
  private isTooLarge = false;
  private headSize = 0;
  private readonly isItem: (name: string, isRoot: boolean) => boolean;
  private readonly headNames: ReadonlySet<string>;

  /** `isItem`: whether an element of this name, as written, is an item; the outermost may be named like one. */
  constructor(isItem: (name: string, isRoot: boolean) => boolean, headNames: readonly string[]) {
    this.isItem = isItem;
    this.headNames = new Set(headNames);
  }

  private cut(end: number, refused: string | null): Cut {
    const start = this.open?.start ?? 0;
    const line = this.line + countLines(this.held.slice(0, start));
    const text = this.isTooLarge ? '' : this.held.slice(start, end);
    const why = this.isTooLarge ? TOO_LARGE : refused;
    this.open = null;
    this.isTooLarge = false;
    return { text, line, refused: why };
  }

  private closeHead(end: number): void {
    const { name, start } = this.open ?? { name: '', start: end };
    this.open = null;
    this.headSize += end - start;
    if (this.headSize > LARGEST_HEAD) return;
    const known = this.head.elements.get(name) ?? [];
    this.head.elements.set(name, [...known, this.held.slice(start, end)]);
  }

  private startTag(name: string, end: number): Cut | null {
    const isRoot = this.head.root === '';
    if (isRoot) {
      this.head.root = this.held.slice(this.at, end);
      this.head.rootName = name;
    }
    const isEmpty = this.held.charAt(end - 2) === '/';
    if (isEmpty) return null;
    if (this.isItem(name, isRoot)) {
      // Items do not hold items: one that begins inside another shows that the other was never closed.
      const broken = this.open?.isItem ? this.cut(this.at, `its <${this.open.name}> is never closed`) : null;
      this.open = { name, start: this.at, isItem: true };
      return broken;
    }
    if (!this.open && this.headNames.has(name)) this.open = { name, start: this.at, isItem: false };
    return null;
  }

  private endTag(name: string, end: number): Cut | null {
    if (this.open?.name !== name) return null;
    if (this.open.isItem) return this.cut(end, null);
    this.closeHead(end);
    return null;
  }

  /** The offset after the tag that begins at `at`; -1 when its end has not come; `at + 1` when it is no tag after all. */
  private tagEnd(): number {
    const marks = /["'<>]/g;
    marks.lastIndex = this.at + 1;
    for (let found = marks.exec(this.held); found; found = marks.exec(this.held)) {
      if (found[0] === '>') return found.index + 1;
      if (found[0] === '<') return this.at + 1;
      const close = this.held.indexOf(found[0], found.index + 1);
      const bracket = this.held.indexOf('<', found.index + 1);
      // No value of an attribute has a bracket in it.
      if (bracket >= 0 && (close < 0 || bracket < close)) return this.at + 1;
      if (close < 0) return -1;
      marks.lastIndex = close + 1;
    }
    return -1;
  }

  private readTag(isEnd: boolean): Cut | 'more' | null {
    const tag = TAG_START.exec(this.held.slice(this.at, this.at + 200));
    const end = tag ? this.tagEnd() : this.at + 1;
    if (end < 0 && !isEnd) return 'more';
    if (!tag || end <= this.at + 1) {
      this.at += 1;
      return null;
    }
    const name = tag[2] ?? '';
    const cut = tag[1] === '/' ? this.endTag(name, end) : this.startTag(name, end);
    this.at = end;
    return cut;
  }

  private readDoctype(isEnd: boolean): 'more' | null {
    const end = this.held.slice(this.at).search(/[[>]/);
    if (end < 0 && !isEnd) return 'more';
    if (end >= 0 && this.held.charAt(this.at + end) === '[') {
      this.refused = 'it defines entities of its own, which is refused; save it without them';
    }
    this.at += Math.max(end, 0) + 1;
    return null;
  }

  /** One step; 'more' when the rest of something has not come yet. */
  private step(isEnd: boolean): Cut | 'more' | null {
    if (this.until !== null) return this.skipTo(this.until);
    const next = this.held.indexOf('<', this.at);
    if (next < 0) {
      this.at = this.held.length;
      return 'more';
    }
    this.at = next;
    if (this.held.length - next < 10 && !isEnd) return 'more';
    const opener = OPENERS.find(([start]) => this.held.startsWith(start, next));
    if (opener) {
      const isDeclaration = opener[0] === '<?' && this.head.root === '' && this.held.length < 1_000;
      if (isDeclaration && !isEnd && !this.held.includes('?>', next)) return 'more';
      this.readDeclaration();
      this.at += opener[0].length;
      this.until = opener[1];
      return null;
    }
    return /^<!doctype/i.test(this.held.slice(next, next + 9))
      ? this.readDoctype(isEnd)
      : this.readTag(isEnd);
  }

  private readDeclaration(): void {
    const declared = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(
      this.held.slice(this.at, this.at + 300),
    );
    this.head.encoding ??= declared?.[1] ?? null;
  }

  private skipTo(until: string): 'more' | null {
    const end = this.held.indexOf(until, this.at);
    if (end < 0) {
      this.at = Math.max(this.held.length - until.length + 1, this.at);
      return 'more';
    }
    this.at = end + until.length;
    this.until = null;
    return null;
  }

  *push(text: string, isEnd: boolean): Generator<Cut> {
    this.held += text;
    while (this.refused === null && this.at < this.held.length) {
      const step = this.step(isEnd);
      if (step === 'more') break;
      if (step) yield step;
    }
    if (isEnd && this.open?.isItem)
      yield this.cut(this.held.length, `its <${this.open.name}> is never closed; the file breaks off`);
    this.letGo();
  }

  /** Forgets what was read and is in no open item; of one that is too large, everything. */
  private letGo(): void {
    if (this.open && this.at - this.open.start > LARGEST_RECORD) {
      this.isTooLarge = this.open.isItem;
      this.open = this.open.isItem ? { ...this.open, start: this.at } : null;
    }
    const keep = this.open?.start ?? this.at;
    this.line += countLines(this.held.slice(0, keep));
    this.held = this.held.slice(keep);
    this.at -= keep;
    if (this.open) this.open = { ...this.open, start: 0 };
    if (this.held.length > LARGEST_RECORD * 2) this.refused = 'a tag in it is too large or never closed';
  }

  get currentLine(): number {
    return this.line;
  }
}

/** The items of a file, in their order; `cutter` says what else is to be said of it. */
export async function* cutItems(texts: AsyncIterable<string>, cutter: XmlCutter): AsyncGenerator<Cut> {
  for await (const text of texts) {
    yield* cutter.push(text, false);
    if (cutter.refused !== null) break;
  }
  yield* cutter.push('', true);
}

/** The declaration of what was cut out: in UTF-8 when the file was in UTF-16. */
export const declarationOf = (encoding: string | null) =>
  `<?xml version="1.0" encoding="${encoding ?? 'UTF-8'}"?>`;
