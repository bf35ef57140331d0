/** The documents of Ghost's two editors, stored as JSON inside a string: Lexical, and before 2023 Mobiledoc. */
import type { BlockKind } from '../../text/parsed-article.ts';
import type { DraftBlock } from './assemble.ts';
import { field, itemsOf, type JsonNode, readJsonObject, textOf } from './json-tree.ts';
import { joinLocated, type LocatedText, placeIn } from './located.ts';

const LEXICAL_KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['heading', 'heading'],
  ['extended-heading', 'heading'],
  ['quote', 'quote'],
  ['extended-quote', 'quote'],
  ['aside', 'quote'],
  ['list', 'list-item'],
] as const);
const TAG_KINDS: ReadonlyMap<string, BlockKind> = new Map([
  ['h1', 'heading'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['blockquote', 'quote'],
  ['aside', 'quote'],
] as const);

/** Every `text` below a node, in order; a line break is a space. */
function textsBelow(raw: string, node: JsonNode): LocatedText[] {
  const own = textOf(raw, field(node, 'text'));
  if (own) return [own];
  if (textOf(raw, field(node, 'type'))?.text === 'linebreak') return [{ text: ' ', runs: [] }];
  return itemsOf(field(node, 'children')).flatMap((child) => textsBelow(raw, child));
}

/** `{root: {children: [{type: 'paragraph', children: [{text}]}]}}` */
function lexicalBlocks(raw: string, root: JsonNode): DraftBlock[] {
  return itemsOf(field(root, 'children')).flatMap((node) => {
    const kind = LEXICAL_KINDS.get(textOf(raw, field(node, 'type'))?.text ?? '') ?? null;
    const parts = kind === 'list-item' ? itemsOf(field(node, 'children')) : [node];
    return parts.map((part) => ({ content: joinLocated(textsBelow(raw, part)), kind }));
  });
}

/** `{sections: [[1, 'p', [[0, [], 0, 'text']]]]}`: 1 is a paragraph with a tag, 3 a list with one marker list an item. */
function mobiledocBlocks(raw: string, sections: readonly JsonNode[]): DraftBlock[] {
  const markers = (list: JsonNode | undefined) =>
    joinLocated(itemsOf(list).flatMap((marker) => textOf(raw, itemsOf(marker)[3]) ?? []));
  return sections.flatMap((section): DraftBlock[] => {
    const [type, tag, list] = itemsOf(section);
    const kind = TAG_KINDS.get(textOf(raw, tag)?.text ?? '') ?? null;
    if (textOf(raw, type)?.text === '1') return [{ content: markers(list), kind }];
    if (textOf(raw, type)?.text !== '3') return [];
    return itemsOf(list).map((item) => ({ content: markers(item), kind: 'list-item' }));
  });
}

/** The blocks of a stored document, placed in the file it was stored in. Throws ParseError when it is not valid JSON. */
export function blocksOfDocument(source: LocatedText): DraftBlock[] {
  const raw = source.text;
  const document = readJsonObject(raw);
  const root = document.entries.get('root');
  const blocks = root
    ? lexicalBlocks(raw, root)
    : mobiledocBlocks(raw, itemsOf(document.entries.get('sections')));
  return blocks.map((block) => ({ ...block, content: placeIn(block.content, source) }));
}
