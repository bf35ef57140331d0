import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { Invalid } from '../errors.ts';
import { type RawTerm, readTermCsv, writeTermCsv } from './csv.ts';
import { importPlanner, reportOf } from './import-plan.ts';
import { readTbx } from './tbx-read.ts';
import { writeTbx } from './tbx-write.ts';
import type { TermRow } from './term.ts';

const ATOM: TermRow = {
  id: 1,
  version: 3,
  forms: [
    { language: 'nb', text: 'atomvåpen', status: 'preferred', inflections: ['A-våpen', 'kjernevåpnene'] },
    { language: 'nb', text: 'kjernevåpen', status: 'admitted', inflections: [] },
    { language: 'en', text: 'nuclear weapon', status: 'preferred', inflections: [] },
    { language: 'en', text: 'atom bomb & "nuke" <sic>', status: 'forbidden', inflections: [] },
  ],
  definitions: { nb: 'Våpen som virker ved\nkjernefysisk sprengning.', fr: 'Arme; une seule, «atomique».' },
  notes: 'Se også: avskrekking, "doktrine".',
  explain: true,
};
const NATO: TermRow = {
  id: 2,
  version: 1,
  forms: [{ language: 'nb', text: 'Nato', status: 'preferred', inflections: [] }],
  definitions: {},
  notes: '',
  explain: false,
};
const BOTH = [ATOM, NATO];
const planImport = (entries: RawTerm[], terms: TermRow[]) => entries.map(importPlanner(terms));
const outcomes = (plan: ReturnType<typeof planImport>) => plan.map(({ outcome }) => outcome);

