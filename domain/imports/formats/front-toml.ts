/** Front matter in TOML, between lines of `+++`, as Hugo and Zola write it. https://toml.io/en/v1.0.0 */
import { parse, TomlError } from 'smol-toml';
import { ParseError } from '../../text/parsed-article.ts';
import { type FrontField, type FrontSource, type FrontValue, refuseDeep } from './front-field.ts';
import type { Range } from './located.ts';

const OPTIONS = { integersAsBigInt: 'asNeeded' } as const;
const BLANK = /(?:[ \t\r\n]|#[^\r\n]*)*/y;
/** The parts of a key, quoted or not. */
const KEY = /[ \t]*("(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'|[\w-]+)[ \t]*(\.?)/y;
/** Four kinds of strings, each with the characters around what it says. */
const STRINGS: readonly [RegExp, number][] = [
  [/"""(?:[^\\]|\\[\s\S])*?"""(?:"{0,2})/y, 3],
  [/'''[\s\S]*?'''(?:'{0,2})/y, 3],
  [/"(?:[^"\\\r\n]|\\.)*"/y, 1],
  [/'[^'\r\n]*'/y, 1],
];
const BARE = /[^,\]}\r\n#]+/y;
const MOST_VALUES = 200;

/** What is assigned, to which path: `author.name` for `name = "A"` below `[author]`. */
interface Assigned {
  path: readonly string[];
  values: FrontValue[];
  place: Range;
}

/** Finds where everything stands in TOML that the parser has found to be right; the parser itself does not say. */
class Scanner {
  readonly found: Assigned[] = [];
  private at = 0;
  private readonly toml: string;
  private readonly base: number;

  constructor(toml: string, base: number) {
    this.toml = toml;
    this.base = base;
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.toml);
    this.at += match?.[0].length ?? 0;
    return match;
  }

  private peek(): string {
    this.match(BLANK);
    return this.toml.charAt(this.at);
  }

  /** Passes a character that must be there. */
  private pass(character: string): boolean {
    const isThere = this.peek() === character;
    if (isThere) this.at += 1;
    return isThere;
  }

  private key(): string[] {
    const path: string[] = [];
    for (let part = this.match(KEY); part; part = part[2] === '.' ? this.match(KEY) : null) {
      const name = part[1] ?? '';
      path.push(/^["']/.test(name) ? String(parse(`v = ${name}`).v) : name);
    }
    return path;
  }

  private string(): FrontValue | null {
    const start = this.at;
    for (const [pattern, quotes] of STRINGS) {
      const match = this.match(pattern);
      if (!match) continue;
      const text = String(parse(`v = ${match[0]}`).v).trim();
      return { text, start: this.base + start + quotes, end: this.base + this.at - quotes };
    }
    return null;
  }

  /** The texts of a value; of tables in it those called `name`, as in YAML. */
  private value(path: readonly string[]): FrontValue[] {
    if (this.pass('[')) return this.array(path);
    if (this.pass('{')) return this.table(path);
    const start = this.at;
    const own = this.string();
    if (own) return [own];
    const written = (this.match(BARE)?.[0] ?? '').trimEnd();
    return [{ text: written, start: this.base + start, end: this.base + start + written.length }];
  }

  private array(path: readonly string[]): FrontValue[] {
    const values: FrontValue[] = [];
    for (let at = -1; !this.pass(']') && this.at > at; ) {
      at = this.at;
      for (const value of this.value(path)) values.push(value);
      this.pass(',');
    }
    return values;
  }

  private table(path: readonly string[]): FrontValue[] {
    const values: FrontValue[] = [];
    for (let at = -1; !this.pass('}') && this.at > at; ) {
      at = this.at;
      this.match(BLANK);
      const key = this.key();
      this.pass('=');
      const inside = this.value([...path, ...key]);
      if (key.length === 1 && key[0] === 'name') for (const value of inside) values.push(value);
      this.pass(',');
    }
    return values;
  }

  scan(): void {
    let table: string[] = [];
    while (this.peek() !== '') {
      const { at } = this;
      if (this.pass('[')) {
        if (this.toml.charAt(this.at) === '[') this.at += 1;
        table = this.key();
        this.match(/[^\r\n]*/y);
      } else this.assignment(table);
      // nothing that the parser has found to be right stops it
      if (this.at === at) return;
    }
  }

  private assignment(table: readonly string[]): void {
    const path = [...table, ...this.key()];
    this.pass('=');
    this.match(/[ \t]*/y);
    const start = this.base + this.at;
    const values = this.value(path).filter(({ text }) => text !== '');
    const end = Math.min(this.base + this.at, this.base + this.toml.length);
    this.found.push({ path, values: values.slice(0, MOST_VALUES), place: { start, end } });
  }
}

function check(toml: string): void {
  refuseDeep(toml);
  try {
    parse(toml, OPTIONS);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const said = (error.message.split('\n')[0] ?? '').replace(/^Invalid TOML document: /, '');
    throw new ParseError(`its front matter is not valid TOML: ${said}`, error.line);
  }
}

/** The fields in their order. Zola keeps tags and categories below `taxonomies`. Throws ParseError. */
export function tomlFields({ source, base }: FrontSource): FrontField[] {
  // a line end of old Macs is none in TOML; a character for a character leaves every place as it is
  const toml = source.replace(/\r(?!\n)/g, '\n');
  check(toml);
  const scanner = new Scanner(toml, base);
  scanner.scan();
  const fields = new Map<string, { name: string; values: FrontValue[]; places: Range[] }>();
  for (const { path, values, place } of scanner.found) {
    const [name = '', ...rest] = path[0] === 'taxonomies' ? path.slice(1) : path;
    const field = fields.get(name) ?? { name, values: [], places: [] };
    fields.set(name, field);
    field.places.push(place);
    const isOwn = rest.length === 0 || (rest.length === 1 && rest[0] === 'name');
    if (isOwn) field.values.push(...values);
  }
  return [...fields.values()];
}
