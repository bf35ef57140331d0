/** The checks know how each language writes numbers, times, dates, quotation marks and spaces (translate-annotate.md 3m). */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FormCount, othersThan, renderingsOf } from './renderings.ts';
import { targetChecks } from './target-checks.ts';

const CORRECT: [source: string, target: string, text: string, translation: string][] = [
  ['nb', 'de', '– Vi er klare, sier han.', '„Wir sind bereit“, sagt er.'],
  ['nb', 'de', '– Vi er klare, sier han.', '»Wir sind bereit«, sagt er.'],
  ['nb', 'fr', '– Vi er klare, sier han.', '« Nous sommes prêts », dit-il.'],
  ['nb', 'fr', 'Øvelsen heter «Steadfast Noon».', 'L’exercice s’appelle « Steadfast Noon ».'],
  ['nb', 'fr', 'Det koster 1,5 millioner kroner.', 'Cela coûte 1,5 million de couronnes.'],
  ['nb', 'fr', '40 000 soldater ved grensen!', '40 000 soldats à la frontière !'],
  ['nb', 'fr', 'Hun spør: Hva nå?', 'Elle demande : Et maintenant ?'],
  ['nb', 'de', '40 000 soldater.', '40.000 Soldaten.'],
  ['nb', 'de', 'Det koster 1,5 millioner.', 'Es kostet 1,5 Millionen.'],
  ['nb', 'de', 'Møtet er 17. mai kl. 19.', 'Das Treffen ist am 17. Mai um 19 Uhr.'],
  ['nb', 'de', 'Møtet er 17.05.2022 kl. 08.30.', 'Das Treffen ist am 17.05.2022 um 8:30 Uhr.'],
  ['en', 'nb', 'On May 17, 2022, 1,234.5 tonnes were sent.', '17. mai 2022 ble 1234,5 tonn sendt.'],
  ['en', 'de', 'On May 17th, 2022, at 7:30 p.m., it began.', 'Am 17. Mai 2022 um 19.30 Uhr begann es.'],
  ['en', 'fr', 'It was the 1st of May.', 'C’était le 1er mai.'],
  ['en', 'fr', 'The 21st century began at 8 p.m.', 'Le XXIe siècle a commencé à 20 h.'],
  ['en', 'fr', 'He came in 2nd.', 'Il est arrivé 2e.'],
  ['en', 'fr', 'It begins at 7:30 p.m.', 'Cela commence à 19 h 30.'],
  ['nb', 'fr', 'Det begynner kl. 19.30.', 'Cela commence à 19h30.'],
  ['da', 'en', 'Han sagde: »Vi er klar.«', 'He said: “We are ready.”'],
  [
    'da',
    'en',
    'Den 3. maj 2022 kl. 14.30 kom 1.500 soldater.',
    'On 3 May 2022 at 2:30 p.m., 1,500 soldiers came.',
  ],
  ['sv', 'en', '”Vi är redo”, säger han.', '“We are ready,” he says.'],
  ['sv', 'en', 'Klockan 19.04 den 3 maj kom 12 500 personer.', 'At 7:04 p.m. on May 3, 12,500 people came.'],
  ['nb', 'en', 'Det var 5 prosent, altså hver tjuende.', 'It was 5 per cent, or one in twenty.'],
  ['nb', 'en', 'Han er 45 år gammel.', 'The forty-five-year-old is here.'],
  ['nb', 'en', 'På 1990-tallet.', 'In the nineties.'],
  ['nb', 'en', 'Det skjedde i 2021/2022.', 'It happened in 2021–22.'],
  ['nb', 'en', 'Temperaturen er -5 grader.', 'The temperature is minus 5 degrees.'],
  ['nb', 'en', 'En halv million mennesker.', '500,000 people.'],
  ['nb', 'en', '2,5 milliarder kroner', 'NOK 2.5 billion'],
  ['nb', 'en', 'G7-landene og COVID-19 og F-35.', 'The G7 countries and COVID-19 and the F-35.'],
  ['nb', 'en', '– Hva nå?', '“What now?”'],
  ['nb', 'en', '- Hva nå?', '‘What now?’'],
  ['nb', 'da', '– Hva nå? spør hun.', '- Hvad nu? spørger hun.'],
  ['nb', 'da', 'Han sa «nei».', 'Han sagde »nej«.'],
  ['nb', 'en', 'Nato – som alltid – vil følge med.', 'NATO — as always — will be watching.'],
  ['nb', 'en', 'Han sa at «alt er bra», og gikk.', 'He said “all is well”, and left.'],
  ['nb', 'en', 'Kl. 12 til 14.', 'From noon to 2 p.m.'],
  ['nb', 'en', 'Møtet er over kl. 24.', 'The meeting ends at midnight.'],
  ['nb', 'en', 'Fra 1. januar til 31. desember.', 'From January 1 to December 31.'],
  ['nb', 'en', '1/3 av landene.', 'One third of the countries.'],
  ['nb', 'en', 'To tredjedeler, 66,7 prosent.', 'Two thirds, 66.7 per cent.'],
  ['nb', 'en', 'Han var nr. 2.', 'He was number two.'],
  ['nb', 'en', 'Det er 100 000 – 150 000 soldater.', 'There are 100,000 to 150,000 soldiers.'],
  ['nb', 'en', 'Det er 10–12 grader.', 'It is 10 to 12 degrees.'],
  ['nb', 'en', 'Det var 1-0 til Norge.', 'Norway were up 1–0.'],
  ['nb', 'en', 'Artikkel 5 i Nato-pakten.', 'Article 5 of the NATO treaty.'],
  ['nb', 'en', 'Artikkel 5 i Nato-pakten.', 'Article Five of the NATO treaty.'],
  ['nb', 'en', 'Ring 22 33 44 55.', 'Call 22 33 44 55.'],
  ['nb', 'en', 'Ring +47 22 33 44 55.', 'Call +47 2233 4455.'],
  ['nb', 'en', '(NTB) Han kom.', '(NTB) He came.'],
  ['nb', 'en', 'Et tiår senere.', 'Ten years later.'],
  ['nb', 'en', 'Tusenvis kom.', 'Thousands came.'],
  ['nb', 'en', 'I 1. kvartal 2022.', 'In the first quarter of 2022.'],
  ['nb', 'en', '4. april', 'April 4'],
  ['nb', 'en', 'Årets 24. uke.', 'The 24th week of the year.'],
  ['en', 'nb', 'The 30-year war cost $1.2bn.', '30-årskrigen kostet 1,2 milliarder dollar.'],
  ['en', 'nb', 'It cost £2m.', 'Det kostet 2 millioner pund.'],
  ['en', 'da', 'A 5k run.', 'Et løb på 5 km.'],
  ['nb', 'en', '1,5 mill. kroner', '1.5 million kroner'],
  ['nb', 'en', '50 mrd. kroner i 2022.', '50 billion kroner in 2022.'],
  ['nb', 'en', 'Han fikk 3 av 4 stemmer.', 'He won three out of four votes.'],
  ['de', 'en', 'Er sagte: „Wir sind bereit.“', 'He said, “We are ready.”'],
  ['fr', 'nb', '« Nous sommes prêts », dit-il.', '– Vi er klare, sier han.'],
  ['fr', 'en', 'Il y a 40 000 soldats !', 'There are 40,000 soldiers!'],
  ['fr', 'en', 'Le 3 mai, à 14 h 30, 2,5 % des voix.', 'On May 3 at 2:30 p.m., 2.5% of the votes.'],
  ['en', 'fr', '“What?” she asked.', '— Quoi ? demanda-t-elle.'],
  ['en', 'es', 'What now?', '¿Y ahora qué?'],
];

