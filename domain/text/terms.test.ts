import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stemsOf } from './inflect.ts';
import { allTermMatches, findTerms, indexTerms } from './terms.ts';

const form = (text: string, inflections: string[] = []) => ({ text, inflections });

/** The pieces of a text in which terms stand. */
function found(text: string, forms: string[], language = 'nb'): string[] {
  return findTerms(
    text,
    indexTerms(
      forms.map((each) => form(each)),
      language,
    ),
  ).map((span) => text.slice(span.start, span.end));
}

/** The dictionary's form and an inflected one, as news texts have them (after translate-annotate.md 3h). */
const PAIRS: Record<string, [base: string, ...inflected: string[]][]> = {
  nb: [
    ['atomvåpen', 'atomvåpenet', 'atomvåpnene', 'atomvåpnenes'],
    ['utenriksminister', 'utenriksministeren', 'utenriksministre', 'utenriksministrenes'],
    ['medlem', 'medlemmet', 'medlemmer', 'medlemmene', 'medlems'],
    ['sanksjon', 'sanksjonen', 'sanksjoner', 'sanksjonene', 'sanksjonenes'],
    ['forhandling', 'forhandlinger', 'forhandlingene', 'forhandlingens'],
    ['krig', 'krigen', 'krigens', 'kriger'],
    ['artikkel', 'artikkelen', 'artikler', 'artiklene'],
    ['våpen', 'våpenet', 'våpnene'],
    ['soldat', 'soldater', 'soldatenes'],
    ['møte', 'møtet', 'møter', 'møtene'],
    ['program', 'programmet', 'programmene'],
    ['nummer', 'numre', 'numrene'],
    ['senter', 'senteret', 'sentrene'],
    ['museum', 'museet', 'museene'],
    ['middel', 'midler', 'midlene'],
    ['angrep', 'angrepene'],
    ['allianse', 'alliansen', 'alliansens', 'alliansene'],
    ['invadere', 'invaderte', 'invaderer'],
    ['kjemisk', 'kjemiske'],
    ['Nato', 'Natos', 'NATO'],
    ['uke', 'ukene', 'uka'],
    ['bok', 'bøker'],
    ['hånd', 'hender'],
  ],
};

