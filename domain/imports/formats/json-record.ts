import { itemsOf, type JsonNode, type JsonObject, readJsonObject, textOf } from './json-tree.ts';
import type { LocatedText } from './located.ts';
import type { Reader } from './reading.ts';
import { bodyInJson } from './record-body.ts';
import { type Fields, readRecord } from './record-fields.ts';
import { readText } from './source-text.ts';

/** What a value says as text: itself, the name of a thing, or each of a list of these. */
function textsOf(raw: string, node: JsonNode | undefined, isInside = false): LocatedText[] {
  const own = textOf(raw, node);
  if (own) return [own];
  if (node?.kind === 'array' && !isInside) return itemsOf(node).flatMap((item) => textsOf(raw, item, true));
  if (node?.kind !== 'object') return [];
  const named = ['name', 'label', 'title', 'value', 'rendered', '#text'].map((key) => node.entries.get(key));
  const found = named.map((value) => textOf(raw, value)).find((value) => value !== null);
  return found ? [found] : [];
}

export function fieldsOf(raw: string, object: JsonObject): Fields {
  return {
    names: [...object.entries.keys()],
    values: (name) => textsOf(raw, object.entries.get(name)),
    body: (name) => bodyInJson(raw, object.entries.get(name)),
  };
}

/** Reads one JSON object with the fields of an article. Throws DecodeError and ParseError. */
export const readJsonRecord: Reader = (bytes, options) => {
  const { text, encoding } = readText(bytes);
  const object = readJsonObject(text);
  return readRecord({
    text,
    encoding,
    fields: fieldsOf(text, object),
    mapping: options?.mapping,
    warnings: [],
  });
};