describe('a correct translation', () => {
  it.each(CORRECT)('from %s to %s raises no alarm: %s | %s', (source, target, text, translation) => {
    expect(targetChecks(text, translation, { source, target })).toEqual([]);
  });
});

const FAULTY: [kind: string, source: string, target: string, text: string, translation: string][] = [
  ['numbers', 'nb', 'en', '40 000 soldater.', '4,000 soldiers.'],
  ['numbers', 'nb', 'en', '17. desember', '7 December'],
  ['numbers', 'nb', 'fr', 'kl. 19.30', 'à 19 h 40'],
  ['numbers', 'nb', 'de', '1,5 Millionen', '15 Millionen'],
  ['numbers', 'en', 'fr', 'It begins at 7:30 p.m.', 'Cela commence à 7 h 30.'],
  ['numbers', 'da', 'en', '1.500 soldater', '1.5 soldiers'],
  ['numbers', 'nb', 'en', '3. mai 2022', '3 May 2021'],
  ['quotes', 'nb', 'fr', '– Vi er klare, sier han.', 'Nous sommes prêts, dit-il.'],
  ['quotes', 'nb', 'de', '– Vi er klare, sier han.', 'Wir sind bereit, sagt er.'],
  ['spaces', 'nb', 'en', 'Hva nå?', 'What now ?'],
  ['spaces', 'nb', 'de', 'Han kom, og gikk.', 'Er kam , und ging.'],
  ['spaces', 'nb', 'fr', 'Hva nå?', 'Et maintenant?'],
  ['spaces', 'nb', 'en', 'Han kom. Han gikk.', 'He came.He went.'],
  ['spaces', 'nb', 'en', 'Han kom, og gikk.', 'He came,and left.'],
  ['spaces', 'nb', 'fr', '«Nei», sa han.', '«Non», dit-il.'],
  ['quotes', 'nb', 'en', '«Nei», sa han.', '«No», he said.'],
  ['quotes', 'en', 'nb', '“No,” he said.', '“Nei”, sa han.'],
];

