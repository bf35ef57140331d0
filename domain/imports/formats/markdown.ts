/** Markdown (CommonMark, and tables) with YAML front matter. */
import { assemble, emptyDraft } from './assemble.ts';
import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { addAll, located } from './located.ts';
import { blocksOfMarkdown } from './markdown-blocks.ts';
import type { Reader } from './reading.ts';
import { readText } from './source-text.ts';

/** Reads Markdown. Throws DecodeError and ParseError. */
export const readMarkdown: Reader = (bytes) => {
  const { text, encoding } = readText(bytes);
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
