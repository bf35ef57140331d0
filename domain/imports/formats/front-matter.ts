import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { ParseError } from '../../text/parsed-article.ts';
import type { Draft } from './assemble.ts';
import {
  readDateField,
  readKeywords,
  readLanguage,
  readName,
  readNames,
  readUrl,
  splitKeywords,
} from './field-values.ts';
import type { MappedField } from './format.ts';
import { addAll, type LocatedText, located, standingFor } from './located.ts';
import { nameOfField } from './record-fields.ts';
import { lineAt } from './source-text.ts';

export interface FrontMatter {
  title: LocatedText | null;
  /** where the text begins */
  end: number;
}

const OPENING = /^---[ \t]*(?=[\r\n])/;
const FENCED = /^---[ \t]*(?=[\r\n])([\s\S]*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;
const LONGEST = 32_000;
const DEEPEST = 20;

/** Brackets inside brackets: the parser goes down by calling itself. */
function refuseDeep(yaml: string): void {
  let depth = 0;
  for (const character of yaml) {
    if (character === '[' || character === '{') depth += 1;
    if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST) throw new ParseError(`its front matter is nested more than ${DEEPEST} deep`, 1);
  }
  const indented = /^[ \t]*(?:- ){21}/m.test(yaml) || /^[ \t]{200}/m.test(yaml);
  if (indented) throw new ParseError(`its front matter is nested more than ${DEEPEST} deep`, 1);
}

interface Value {
  text: string;
  start: number;
  end: number;
}

/** The texts of a value: a scalar as written (a date stays what was typed), a list's, or the `name` of each. */
function valuesOf(yaml: string, node: unknown, base: number): Value[] {
  if (isSeq(node)) return node.items.slice(0, 200).flatMap((item) => valuesOf(yaml, item, base));
  if (isMap(node)) return valuesOf(yaml, node.get('name', true), base);
  if (!isScalar(node) || node.value === null || !node.range) return [];
  const [start, end] = node.range;
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  return text.trim() === '' ? [] : [{ text: text.trim(), start: base + start, end: base + end }];
}

function parseYaml(yaml: string, text: string, base: number): Pair<unknown, unknown>[] {
  refuseDeep(yaml);
  const document = parseDocument(yaml, { schema: 'core', strict: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error) {
    const said = error.message.split(/ at line |\n/)[0] ?? '';
    throw new ParseError(`its front matter is not valid YAML: ${said}`, lineAt(text, base + error.pos[0]));
  }
  const { contents } = document;
  if (contents === null) return [];
  if (!isMap(contents)) throw new ParseError('its front matter has no fields', 1);
  return contents.items;
}

const keyOf = (pair: Pair<unknown, unknown>) => (isScalar(pair.key) ? String(pair.key.value) : '');

/** The place of a value in the raw text, whatever it is. */
function placeOf(node: unknown, base: number) {
  const isNode = isScalar(node) || isSeq(node) || isMap(node) || isAlias(node);
  const range = isNode ? (node as Node).range : null;
  return range ? [{ start: base + range[0], end: base + range[1] }] : [];
}

/** A title written without quotation marks has each character where it stands. */
function locate(text: string, value: Value): LocatedText {
  const exact = text.slice(value.start, value.end);
  return exact === value.text
    ? located(text, value.start, value.end)
    : standingFor(value.text, value.start, value.end);
}

function readFields(text: string, yaml: string, base: number, draft: Draft): LocatedText | null {
  const pairs = parseYaml(yaml, text, base);
  const names = pairs.map(keyOf);
  const used = new Set<Pair<unknown, unknown> | undefined>();
  const values = (field: MappedField): Value[] => {
    const name = nameOfField(field, names, undefined);
    const pair = pairs.find((one) => name !== null && keyOf(one) === name);
    used.add(pair);
    const found = pair ? valuesOf(yaml, pair.value, base) : [];
    if (field !== 'title') addAll(draft.metadata, found);
    return found;
  };
  const first = (field: MappedField) => values(field)[0]?.text;
  const [date] = values('date');
  draft.date = readDateField(date?.text, lineAt(text, date?.start ?? 0), draft.warnings);
  const other = categories(pairs, names);
  used.add(other);
  const keywords = [...values('keywords'), ...valuesOf(yaml, other?.value, base)];
  addAll(draft.metadata, keywords);
  draft.details = {
    byline: readNames(values('byline').map((value) => value.text)),
    publisher: readName(first('publisher')),
    language: readLanguage(first('language')),
    keywords:
      keywords.length > 1
        ? readKeywords(keywords.map((value) => value.text))
        : splitKeywords(keywords[0]?.text ?? ''),
    sourceUrl: readUrl(first('url'), draft.warnings),
  };
  values('id');
  const [title] = values('title');
  for (const pair of pairs) if (!used.has(pair)) addAll(draft.dropped, placeOf(pair.value, base));
  return title ? locate(text, title) : null;
}

/** Static site generators keep categories beside tags; both are keywords. */
function categories(pairs: readonly Pair<unknown, unknown>[], names: readonly string[]) {
  const known = nameOfField('keywords', names, undefined);
  const other = names.find((name) => name !== known && /^categor(?:y|ies)$/i.test(name));
  return pairs.find((pair) => other !== undefined && keyOf(pair) === other);
}

const TOML = /^\+\+\+[ \t]*[\r\n]+[\w."-]+[ \t]*=/;

/** No line of it begins as a field, a list or a comment of YAML does. */
function isProse(between: string): boolean {
  return between.trim() !== '' && !/^[ \t]*(?:[^\s:]+[ \t]*:|[-#{["'?&*!|>])/m.test(between);
}

/** Reads the fields between the `---` lines at the top into the draft; null when there are none. Throws ParseError. */
export function readFrontMatter(text: string, draft: Draft): FrontMatter | null {
  if (TOML.test(text))
    throw new ParseError('its front matter is TOML (+++); write it as YAML, between lines of ---', 1);
  const match = FENCED.exec(text.slice(0, LONGEST));
  // two rules with text between them, as in a page that begins with a line
  if (match && isProse(match[1] ?? '')) return null;
  if (!match) {
    if (/^---[ \t]*[\r\n]+[\w-]+:/.test(text))
      throw new ParseError('its front matter is opened by --- and never closed', 1);
    return null;
  }
  const yaml = match[1] ?? '';
  const base = OPENING.exec(text)?.[0].length ?? 0;
  return { title: readFields(text, yaml, base, draft), end: match[0].length };
}
