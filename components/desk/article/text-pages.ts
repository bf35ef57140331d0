/** A long text in portions: a page draws so many blocks of it, and so many of what checks found. */

/** Blocks on a page. */
const BLOCKS = 500;
/** Findings that are listed before somebody asks for all of them. */
export const FINDINGS_FIRST = 50;

/** A page of a text, from 1: one that there is not is the nearest. */
export function textPage<Block>(blocks: readonly Block[], wanted: number) {
  const pages = Math.max(1, Math.ceil(blocks.length / BLOCKS));
  const page = Math.min(Math.max(1, wanted), pages);
  return { page, pages, blocks: blocks.slice((page - 1) * BLOCKS, page * BLOCKS) };
}

/** On which page a block is, by its position from 0. */
function pageOfBlock(position: number): number {
  return Math.floor(position / BLOCKS) + 1;
}

/** The address of a place in the text from page `here` of it: the fragment alone when it is on the same page. */
export function placeInText(position: number, fragment: string, here: number): string {
  const page = pageOfBlock(position);
  return page === here ? `#${fragment}` : `?page=${page}#${fragment}`;
}
