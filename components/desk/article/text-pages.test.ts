import { describe, expect, it } from 'vitest';
import { placeInText, textPage } from './text-pages.ts';

const paragraphs = (count: number) => Array.from({ length: count }, (_, position) => ({ position }));

describe('a text of 8,000 paragraphs at the desk', () => {
  it('is drawn 500 blocks at a time, and no block is left out', () => {
    const all = paragraphs(8_000);
    const first = textPage(all, 1);
    expect([first.pages, first.blocks.length, first.blocks.at(-1)?.position]).toEqual([16, 500, 499]);
    const drawn = Array.from({ length: 16 }, (_, at) => textPage(all, at + 1).blocks).flat();
    expect(drawn).toEqual(all);
  });

  it('has no page beyond its last one', () => {
    expect(textPage(paragraphs(501), 99)).toMatchObject({ page: 2, pages: 2, blocks: [{ position: 500 }] });
    expect(textPage([], 3)).toMatchObject({ page: 1, pages: 1, blocks: [] });
  });

  it('leads from a finding to its place, on this page or on another', () => {
    expect(placeInText(499, 'finding-7', 1)).toBe('#finding-7');
    expect(placeInText(500, 'finding-7', 1)).toBe('?page=2#finding-7');
    expect(placeInText(0, 'block-0', 2)).toBe('?page=1#block-0');
  });
});
