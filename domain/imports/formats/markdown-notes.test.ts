/** Footnotes and struck words of Markdown, which CommonMark has not. */
import { describe, expect, it } from 'vitest';
import { placesOfRole, readInShort, utf8 } from './testing-formats.ts';

const blocks = async (text: string) =>
  (await readInShort('markdown', utf8(`---\ntitle: Saken\n---\n${text}`))).blocks.map((block) =>
    block.replace(/^[a-z?-]+: /, ''),
  );

describe('Markdown', () => {
  it('is read without the signs of footnotes, and each note is a paragraph of its own', async () => {
    const text =
      'Hun gikk av i går.[^1] Det sa *hun*[^kilde] selv.\n\n[^1]: Natt til\n    tirsdag.\n[^kilde]: Til NTB.\n';
    expect(await blocks(text)).toEqual([
      'Hun gikk av i går. Det sa hun selv.',
      'Natt til tirsdag.',
      'Til NTB.',
    ]);
  });

  it('keeps a footnote that is an address or one word, which reads like the address of a link', async () => {
    const text =
      'Hun gikk av i går.[^1] Det sa hun.[^2] [Mer][mer].\n\n[^1]: https://example.no/a\n[^2]: Intervju.\n[mer]: /x\n';
    expect(await blocks(text)).toEqual([
      'Hun gikk av i går. Det sa hun. Mer.',
      'https://example.no/a',
      'Intervju.',
    ]);
    const bytes = utf8(`---\ntitle: Saken\n---\n${text}`);
    expect((await placesOfRole('markdown', bytes, 'dropped')).join()).not.toContain('Intervju');
  });

  it('keeps what looks like a sign and is none', async () => {
    expect(await blocks('Tegnet [^1] og [^a-z] står i teksten, og a ~~ b ~~ c.\n')).toEqual([
      'Tegnet [^1] og [^a-z] står i teksten, og a ~~ b ~~ c.',
    ]);
  });

  it('is read without the marks around words that are struck out', async () => {
    expect(await blocks('Prisen er ~~100~~ **90** kroner.\n\n| a |\n|---|\n| ~~b~~ c |\n')).toEqual([
      'Prisen er 100 90 kroner.',
      'a',
      'b c',
    ]);
  });
});