describe('finding terms with their inflections', () => {
  const pairs = (PAIRS.nb ?? []).flatMap(([base, ...others]) =>
    others.map((other) => [base, other] as const),
  );

  it('meets 50 of 53 inflected Norwegian forms; bøker, hender and uka have to be stored', () => {
    const missed = pairs.filter(([base, other]) => found(`Så: ${other}.`, [base])[0] !== other);
    expect(pairs).toHaveLength(53);
    expect(missed.map(([, other]) => other)).toEqual(['uka', 'bøker', 'hender']);
  });

  it('meets an irregular form that is stored, with its genitive', () => {
    const index = indexTerms([form('bok', ['bøker', 'bøkene'])], 'nb');
    const text = 'Bøkenes tid: bøker og en bok.';
    const pieces = findTerms(text, index).map(({ start, end }) => text.slice(start, end));
    expect(pieces).toEqual(['Bøkenes', 'bøker', 'bok']);
  });

  it.each([
    ['da', 'våben', 'våbnene'],
    ['da', 'forhandling', 'forhandlingerne'],
    ['da', 'medlem', 'medlemmerne'],
    ['sv', 'vapen', 'vapnen'],
    ['sv', 'förhandling', 'förhandlingarna'],
    ['sv', 'flicka', 'flickornas'],
    ['nn', 'forhandling', 'forhandlingane'],
    ['nn', 'medlem', 'medlemmane'],
    ['en', 'ally', 'allies'],
    ['en', 'sanction', 'sanctions'],
    ['en', 'ship', 'shipped'],
    ['en', 'missile', 'missiles'],
    ['de', 'Rakete', 'Raketen'],
  ])('knows the endings of %s: %s, %s', (language, base, other) => {
    expect(found(`x ${other} x`, [base], language)).toEqual([other]);
  });

  it.each([
    ['nb', 'land', 'landing'],
    ['nb', 'stat', 'statue'],
    ['nb', 'makt', 'maktesløs'],
    ['nb', 'krig', 'krigførende'],
    ['nb', 'medlem', 'medlemskap'],
    ['nb', 'rett', 'rettferdig'],
    ['nb', 'tog', 'togradene'],
    ['nb', 'øvelse', 'øvelsesleder'],
    ['nb', 'atomvåpen', 'atomvåpenøvelse'],
    ['nb', 'EU', 'Eus'],
    ['en', 'sea', 'search'],
    ['en', 'arm', 'army'],
    ['en', 'ban', 'bank'],
    ['pl', 'wojna', 'wojny'],
  ])('does not take another word for an inflection (%s: %s, %s)', (language, base, other) => {
    expect(found(`x ${other} x`, [base], language)).toEqual([]);
  });

  it('sees the term in compounds that are written with a hyphen, first or last', () => {
    expect(found('NATO-landene og et Nato–toppmøte', ['NATO', 'toppmøte'])).toEqual([
      'NATO',
      'Nato',
      'toppmøte',
    ]);
    expect(found('Russlands EU-ambassadør; NATO’s', ['EU', 'NATO', 'Russland'])).toEqual([
      'Russlands',
      'EU',
      'NATO',
    ]);
  });

  it('sees terms of several words, inflected, over a line break, and no sentence end between them', () => {
    expect(found('kjemiske\nvåpen', ['kjemisk våpen'])).toEqual(['kjemiske\nvåpen']);
    expect(found('Et kjemisk. Våpen', ['kjemisk våpen'])).toEqual([]);
    expect(found('a no-fly zone', ['no fly zone'], 'en')).toEqual(['no-fly zone']);
    expect(found('på Cote d’Ivoire', ["Cote d'Ivoire"])).toEqual(['Cote d’Ivoire']);
  });

  it('prefers the longest, and of the same words the one that stands as it is written', () => {
    expect(found('FNs sikkerhetsråd', ['FN', 'FNs sikkerhetsråd'])).toEqual(['FNs sikkerhetsråd']);
    const index = indexTerms([form('lærer'), form('lære'), form('lærer')], 'nb');
    expect(findTerms('en lærer', index)).toEqual([{ start: 3, end: 8, forms: [0, 2] }]);
    expect(
      allTermMatches('en lærer', index)
        .map((match) => match.form)
        .sort(),
    ).toEqual([0, 1, 2]);
  });

  it('reads capitals as people do', () => {
    expect(found('NATO Nato nato NATOs', ['NATO'])).toEqual(['NATO', 'Nato', 'NATOs']);
    expect(found('WHO Who who', ['WHO'], 'en')).toEqual(['WHO']);
    expect(found('Stoltenberg STOLTENBERG stoltenberg', ['Stoltenberg'])).toEqual([
      'Stoltenberg',
      'STOLTENBERG',
    ]);
    expect(found('Atomvåpen ATOMVÅPEN atomvåpen', ['atomvåpen'])).toHaveLength(3);
  });

  it('keeps to whole words in every script', () => {
    expect(found('i Kyiv, ikke Kyivan', ['Kyiv'], 'uk')).toEqual(['Kyiv']);
    expect(found('війна. передвійна', ['війна'], 'uk')).toEqual(['війна']);
    expect(found('xatomvåpen', ['atomvåpen'])).toEqual([]);
    expect(found('a\u030a v\u00e5pen va\u030apen', ['våpen'])).toEqual(['v\u00e5pen', 'va\u030apen']);
  });

  it('finds nothing with no forms, and takes no form for one that has no letter', () => {
    expect(found('Hva som helst', [])).toEqual([]);
    expect(found('… – !', ['…', '–'])).toEqual([]);
  });
});

