/** The fields at the top of a Markdown file: YAML between lines of `---`, or TOML between lines of `+++`. */
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
import type { FrontField, FrontValue } from './front-field.ts';
import { tomlFields } from './front-toml.ts';
import { yamlFields } from './front-yaml.ts';
import { addAll, type LocatedText, located, standingFor } from './located.ts';
import { nameOfField } from './record-fields.ts';
import { lineAt } from './source-text.ts';

export interface FrontMatter {
  title: LocatedText | null;
  /** where the text begins */
  end: number;
}

const LONGEST = 32_000;

/** A title written without quotation marks has each character where it stands. */
function locate(text: string, value: FrontValue): LocatedText {
  const exact = text.slice(value.start, value.end);
  return exact === value.text
    ? located(text, value.start, value.end)
    : standingFor(value.text, value.start, value.end);
}

function readFields(text: string, fields: readonly FrontField[], draft: Draft): LocatedText | null {
  const names = fields.map(({ name }) => name);
  const used = new Set<FrontField | undefined>();
  const values = (field: MappedField): readonly FrontValue[] => {
    const name = nameOfField(field, names, undefined);
    const found = fields.find((one) => name !== null && one.name === name);
    used.add(found);
    if (field !== 'title') addAll(draft.metadata, found?.values ?? []);
    return found?.values ?? [];
  };
  const first = (field: MappedField) => values(field)[0]?.text;
  const [date] = values('date');
  draft.date = readDateField(date?.text, lineAt(text, date?.start ?? 0), draft.warnings);
  const other = categories(fields, names);
  used.add(other);
  const keywords = [...values('keywords'), ...(other?.values ?? [])];
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
  for (const field of fields) if (!used.has(field)) addAll(draft.dropped, field.places);
  return title ? locate(text, title) : null;
}

/** Static site generators keep categories beside tags; both are keywords. */
function categories(fields: readonly FrontField[], names: readonly string[]): FrontField | undefined {
  const known = nameOfField('keywords', names, undefined);
  const other = names.find((name) => name !== known && /^categor(?:y|ies)$/i.test(name));
  return fields.find(({ name }) => other !== undefined && name === other);
}

interface Fence {
  /** three of it stand on the lines around the fields */
  opening: RegExp;
  whole: RegExp;
  /** the beginning of what can only be fields */
  unclosed: RegExp;
  /** how a line of fields begins, with a field, a list or a comment */
  line: RegExp;
  mark: string;
  fields: typeof yamlFields;
}

const FENCES: readonly Fence[] = [
  {
    opening: /^---[ \t]*(?=[\r\n])/,
    whole: /^---[ \t]*(?=[\r\n])([\s\S]*?)(?:\r\n|\n|\r)(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/,
    unclosed: /^---[ \t]*[\r\n]+[\w-]+:/,
    line: /^[ \t]*(?:[^\s:]+[ \t]*:|[-#{["'?&*!|>])/m,
    mark: '---',
    fields: yamlFields,
  },
  {
    opening: /^\+\+\+[ \t]*(?=[\r\n])/,
    whole: /^\+\+\+[ \t]*(?=[\r\n])([\s\S]*?)(?:\r\n|\n|\r)\+\+\+[ \t]*(?=[\r\n]|$)/,
    unclosed: /^\+\+\+[ \t]*[\r\n]+["\w.-]+[ \t]*=/,
    line: /^[ \t]*(?:[^\s=]+[ \t]*=|[[#"'])/m,
    mark: '+++',
    fields: tomlFields,
  },
];

/** Reads the fields between the lines at the top into the draft; null when there are none. Throws ParseError. */
export function readFrontMatter(text: string, draft: Draft): FrontMatter | null {
  const fence = FENCES.find(({ opening }) => opening.test(text));
  if (!fence) return null;
  const match = fence.whole.exec(text.slice(0, LONGEST));
  if (!match) {
    if (fence.unclosed.test(text))
      throw new ParseError(`its front matter is opened by ${fence.mark} and never closed`, 1);
    return null;
  }
  const source = match[1] ?? '';
  // two rules with text between them, as in a page that begins with a line
  if (source.trim() !== '' && !fence.line.test(source)) return null;
  const base = fence.opening.exec(text)?.[0].length ?? 0;
  return { title: readFields(text, fence.fields({ source, text, base }), draft), end: match[0].length };
}
