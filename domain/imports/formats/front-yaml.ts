/** Front matter in YAML, between lines of `---`. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import { ParseError } from '../../text/parsed-article.ts';
import { type FrontField, type FrontSource, type FrontValue, refuseDeep } from './front-field.ts';
import { lineAt } from './source-text.ts';

/** The texts of a value: a scalar as written (a date stays what was typed), a list's, or the `name` of each. */
function valuesOf(yaml: string, node: unknown, base: number): FrontValue[] {
  if (isSeq(node)) return node.items.slice(0, 200).flatMap((item) => valuesOf(yaml, item, base));
  if (isMap(node)) return valuesOf(yaml, node.get('name', true), base);
  if (!isScalar(node) || node.value === null || !node.range) return [];
  const [start, end] = node.range;
  const text = typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
  return text.trim() === '' ? [] : [{ text: text.trim(), start: base + start, end: base + end }];
}

function parseYaml({ source, text, base }: FrontSource): Pair<unknown, unknown>[] {
  refuseDeep(source);
  const document = parseDocument(source, { schema: 'core', strict: false, logLevel: 'silent' });
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

/** The place of a value in the raw text, whatever it is. */
function placeOf(node: unknown, base: number) {
  const isNode = isScalar(node) || isSeq(node) || isMap(node) || isAlias(node);
  const range = isNode ? (node as Node).range : null;
  return range ? [{ start: base + range[0], end: base + range[1] }] : [];
}

/** The fields in their order. Throws ParseError. */
export function yamlFields(front: FrontSource): FrontField[] {
  const { source, base } = front;
  return parseYaml(front).map(({ key, value }) => ({
    name: isScalar(key) ? String(key.value) : '',
    values: valuesOf(source, value, base),
    places: placeOf(value, base),
  }));
}
