/** Cards of Ghost's editors: pictures with captions, boxes, HTML, Markdown. Their fields are the same in both editors. */
import type { BlockKind } from '../../text/parsed-article.ts';
import type { DraftBlock } from './assemble.ts';
import { addAll, type LocatedText, type Range } from './located.ts';
import { blocksOfMarkdown } from './markdown-blocks.ts';
import { readHtmlField } from './rich-text.ts';

interface CardPart {
  field: string;
  as: 'html' | 'plain' | 'markdown';
  /** null: its text tells */
  kind: BlockKind | null;
  /** a field that is `true` when readers see the part */
  shownBy?: string;
}

const html = (field: string, kind: BlockKind | null = null): CardPart => ({ field, as: 'html', kind });
const plain = (field: string, shownBy?: string): CardPart => ({
  field,
  as: 'plain',
  kind: 'paragraph',
  ...(shownBy === undefined ? {} : { shownBy }),
});
const CAPTION = html('caption', 'caption');
const MARKDOWN: readonly CardPart[] = [{ field: 'markdown', as: 'markdown', kind: null }];
const CODE = [plain('code'), CAPTION];

/** What readers see of each card, as Ghost's own pages print it. A card that is not here is left out and named. */
const CARDS: ReadonlyMap<string, readonly CardPart[]> = new Map([
  ['image', [CAPTION]],
  ['gallery', [CAPTION]],
  ['video', [CAPTION]],
  ['audio', [plain('title')]],
  ['file', [plain('fileTitle'), plain('fileCaption')]],
  ['callout', [html('calloutText')]],
  ['toggle', [html('heading', 'heading'), html('content')]],
  ['html', [html('html')]],
  ['markdown', MARKDOWN],
  ['card-markdown', MARKDOWN],
  ['codeblock', CODE],
  ['code', CODE],
  ['embed', [html('html'), CAPTION]],
  ['bookmark', [CAPTION]],
  ['button', [plain('buttonText')]],
  [
    'product',
    [
      html('productTitle', 'heading'),
      html('productDescription'),
      plain('productButton', 'productButtonEnabled'),
    ],
  ],
  ['header', [html('header', 'heading'), html('subheader', 'heading'), plain('buttonText', 'buttonEnabled')]],
  ['call-to-action', [html('textValue'), plain('buttonText', 'showButton')]],
  ['horizontalrule', []],
  ['hr', []],
  ['paywall', []],
]);
/** Cards that are made to show something: without words in them, what they show is missed. */
const SHOWS = new Set(['html', 'embed']);

export const isCard = (name: string): boolean => CARDS.has(name);

/** A card's fields. */
export interface Card {
  name: string;
  text: (field: string) => LocatedText | null;
  isTrue: (field: string) => boolean;
}

export interface CardText {
  blocks: DraftBlock[];
  dropped: Range[];
  /** whether readers of the source see more than the blocks say; pictures apart */
  isLeftOut: boolean;
}

function blocksOfPart({ as, kind }: CardPart, text: LocatedText, dropped: Range[]): DraftBlock[] {
  if (as === 'plain') return [{ content: text, kind }];
  const read = as === 'html' ? readHtmlField(text) : blocksOfMarkdown(text);
  addAll(dropped, read.dropped);
  return read.blocks.map((block) => ({ ...block, kind: kind ?? block.kind }));
}

/** Reads a card. Throws ParseError as the readers of HTML and Markdown do. */
export function readCard({ name, text, isTrue }: Card): CardText {
  const parts = CARDS.get(name);
  const dropped: Range[] = [];
  const blocks = (parts ?? []).flatMap((part) => {
    const value = part.shownBy === undefined || isTrue(part.shownBy) ? text(part.field) : null;
    return value && value.text.trim() !== '' ? blocksOfPart(part, value, dropped) : [];
  });
  const showsOther = name === 'bookmark' || (SHOWS.has(name) && blocks.length === 0);
  return { blocks, dropped, isLeftOut: !parts || showsOther };
}
