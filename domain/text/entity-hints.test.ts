import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { entityHints } from './entity-hints.ts';
import { parseDatedText } from './parse.ts';

const folder = new URL('../../seeds/articles/', import.meta.url);

function textsOf(number: string): string[] {
  const file = readdirSync(folder).find((name) => name.startsWith(number)) ?? '';
  return parseDatedText(readFileSync(new URL(file, folder), 'utf8')).blocks.map(({ text }) => text);
}

const counted = (texts: readonly string[]) => entityHints(texts).map(({ text, count }) => `${text} ${count}`);
const named = (...texts: string[]) => entityHints(texts).map(({ text }) => text);

describe('the names of seed 000', () => {
  it('are these, most frequent first', () => {
    expect(counted(textsOf('000'))).toEqual([
      'Nato 17',
      'Stoltenberg 12',
      'Ukraina 10',
      'Kina 8',
      'Russland 7',
      'Europa 2',
      'TV 2 2',
      'Jens Stoltenberg 2',
      'Romania 1',
      'Bulgaria 1',
      'Ungarn 1',
      'Slovakia 1',
      'FN 1',
      'Moldova 1',
      'Georgia 1',
      'Bosnia-Herzegovina 1',
      'Moskva 1',
      'Stolenberg 1',
      'Zelenskyj 1',
      'Politico 1',
      'Norge 1',
      'NTB 1',
    ]);
  });

  it('stand where they say, without the genitive', () => {
    const texts = textsOf('000');
    const places = entityHints(texts).flatMap(({ text, places: of }) =>
      of.map(({ block, start, end }) => [text.toLowerCase(), texts[block]?.slice(start, end).toLowerCase()]),
    );
    expect(places.length).toBeGreaterThan(70);
    for (const [name, there] of places) expect(there).toBe(name);
  });
});

describe('the names of seed 004', () => {
  it('are these, most frequent first', () => {
    expect(counted(textsOf('004'))).toEqual([
      'Russland 16',
      'Nato 11',
      'USA 6',
      'Stoltenberg 5',
      'Ukraina 5',
      'Jens Stoltenberg 3',
      'Øst-Europa 2',
      'Brussel 2',
      'Anthony Blinken 2',
      'Blinken 2',
      'Hviterussland 1',
      'Moskva 1',
      'Georgia 1',
      'Moldova 1',
      'Nato-Russland-rådet 1',
      'Europa 1',
      'Bulgaria 1',
      'Romania 1',
    ]);
  });
});

describe('entityHints', () => {
  it.each([
    ['Han møtte Ursula von der Leyen og Charles de Gaulle.', ['Ursula von der Leyen', 'Charles de Gaulle']],
    ['Hun leder Universitetet i Oslo.', ['Universitetet i Oslo']],
    ['De så Stoltenberg i Brussel.', ['Stoltenberg', 'Brussel']],
    ['Vi møtte J. Stoltenberg og George W. Bush.', ['J. Stoltenberg', 'George W. Bush']],
    ['Det sier Nato-sjefen i Nato-Russland-rådet.', ['Nato', 'Nato-Russland-rådet']],
    ['Det viser TV 2 og NRK.', ['TV 2', 'NRK']],
    ['Der har NATO 40 000 soldater.', ['NATO']],
    ['Det sa USAs president og Nato’s leder.', ['USA', 'Nato']],
    ['Talks with The Bank of England on Monday, and I agree.', ['The Bank of England']],
  ])('reads %s', (text, names) => expect(named(text)).toEqual(names));

  it('takes a word that opens a sentence for a name only when it is one elsewhere', () => {
    expect(named('Krigen varer. Putin nøler.')).toEqual([]);
    expect(named('Krigen varer. Putin nøler.', 'Ingen så Putin.')).toEqual(['Putin']);
    expect(named('– Putin nøler, sier han: «Ingen vet.»')).toEqual([]);
  });

  it('takes what opens the sentence off the name that follows it', () => {
    expect(named('Både Nato og USA sa nei.')).toEqual(['Nato', 'USA']);
    expect(named('Statsminister Jonas Gahr Støre kom.')).toEqual(['Jonas Gahr Støre']);
    expect(named('I Ukraina er det krig.')).toEqual(['Ukraina']);
    expect(named('Jonas Gahr Støre kom.')).toEqual(['Jonas Gahr Støre']);
  });

  it('passes over labels and headings in capitals, and over who took the picture', () => {
    expect(named('INNSTENDIG BØNN: Det sier Kina. Foto: Kenzaburo Fukuhara')).toEqual(['Kina']);
    expect(named('KRIG OG FRED')).toEqual([]);
  });

  it('counts forms with other capitals as one name, under the form that is most frequent', () => {
    expect(counted(['Han så Nato, NATO og Nato.'])).toEqual(['Nato 3']);
  });

  it('keeps an -s that may belong to the name, and takes it off where the text has the name without', () => {
    expect(named('Det er Putins krig.')).toEqual(['Putins']);
    expect(counted(['Det er Putins krig, og bare Putin vil ha den.'])).toEqual(['Putin 2']);
  });

  it('has none for a text without names', () => {
    expect(entityHints([])).toEqual([]);
    expect(entityHints(['', 'ingen her', '12 34'])).toEqual([]);
  });
});
