/** JSON with the place of every string, so that each character of an article says where it came from. */
import { ParseError } from '../../text/parsed-article.ts';
import { type LocatedText, located, type Range, replaceLocated } from './located.ts';
import { lineAt } from './source-text.ts';

export type JsonNode = Range &
  (
    | { kind: 'object'; entries: ReadonlyMap<string, JsonNode> }
    | { kind: 'array'; items: readonly JsonNode[] }
    /** start and end are inside the quotation marks */
    | { kind: 'string' }
    /** a number, true, false or null, as written */
    | { kind: 'literal'; written: string }
  );

export type JsonObject = Extract<JsonNode, { kind: 'object' }>;

const DEEPEST = 100;
const BLANK = /[ \t\n\r]*/y;
const LITERAL = /[^\s,\]}]+/y;

/** Walks JSON that JSON.parse has already found to be well-formed. */
class Walker {
  private at = 0;
  private readonly raw: string;

  constructor(raw: string) {
    this.raw = raw;
  }

  private skip(pattern: RegExp): number {
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.raw)?.[0].length ?? 0;
    this.at += length;
    return length;
  }

  private peek(): string {
    this.skip(BLANK);
    return this.raw.charAt(this.at);
  }

  private string(): JsonNode {
    const start = this.at + 1;
    this.skipString();
    return { kind: 'string', start, end: this.at - 1 };
  }

  /** By hand: a regular expression that repeats a group overflows on a string of megabytes. */
  private skipString(): void {
    this.at += 1;
    while (this.at < this.raw.length) {
      const code = this.raw.charCodeAt(this.at);
      if (code === 0x22) break;
      this.at += code === 0x5c ? 2 : 1;
    }
    this.at += 1;
  }

  private object(depth: number): JsonNode {
    const start = this.at;
    const entries = new Map<string, JsonNode>();
    this.at += 1;
    while (this.peek() !== '}') {
      if (this.raw.charAt(this.at) === ',') this.at += 1;
      this.skip(BLANK);
      const keyStart = this.at;
      this.skipString();
      const key = String(JSON.parse(this.raw.slice(keyStart, this.at)));
      this.skip(BLANK);
      this.at += 1;
      entries.set(key, this.value(depth + 1));
    }
    this.at += 1;
    return { kind: 'object', entries, start, end: this.at };
  }

  private array(depth: number): JsonNode {
    const start = this.at;
    const items: JsonNode[] = [];
    this.at += 1;
    while (this.peek() !== ']') {
      if (this.raw.charAt(this.at) === ',') this.at += 1;
      items.push(this.value(depth + 1));
    }
    this.at += 1;
    return { kind: 'array', items, start, end: this.at };
  }

  value(depth: number): JsonNode {
    const first = this.peek();
    if (depth > DEEPEST) {
      throw new ParseError(`it is nested more than ${DEEPEST} deep`, lineAt(this.raw, this.at));
    }
    if (first === '{') return this.object(depth);
    if (first === '[') return this.array(depth);
    if (first === '"') return this.string();
    const start = this.at;
    this.skip(LITERAL);
    return { kind: 'literal', written: this.raw.slice(start, this.at), start, end: this.at };
  }
}

function refusal(error: unknown, raw: string): ParseError {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  const said = message
    .replace(/,? ?(?:in JSON )?at position.*$/s, '')
    .replace(/, "?.{0,40}"? is not valid JSON$/s, '');
  return new ParseError(`not valid JSON: ${said}`, lineAt(raw, position ? Number(position) : raw.length));
}

/** Reads one JSON object. Throws ParseError for what is not valid, nests deeply or is no object. */
export function readJsonObject(raw: string): JsonObject {
  try {
    JSON.parse(raw);
  } catch (error) {
    throw refusal(error, raw);
  }
  const node = new Walker(raw).value(0);
  if (node.kind !== 'object') throw new ParseError('not an object with fields', 1);
  return node;
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)/gs;

/** The text of a string, or of a number as written; null for anything else. */
export function textOf(raw: string, node: JsonNode | undefined): LocatedText | null {
  if (node?.kind === 'literal') {
    return /^-?\d/.test(node.written) ? located(raw, node.start, node.end) : null;
  }
  if (node?.kind !== 'string') return null;
  const text = located(raw, node.start, node.end);
  return text.text.includes('\\')
    ? replaceLocated(text, ESCAPE, (found) => String(JSON.parse(`"${found}"`)))
    : text;
}

/** A field by name, and the fields inside it: `field(post, 'author', 'name')`. */
export function field(node: JsonNode | undefined, ...path: string[]): JsonNode | undefined {
  let here = node;
  for (const name of path) here = here?.kind === 'object' ? here.entries.get(name) : undefined;
  return here;
}

export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}
