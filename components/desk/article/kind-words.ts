import type { BlockKind } from '#domain/text/parse.ts';

/** What the kinds of a block are called. */
export const KIND_WORDS: Record<BlockKind, string> = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  quote: 'Quote',
  caption: 'Caption',
  dateline: 'Dateline',
  'list-item': 'List item',
};
