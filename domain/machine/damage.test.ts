import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batches } from './asking.ts';
import { lostIn } from './damage.ts';
import { charactersOf } from './machine.ts';

describe('what a machine must leave as it is', () => {
  it.each([
    ['Les https://nrk.no/a?b=1.', 'Read https://nrk.no/a?b=1.', null],
    ['Les https://nrk.no/å.', 'Read https://nrk.no/a.', 'https://nrk.no/å'],
    ['Skriv til tips@nrk.no.', 'Write to tips<guio>nrk.no.', 'tips@nrk.no'],
    ['Følg @nrk!', 'Follow NRK!', '@nrk'],
    ['Hei {name}, %s', 'Hi {navn}, %s', '{name}'],
    ['Hei {{name}}, %1$s', 'Hi {{name}}, %s', '%1$s'],
    ['<b>Nato</b>', '<b>NATO</ b>', '</b>'],
    ['12,5 prosent av 3 < 4.', '12.5 per cent of 3 < 4.', null],
    ['100 %', '100 %', null],
  ])('%j as %j', (source, text, lost) => {
    expect(lostIn(source, text)).toBe(lost);
  });
});

describe('texts in calls', () => {
  it('all go, in their order, and no call is larger than the machine takes', () => {
    const text = fc.string({ maxLength: 40, unit: 'grapheme' });
    fc.assert(
      fc.property(
        fc.array(text),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 60 }),
        (texts, most, characters) => {
          const calls = batches(texts, { texts: most, characters });
          expect(calls.flat()).toEqual(texts);
          for (const call of calls) {
            expect(call.length).toBeLessThanOrEqual(most);
            const size = call.reduce((sum, one) => sum + charactersOf(one), 0);
            if (call.length > 1) expect(size).toBeLessThanOrEqual(characters);
          }
        },
      ),
    );
  });

  it('are counted in characters of Unicode', () => {
    expect([charactersOf('æøå'), charactersOf('👍'), charactersOf('')]).toEqual([3, 1, 0]);
  });
});