describe('what must hold for every text and termbase', () => {
  const word = fc
    .array(fc.constantFrom('a', 'e', 'i', 'n', 'r', 's', 't', 'l', 'm', 'å', 'N', 'O', 'é'), {
      minLength: 1,
      maxLength: 7,
    })
    .map((letters) => letters.join(''));
  const forms = fc.array(
    fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' ')),
    { minLength: 1, maxLength: 8 },
  );
  const language = fc.constantFrom('nb', 'nn', 'da', 'sv', 'en', 'de', 'fr', 'pl');
  const ending = fc.constantFrom('', 's', 'en', 'ene', 'et', 'er', 'x', ', ', '-');
  const text = (all: string[]) =>
    fc
      .array(fc.tuple(fc.constantFrom(...all, 'og', 'annet'), ending))
      .map((words) => words.map(([each, end]) => each + end).join(' '));
  const cases = fc
    .tuple(forms, language)
    .chain(([all, tag]) => fc.tuple(fc.constant(all), fc.constant(tag), text(all)));
  const spansOf = (all: string[], tag: string, given: string) =>
    findTerms(
      given,
      indexTerms(
        all.map((each) => form(each)),
        tag,
      ),
    );

  it('a found span begins with a stem of its term', () => {
    fc.assert(
      fc.property(cases, ([all, tag, given]) => {
        for (const { start, end, forms: at } of spansOf(all, tag, given)) {
          const piece = given.slice(start, end).toLowerCase();
          for (const index of at) {
            const first = (all[index] ?? '').split(' ')[0]?.toLowerCase() ?? '';
            expect(stemsOf(first, tag).some((stem) => piece.startsWith(stem.text))).toBe(true);
          }
        }
      }),
    );
  });

  it('spans stand in the order of the text and never overlap', () => {
    fc.assert(
      fc.property(cases, ([all, tag, given]) => {
        let last = 0;
        for (const { start, end } of spansOf(all, tag, given)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(given.length);
          last = end;
        }
      }),
    );
  });

  it('no term is found in a text that has not its first letters', () => {
    fc.assert(
      fc.property(cases, ([all, tag, given]) => {
        const lower = given.toLowerCase();
        for (const { forms: at } of spansOf(all, tag, given)) {
          for (const index of at)
            expect(lower).toContain((all[index] ?? '').slice(0, 3).trim().toLowerCase());
        }
      }),
    );
  });

  it('a term is found where it stands as it is written', () => {
    fc.assert(
      fc.property(word, language, (each, tag) => {
        expect(spansOf([each], tag, `… ${each}.`)).toEqual([{ start: 2, end: 2 + each.length, forms: [0] }]);
      }),
    );
  });
});

describe('the terms of the seeds', () => {
  const seed = (name: string) =>
    readFileSync(new URL(`../../seeds/articles/${name}`, import.meta.url), 'utf8').normalize('NFC');

  it('finds every mention of NATO in the first seed, with and without capitals, ending and compound', () => {
    const text = seed('000_ece4104a9832b8d4.txt');
    const mentions = [...text.matchAll(/(?<![\p{L}\p{N}])nato(?:s|en)?(?![\p{L}\p{N}])/giu)].map(
      (match) => match[0],
    );
    expect(mentions.length).toBeGreaterThan(5);
    expect(found(text, ['NATO'])).toEqual(mentions);
  });

  it('finds the inflected terms of Norwegian and Danish news', () => {
    expect(found(seed('003_6bb62f18c7c86d2e.txt'), ['atomøvelse', 'Nato-sjef'])).toEqual(
      expect.arrayContaining(['Nato-sjefen']),
    );
    expect(found(seed('001_7ccffb73df76ef4c.txt'), ['utenriksminister', 'medlem'])).not.toEqual([]);
    const danish = seed('002_85cb1679faf3e546.txt');
    expect(found(danish, ['alliance', 'Rusland', 'Ukraine'], 'da').length).toBeGreaterThan(3);
  });
});
