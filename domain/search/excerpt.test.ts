import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt.ts';
import { readQuestion } from './search.ts';
import type { Family } from './stem.ts';

/** The excerpt with its hits in brackets. */
function shown(paragraphs: string[], q: string, family: Family = 'nb'): string {
  const question = readQuestion(q, family);
  if (!question) throw new Error('nothing asked');
  return excerptOf(paragraphs, question, family)
    .map(({ text, hit }) => (hit ? `[${text}]` : text))
    .join('');
}

describe('excerptOf', () => {
  it('marks the words as they are written', () => {
    expect(shown(['Krigens gang på Åland.'], 'krig aland')).toBe('[Krigens] gang på [Åland].');
  });

  it('marks phrases only as a whole', () => {
    expect(shown(['Nato og Nato-sjefen.'], '"nato sjef"')).toBe('Nato og [Nato-sjefen].');
  });

  it('marks parts of texts without spaces', () => {
    expect(shown(['昨日、東京都知事は京都に。'], '都知事', 'other')).toBe('昨日、東京[都知事]は京都に。');
  });

  it('marks words of other scripts, and of letters outside of the first plane', () => {
    expect(shown(['У Києві. Київ і Τουρκία 𐐀𐐁.'], 'київ τουρκια 𐐨𐐩', 'other')).toBe(
      'У Києві. [Київ] і [Τουρκία] [𐐀𐐁].',
    );
  });

  it('shows the paragraph with most of the words', () => {
    expect(shown(['Bare Nato.', 'Nato og Kina.', 'Nato og Kina igjen.'], 'nato kina')).toBe(
      '[Nato] og [Kina].',
    );
  });

  it('shows the opening when only the title has the words', () => {
    expect(shown(['', 'Noe annet.'], 'nato')).toBe('Noe annet.');
    expect(shown([], 'nato')).toBe('');
  });

  it('cuts long paragraphs between words around the hit', () => {
    const filler = 'ord og '.repeat(100);
    const text = shown([`${filler}Nato ${filler}`], 'nato');
    expect(text).toMatch(/^… (ord|og) .*\[Nato\] .* (ord|og) …$/);
    expect(text.length).toBeLessThan(260);
  });

  it('never cuts a character in two', () => {
    const text = shown([`${'😀'.repeat(300)} nato ${'😀'.repeat(300)}`], 'nato');
    expect(text.isWellFormed()).toBe(true);
    expect(text).toContain('[nato]');
  });

  it('stays quick in a long text with a hit at every word', () => {
    const start = performance.now();
    shown(['nato '.repeat(20_000)], 'nato kina');
    expect(performance.now() - start).toBeLessThan(500);
  });
});