describe('a termbase as CSV', () => {
  it('comes back as it went out', () => {
    expect(outcomes(planImport(readTermCsv(writeTermCsv(BOTH)), BOTH))).toEqual(['unchanged', 'unchanged']);
    expect(planImport(readTermCsv(writeTermCsv(BOTH)), []).map(({ content }) => content)).toEqual(
      BOTH.map(({ id: _, version: __, ...content }) => content),
    );
  });

  it('holds nothing that a spreadsheet would run, and is the same text when it is read again', () => {
    const sly = { ...NATO, notes: '=HYPERLINK("http://evil.example","x")' };
    const forms = [
      { language: 'nb', text: '-1', status: 'preferred' as const, inflections: [] },
      { language: 'nb', text: '@nato', status: 'preferred' as const, inflections: [] },
    ];
    const text = writeTermCsv([{ ...sly, forms }]);
    expect(text).not.toMatch(/(?:^|[,"\n])[=+\-@]/m);
    const [entry] = readTermCsv(text);
    expect(entry?.content).toMatchObject({ notes: sly.notes, forms: [{ text: '-1' }, { text: '@nato' }] });
  });

  it('is read with semicolons, in any order of columns, without groups, an empty status being preferred', () => {
    const entries = readTermCsv('\ufeffform;Language;status\nvåpen;nb;\nweapon;en;Forbidden\n');
    expect(entries).toEqual([
      {
        where: 'line 2',
        content: {
          forms: [{ language: 'nb', text: 'våpen', status: 'preferred', inflections: [] }],
          definitions: {},
          explain: false,
          notes: '',
        },
      },
      { where: 'line 3', content: expect.objectContaining({ notes: '' }) },
    ]);
  });

  it.each([
    ['', 'no column'],
    ['form,status\nx,preferred\n', 'no column “language”'],
    ['language,form\nnb,"x\n', 'no readable CSV'],
  ])('refuses %o', (text, why) => {
    expect(() => readTermCsv(text)).toThrow(Invalid);
    expect(() => readTermCsv(text)).toThrow(why);
  });
});

describe('a termbase as TBX', () => {
  it('is well-formed version 3, and comes back as it went out', () => {
    const xml = writeTbx(BOTH);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(xml).toContain('<tbx type="TBX-Basic" style="dca" xml:lang="en"');
    const plan = planImport(readTbx(xml), []);
    const flat = { ...ATOM.definitions, nb: 'Våpen som virker ved kjernefysisk sprengning.' };
    const { id: _, version: __, ...content } = ATOM;
    expect(plan[0]?.content).toEqual({ ...content, definitions: flat });
    expect(plan[1]?.content).toMatchObject({ forms: NATO.forms, explain: false });
  });

  it('reads version 2: martif with tig and ntig, and a DOCTYPE that only names the format', () => {
    const [entry] = readTbx(`<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
      <martif type="TBX" xml:lang="en"><text><body>
        <termEntry id="c7">
          <descripGrp><descrip type="definition">A pact &amp; more &#229;.</descrip></descripGrp>
          <langSet xml:lang="en-gb"><tig><term>NATO</term>
            <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
            <tig><term>Atlantic Alliance</term>
            <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
          <langSet xml:lang="nb"><ntig><termGrp><term> <![CDATA[Nato]]> </term></termGrp></ntig></langSet>
        </termEntry></body></text></martif>`);
    expect(entry).toEqual({
      where: 'entry c7',
      content: {
        forms: [
          { language: 'en-GB', text: 'NATO', status: 'preferred', inflections: [] },
          { language: 'en-GB', text: 'Atlantic Alliance', status: 'forbidden', inflections: [] },
          { language: 'nb', text: 'Nato', status: 'preferred', inflections: [] },
        ],
        definitions: { en: 'A pact & more å.' },
        explain: false,
        notes: '',
      },
    });
  });

  it('reads version 3 in the style that names elements after data categories', () => {
    const [entry] =
      readTbx(`<tbx style="dct" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
        xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
      <text><body><conceptEntry id="1"><langSec xml:lang="da"><basic:definition>Et våben.</basic:definition>
        <termSec><term>atomvåben</term><min:administrativeStatus>admittedTerm-admn-sts</min:administrativeStatus>
        </termSec></langSec></conceptEntry></body></text></tbx>`);
    expect(entry?.content).toMatchObject({
      forms: [{ language: 'da', text: 'atomvåben', status: 'admitted' }],
      definitions: { da: 'Et våben.' },
    });
  });

  it.each([
    ['an entity of its own', '<!DOCTYPE tbx [<!ENTITY a "aaa">]><tbx><text><body>&a;</body></text></tbx>'],
    ['an external entity', '<!DOCTYPE tbx [<!ENTITY a SYSTEM "file:///etc/passwd">]><tbx/>'],
    ['another document', '<html><body/></html>'],
    ['a cut-off file', '<tbx><text><body>'],
    ['a deep nest', `<tbx>${'<a>'.repeat(500)}${'</a>'.repeat(500)}</tbx>`],
  ])('refuses %s', (_what, xml) => {
    expect(() => readTbx(xml)).toThrow(Invalid);
  });

  it('does not expand what is no entity of XML', () => {
    const [entry] = readTbx(
      '<tbx xml:lang="en"><text><body><conceptEntry><note>&lol;</note></conceptEntry></body></text></tbx>',
    );
    expect(entry?.content).toMatchObject({ notes: '&lol;' });
  });
});

describe('planning an import', () => {
  const entry = (forms: object[], rest: object = {}, where = 'line 2') => ({
    where,
    content: { forms, definitions: {}, notes: '', explain: false, ...rest },
  });
  const form = (text: string, status = 'preferred', language = 'nb') => ({ language, text, status });

  it('completes a term that is there, and says what changes', () => {
    const [planned] = planImport(
      [
        entry([form('NATO'), form('Atlanterhavspakten', 'admitted')], {
          definitions: { nb: 'En allianse.' },
        }),
      ],
      BOTH,
    );
    expect(planned).toMatchObject({
      outcome: 'changed',
      existing: { id: 2, version: 1 },
      reason:
        '“NATO” (nb) preferred, “Atlanterhavspakten” (nb) admitted, the definition in Norwegian Bokmål.',
      content: { forms: [{ text: 'NATO' }, { text: 'Atlanterhavspakten' }] },
    });
  });

  it('takes nothing away that the file does not mention', () => {
    const [planned] = planImport([entry([form('atomvåpen', 'admitted')])], BOTH);
    expect(planned?.content).toMatchObject({
      definitions: ATOM.definitions,
      notes: ATOM.notes,
      explain: true,
      forms: [
        { text: 'atomvåpen', status: 'admitted', inflections: ['A-våpen', 'kjernevåpnene'] },
        {},
        {},
        {},
      ],
    });
  });

  it.each([
    ['no form', entry([]), 'at least one form'],
    ['a language that is none', entry([form('x', 'preferred', 'norsk språk')]), 'BCP 47'],
    ['a status that is none', entry([form('x', 'best')]), 'status'],
    ['a form twice', entry([form('x'), form('X')]), 'stands twice'],
    ['words of several terms', entry([form('nato'), form('kjernevåpen')]), 'several terms'],
    ['an explanation without words', entry([form('x')], { explain: true }), 'definition'],
  ])('refuses %s, with the reason', (_what, given, why) => {
    const [planned] = planImport([given], BOTH);
    expect(planned).toMatchObject({ outcome: 'refused', content: null });
    expect(planned?.reason).toContain(why);
  });

  it('refuses what stands in the file already, and counts everything', () => {
    const plan = planImport(
      [entry([form('ny')]), entry([form('NY')], {}, 'line 3'), entry([form('Nato')], {}, 'line 4')],
      BOTH,
    );
    expect(reportOf(plan)).toMatchObject({
      counts: { new: 1, changed: 0, unchanged: 1, refused: 1 },
      rows: [{ where: 'line 3', reason: 'It is the term of line 2 again.' }, {}, {}],
    });
  });
});
