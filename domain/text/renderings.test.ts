import { describe, expect, it } from 'vitest';
import { isOtherSpelling, nameRenderings } from './name-renderings.ts';
import { othersThan, type Rendered, renderingsOf } from './renderings.ts';

const NB_EN = { source: 'nb', target: 'en' };

describe('how a translation writes the names of its source', () => {
  it.each<[string, string, string[], string?]>([
    ['Zelenskyj takket Nato.', 'Zelensky thanked NATO.', ['zelenskyj: Zelensky', 'nato: NATO']],
    ['Zelenskyjs krav var klart.', 'Zelenskyy’s demand was clear.', ['zelenskyj: Zelenskyy']],
    ['Møtet var i Kyiv.', 'The meeting was in Kiev.', ['kyiv: Kiev']],
    ['Møtet med Putins mann.', 'Mødet med Putins mand.', ['putin: Putin'], 'da'],
    ['Han møtte Tsjernysjov i går.', 'He met Chernyshov yesterday.', ['tsjernysjov: Chernyshov']],
    ['Han bor i Tyskland.', 'He lives in Germany.', []],
    ['Hun sa nei.', 'Her answer was no.', []],
    ['– Det sa Stoltenberg.', '“That is what Stolenberg said.”', ['stoltenberg: Stolenberg']],
    ['Fra Oslo til Seoul.', 'From Oslo to Seoul.', ['oslo: Oslo', 'seoul: Seoul']],
    ['Anna og Anne kom.', 'Anna and Anne came.', ['anna: Anna', 'anne: Anne']],
    ['PUTIN SIER NEI', 'Putin says no', []],
  ])('%s | %s', (source, target, found, language = 'en') => {
    const languages = { source: 'nb', target: language };
    expect(nameRenderings(source, target, languages).map(({ name, form }) => `${name}: ${form}`)).toEqual(
      found,
    );
  });

  it.each<[string, string, boolean]>([
    ['Zelensky', 'Zelenskyy', true],
    ['Zelensky', 'Zelenskij', true],
    ['Kyiv', 'Kiev', true],
    ['NATO', 'Nato', true],
    ['Stoltenberg', 'Stolenberg', true],
    ['Iraq', 'Iraqi', false],
    ['German', 'Germany', false],
    ['Oslo', 'Oslo', false],
  ])('%s and %s are two spellings of one name: %s', (one, other, is) => {
    expect(isOtherSpelling(one, other)).toBe(is);
    expect(isOtherSpelling(other, one)).toBe(is);
  });
});

const keyed = (kind: Rendered, source: string, target: string) =>
  renderingsOf(source, target, NB_EN)
    .filter((each) => each.kind === kind)
    .map(({ key }) => key)[0];

describe('what makes two sentences the same', () => {
  it('is not capitals, quotation marks, dashes or white space', () => {
    const [one, other] = [
      keyed('same-source', '– Vi er klare nå. ', 'We are ready now.'),
      keyed('same-source', 'Vi er  klare nå', '“We are ready now”'),
    ];
    expect(one).toBe(other);
    expect(keyed('same-source', 'Er vi klare nå?', 'x')).not.toBe(
      keyed('same-source', 'Er vi klare nå.', 'x'),
    );
    expect(keyed('same-source', 'Vi har sår.', 'x')).not.toBe(keyed('same-source', 'Vi har sar.', 'x'));
  });

  it('is not asked of a word or two', () => {
    expect(keyed('same-source', '– Nei.', 'No.')).toBeUndefined();
    expect(keyed('same-target', 'Det sier han nå.', 'He said.')).toBeUndefined();
    expect(renderingsOf('–', '…', NB_EN)).toEqual([]);
  });
});

describe('of several forms', () => {
  const forms = [
    { form: 'a', count: 9 },
    { form: 'b', count: 1 },
    { form: 'c', count: 1 },
  ];

  it('the usual one has nothing to justify, the others have', () => {
    expect(othersThan('same-source', 'a', forms)).toEqual([]);
    expect(othersThan('same-source', 'b', forms).map(({ form }) => form)).toEqual(['a', 'c']);
  });

  it('an inflected name is no other name', () => {
    const names = [
      { form: 'Iraq', count: 3 },
      { form: 'Iraqi', count: 1 },
    ];
    expect(othersThan('names', 'Iraqi', names)).toEqual([]);
  });
});
