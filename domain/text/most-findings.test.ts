import { describe, expect, it } from 'vitest';
import { corpusNameFindings, isOfCorpus } from './corpus-names.ts';
import { firstOfEachKind, MOST_OF_A_KIND, notKept } from './most-findings.ts';
import { sourceChecks } from './source-checks.ts';

const findingsOf = (text: string) => firstOfEachKind(sourceChecks([{ text, kind: 'paragraph' }], 'nb'));

describe('what checks find in a text', () => {
  it('is kept up to a hundred of a kind, and the last one tells how many more there are', () => {
    const found = findingsOf('ord '.repeat(20_001).trim());
    const words = found.filter(({ kind }) => kind === 'doubled-word');
    expect(words).toHaveLength(MOST_OF_A_KIND);
    expect(words.at(-1)?.message).toBe(
      'And 19,900 more like it, which are not kept: “ord” stands twice in a row.',
    );
    expect(words[98]?.message).toBe('“ord” stands twice in a row.');
    expect(found.map(({ kind }) => kind)).toContain('missing-stop');
    expect(notKept(found)).toBe(19_900);
  });

  it('is kept as it is where there is no more of it', () => {
    const found = sourceChecks([{ text: 'ord '.repeat(101).trim(), kind: 'heading' }], 'nb');
    expect(found).toHaveLength(MOST_OF_A_KIND);
    expect(firstOfEachKind(found)).toEqual(found);
    expect(notKept(found)).toBe(0);
  });

  it('is known to come from the corpus also where the last one tells of more', () => {
    const text = 'Så sa Stolenberg nei. '.repeat(150);
    const index = { usualFormOf: (name: string) => (name === 'Stolenberg' ? 'Stoltenberg' : null) };
    const found = firstOfEachKind(corpusNameFindings([text], index));
    expect(found).toHaveLength(MOST_OF_A_KIND);
    expect(found.every(isOfCorpus)).toBe(true);
  });
});
