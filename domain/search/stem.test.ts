import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../text/normalise.ts';
import { FAMILIES, type Family, familyOf, stem } from './stem.ts';

/** Each line: forms of one word, which must have one stem. */
const SAME: Partial<Record<Family, string[]>> = {
  nb: [
    'krig krigen kriger krigene krigens krigs',
    'regjering regjeringen regjeringens regjeringer regjeringene',
    'leder lederen ledere lederne lederens',
    'dag dagen dager dagene dagens',
    'land landet landene landets lands',
    'avtale avtalen avtaler avtalene',
    'minister ministeren ministere',
    'sekretær sekretæren sekretærens',
    'våpen våpenet våpenets',
    'øvelse øvelsen øvelser øvelsene',
    'sikkerhet sikkerheten sikkerhetens',
    'Russland Russlands',
    'Ukraina Ukrainas',
    'Kina Kinas',
    'Stoltenberg Stoltenbergs',
    'Nato Natos',
    'møte møtet møter møtene',
    'true truer truet truende',
  ],
  nn: ['krig krigen krigar krigane', 'stad staden stader stadene', 'skule skulen skular skulane'],
  da: [
    'krig krigen krige krigene krigens',
    'regering regeringen regeringer regeringerne regeringens',
    'leder lederen ledere lederne',
    'nation nationen nationer nationerne',
    'land landet lande landene',
  ],
  sv: [
    'krig kriget krigets krigen',
    'regering regeringen regeringar regeringarna regeringens',
    'flicka flickan flickor flickorna',
    'president presidenten presidenter presidenterna',
  ],
  en: [
    'talk talks talked talking',
    'country countries',
    'ally allies',
    'plan plans planned planning',
    'force forces forced forcing',
    'state states stated stating',
    'call calls called calling',
    'missile missiles',
    'press pressed presses pressing',
    'box boxes',
  ],
};

const APART: Partial<Record<Family, string[]>> = {
  nb: ['mener men', 'møtet mot', 'anna anne', 'hans han', 'press pre', 'virus viru', 'Jonas Jon'],
  da: ['mødet mod'],
  en: ['news new', 'evening even', 'need ne', 'king k', 'string str', 'his hi', 'thing th', 'speed spe'],
};

describe('stem', () => {
  for (const family of FAMILIES) {
    it.each(SAME[family] ?? [])(`${family}: %s`, (line) => {
      const stems = line.split(' ').map((word) => stem(fold(word), family));
      expect(new Set(stems)).toEqual(new Set([stems[0]]));
    });
    it.each(APART[family] ?? [])(`${family}: not %s`, (line) => {
      const [one = '', other = ''] = line.split(' ').map((word) => stem(fold(word), family));
      expect(one).not.toBe(other);
    });
  }

  it('leaves other languages, other scripts, numbers and long words alone', () => {
    expect(stem('kriegen', 'other')).toBe('kriegen');
    expect(stem('київа', 'nb')).toBe('київа');
    expect(stem('2022', 'nb')).toBe('2022');
    expect(stem('a'.repeat(100), 'nb')).toBe('a'.repeat(100));
  });

  it('ends, never makes a word longer, leaves at least three letters, and gives the same when done twice', () => {
    const endings = fc.constantFrom(
      'en',
      'et',
      'er',
      'ene',
      's',
      'e',
      'a',
      'ing',
      'ed',
      'ies',
      'ane',
      'erne',
      'n',
      't',
      'm',
    );
    const word = fc.tuple(fc.stringMatching(/^[a-z]{0,6}$/), fc.array(endings, { maxLength: 6 }));
    fc.assert(
      fc.property(word, fc.constantFrom(...FAMILIES), ([start, parts], family) => {
        const whole = start + parts.join('');
        const found = stem(whole, family);
        expect(found.length).toBeLessThanOrEqual(whole.length);
        expect(found.length).toBeGreaterThanOrEqual(Math.min(whole.length, 3));
        expect(stem(found, family)).toBe(found);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('familyOf', () => {
  it.each([
    ['nb', 'nb'],
    ['nb-NO', 'nb'],
    ['no', 'nb'],
    ['nn', 'nn'],
    ['en-GB', 'en'],
    ['de', 'other'],
    ['nbx', 'other'],
    ['', 'other'],
  ])('%s is %s', (language, family) => expect(familyOf(language)).toBe(family));
});
