/** Markdown (CommonMark, and tables) with YAML front matter. */
import { ParseError } from '../../text/parsed-article.ts';
import { assemble, emptyDraft } from './assemble.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { addAll, located } from './located.ts';
import { blocksOfMarkdown } from './markdown-blocks.ts';
import type { Reader } from './reading.ts';
import { readText } from './source-text.ts';

/** What the parser needs a second for; a book of 500 pages has less. */
const LARGEST = 1_000_000;

/** Reads Markdown. Throws DecodeError and ParseError. */
export const readMarkdown: Reader = (bytes) => {
  const { text, encoding } = readText(bytes);
  if (text.length > LARGEST) {
    throw new ParseError(
      `it has ${text.length} characters; a Markdown article may have ${LARGEST}. Split it`,
      1,
    );
  }
  const draft = emptyDraft();
  const front: FrontMatter | null = readFrontMatter(text, draft);
  draft.title = front?.title ?? null;
  const body = blocksOfMarkdown(located(text, front?.end ?? 0));
  const [first] = body.blocks;
  // The first heading of the first level, before any text, is the title.
  if (!draft.title && first && body.opensWithTitle) {
    draft.title = first.content;
    body.blocks.shift();
  }
  draft.blocks = body.blocks;
  addAll(draft.dropped, body.dropped);
  return { parsed: assemble(text, draft), text, encoding };
};