describe('a slip in a translation', () => {
  it.each(FAULTY)('is found by %s, from %s to %s: %s | %s', (kind, source, target, text, translation) => {
    expect(targetChecks(text, translation, { source, target }).map((finding) => finding.kind)).toContain(
      kind,
    );
  });
});

const folder = new URL('../../seeds/editorial/', import.meta.url);

interface Pair {
  source: string;
  target: string;
  language: string;
}

/** The five real translations: 162 sentences of Norwegian and Danish news. */
const REAL: Pair[] = readdirSync(folder)
  .filter((name) => /^\d/.test(name))
  .sort()
  .flatMap((name) => {
    const { translation } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as {
      translation: { segments: { source: string; target: string }[] };
    };
    return translation.segments.map((pair) => ({ ...pair, language: name.startsWith('002') ? 'da' : 'nb' }));
  });

describe('the five translations of the seeds', () => {
  it('give three findings, each of a paragraph whose original has no final stop', () => {
    const found = REAL.flatMap(({ source, target, language }) =>
      targetChecks(source, target, { source: language, target: 'en' }).map(
        ({ kind }) => `${kind}: ${source}`,
      ),
    );
    expect(REAL).toHaveLength(162);
    expect(found).toEqual([
      'end-punctuation: Det betyr at NATO kommer til å ha åtte stridsgrupper totalt',
      'end-punctuation: Kina har tidligere gitt Russland politisk støtte',
      expect.stringMatching(/^end-punctuation: Natos generalsekretær .* onsdag$/),
    ]);
  });

  it('have no figure that the other side has not, in either direction', () => {
    const found = REAL.flatMap(({ source, target, language }) => [
      ...targetChecks(source, target, { source: language, target: 'en' }),
      ...targetChecks(target, source, { source: 'en', target: language }),
    ]);
    expect(found.filter(({ kind }) => kind === 'numbers')).toEqual([]);
  });

  it('write every name in one way, and no two sentences the same', () => {
    const forms = new Map<string, Map<string, number>>();
    const rows = REAL.flatMap(({ source, target, language }) =>
      renderingsOf(source, target, { source: language, target: 'en' }),
    );
    for (const { key, form } of rows) {
      const counts = forms.get(key) ?? new Map<string, number>();
      forms.set(key, counts.set(form, (counts.get(form) ?? 0) + 1));
    }
    const counted = (key: string): FormCount[] =>
      Array.from(forms.get(key) ?? [], ([form, count]) => ({ form, count }));
    const told = rows.filter(({ kind, key, form }) => othersThan(kind, form, counted(key)).length > 0);
    expect(rows.length).toBeGreaterThan(400);
    expect(told).toEqual([]);
  });

  it('are told when one name in one of them is written otherwise', () => {
    const mended = REAL.map((pair) => ({ ...pair, target: pair.target.replace('Zelenskyy', 'Zelensky') }));
    const form = ({ source, target, language }: Pair) =>
      renderingsOf(source, target, { source: language, target: 'en' }).find(({ key }) =>
        /zelenskyj$/.test(key),
      )?.form;
    expect(REAL.flatMap((pair) => form(pair) ?? [])).toContain('Zelenskyy');
    expect(mended.flatMap((pair) => form(pair) ?? [])).toContain('Zelensky');
    const counts = [
      { form: 'Zelenskyy', count: 2 },
      { form: 'Zelensky', count: 1 },
    ];
    expect(othersThan('names', 'Zelensky', counts).map((other) => other.form)).toEqual(['Zelenskyy']);
  });
});
