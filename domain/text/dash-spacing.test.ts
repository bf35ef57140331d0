import { describe, expect, it } from 'vitest';
import { findGluedDashes } from './dash-spacing.ts';

const told = (text: string, language: string) =>
  findGluedDashes(text, language).map(({ start, end, suggestion }) => [text.slice(start, end), suggestion]);

describe('a dash without its space', () => {
  it.each([
    ['nb', 'Han sa–det går bra.', 'sa–det', 'sa – det'],
    ['nb', 'Vi kom–og gikk.', 'kom–og', 'kom – og'],
    ['nb', 'Det er slutt—men ikke for alle.', 'slutt—men', 'slutt — men'],
    ['nb', 'Dette sier Støre–og alle vet det.', 'Støre–og', 'Støre – og'],
    ['nb', 'Vi kom -og gikk.', '-og', '- og'],
    ['nb', 'I natt sa Støre –Det går bra.', '–Det', '– Det'],
    ['nb', 'Toget Oslo –Bergen står.', 'Oslo –Bergen', 'Oslo–Bergen'],
    ['nn', 'Han sa–det går bra.', 'sa–det', 'sa – det'],
    ['nn', 'Ho kom -men gjekk att.', '-men', '- men'],
    ['da', 'Han sagde–det går godt.', 'sagde–det', 'sagde – det'],
    ['da', 'Hun kom -og gik.', '-og', '- og'],
    ['sv', 'Han kom–och gick.', 'kom–och', 'kom – och'],
    ['sv', 'Hon kom -och gick.', '-och', '- och'],
    ['en', 'He came–but left again.', 'came–but', 'came – but'],
    ['en', 'She came -and left.', '-and', '- and'],
    ['fi', 'Se oli selvä –mutta kallis.', '–mutta', '– mutta'],
    ['nb', '–Vi kommer.', '–Vi', '– Vi'],
    ['nb', 'Nei. -Vi kommer ikke.', '-Vi', '- Vi'],
  ])('is told in %s: %s', (language, text, dash, suggestion) => {
    expect(told(text, language)).toEqual([[dash, suggestion]]);
  });

  it.each([
    ['nb', 'I årene 2020–2022 gikk toget Oslo–Bergen, og prisen var 100–200 kroner.'],
    ['nb', 'Han leste a–å, mandag–fredag og øst–vest i en kost–nytte-analyse.'],
    ['nb', 'Det var et mor–barn-forhold, et han–hun og et jeg–du, og en–to uker gikk.'],
    ['nb', 'Vedtaket gjelder ut- og innkjøp, og inn- og -utkjøp, vann og -kloakk.'],
    ['nb', 'Suffikset -som, ord på -het og -isme, endelsene -er, -de og -te.'],
    ['nb', 'Setninger med -og er lange. Endingen -en er vanlig. Skriv -og, -men og -som.'],
    ['nb', 'Det var -5 grader, –12 i fjellet og – minst – like kaldt i dag.'],
    ['nb', 'Se https://avis.no/kom–og–se og kom–og–se.'],
    ['nb', 'En av–på-bryter og en kom–og–gå-ordning.'],
    ['da', 'Ind- og udkøb, og -salg. Han kom – og gik.'],
    ['sv', 'In- och utköp, på tåget Stockholm–Malmö, måndag–fredag.'],
    ['en', 'He came—and left—and the cost–benefit ratio of pages 12–14 was north–south.'],
    ['en', 'A well-known co-op, not a -5 in sight; the New York–London flight.'],
  ])('is not told in %s where none belongs: %s', (language, text) => {
    expect(told(text, language)).toEqual([]);
  });

  it('is looked for in a word of any length', () => {
    const long = 'a'.repeat(200_000);
    expect(told(`${long}–${long} ${long}–og`, 'nb')).toEqual([]);
  });
});
