import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentText } from './segment.ts';

const cut = (text: string, language: string) =>
  segmentText(text, language).map((span) => text.slice(span.start, span.end));

/** Language, then the sentences as they should come out; the text is the sentences joined by a space. */
const ADVERSARIAL: [string, ...string[]][] = [
  ['nb', 'Han kom kl. 19.', 'Hun kom kl. 20.30.'],
  ['nb', 'Møtet med Dr. Hansen varte lenge.', 'Det sier dr. Olsen.'],
  ['nb', 'Bl.a. USA er med.', 'F.eks. Norge, bl.a. Sverige og ca. 40 andre.'],
  ['nb', 'Paragraf nr. 5 gjelder.', 'Jf. Grunnloven kap. 3.'],
  ['nb', 'J. Stoltenberg møtte George W. Bush.', 'De snakket om J.K. Rowling.'],
  ['nb', 'Vi trenger vitamin C. Det vet alle.'].flatMap((s) => s.split(/(?<=C\.) /)) as [string, ...string[]],
  ['nb', '«Hva nå?» spør hun.', 'Ingen svarer.'],
  ['nb', '– Hva nå? spør hun.', '– Ingenting! roper han.'],
  ['nb', 'Nato har svart. ', '– Dette handler om retten til å velge, sier han.'].map((s) => s.trim()) as [
    string,
    ...string[],
  ],
  ['nb', 'Han sa ja.', '«Steadfast Noon» er navnet.', '«Nei», sa hun.'],
  ['nb', 'Den 17. desember kom svaret.', 'Den 30. september slutter han.'],
  ['nb', '26. jan. 2022 19:04 ble det publisert.', '1. mai er fridag.'],
  ['nb', 'Styrken er på 40 000 soldater.', '30 land er med.'],
  ['nb', 'Det koster 3,5 mill. kroner, dvs. 10 pst. mer.', 'Det er mye.'],
  ['nb', 'Vi kjøpte epler, pærer osv. Deretter gikk vi.'].flatMap((s) => s.split(/(?<=osv\.) /)) as [
    string,
    ...string[],
  ],
  ['nb', 'Nato – som alltid – vil følge med.', 'Ja.'],
  ['nb', 'Er det krig? ', '– Nei.', '– Jo.'].map((s) => s.trim()) as [string, ...string[]],
  ['nb', 'Kong Harald møtte f.d. statsminister Bondevik.', 'De spiste.'],
  ['nn', 'Dei store, t.d. USA, er med.', 'Det skjer no.', 'Han går.'],
  ['nb', 'Han så på tv.', 'Hun er ung.', 'Boka er min.', 'Slik var 2002.', '30 land ble med.'],
  ['nb', 'Det kostet 30 mill. 40 000 av dem er borte.'],
  ['nn', 'Eg veit ikkje.', '– Kva no? spør ho.', '– Vi ventar, seier han.'],
  ['nn', 'Det gjeld m.a. Noreg.', 'Sjå nr. 4.'],
  ['da', 'Han kom kl. 10.', 'Det er ca. 5 pct. af befolkningen, bl.a. Danmark.'],
  ['da', '- Hvad nu? spørger hun.', '- Intet, siger han.'],
  ['da', 'Det sker den 5. maj.', 'Hr. Jensen bor på 2. sal.'],
  ['da', 'Det koster 3 mio. kr. om året.', '- Det er dyrt, siger hun.'],
  ['da', 'Se f.eks. Folketingets svar.', 'Jf. bilag 3.'],
  ['sv', 'Han kom kl. 10, t.ex. från Malmö.', 'Det är bl.a. Sverige.'],
  ['sv', '– Vad nu? frågar hon.', '– Inget, säger han.'],
  ['sv', 'Prof. Svensson är här.', 'Den s.k. Nato-frågan är stor.'],
  ['sv', 'Det gäller fr.o.m. Januari.', 'Sedan är det slut.'],
  ['en', 'Mr. Biden met Gen. Milley and Sen. J. McCain.', 'They talked.'],
  ['en', 'He arrived at 7 p.m. on Monday.', 'She left at 8 a.m. The talks ended.'].flatMap((s) =>
    s.split(/(?<=a\.m\.) (?=The)/),
  ) as [string, ...string[]],
  ['en', 'The U.S. Senate voted.', 'It happened in the U.S. The vote was close.'].flatMap((s) =>
    s.split(/(?<=in the U\.S\.) /),
  ) as [string, ...string[]],
  ['en', 'It is on Jan. 26, i.e. Wednesday.', 'See No. 10 and Fig. 3.'],
  ['en', '“What now?” she asked.', '“Nothing!” he shouted.'],
  ['en', 'He said: “We are ready.”', 'Nobody answered.'],
  ['en', 'It costs 1.5 million, approx. 40,000 each.', '“Really?”', '“Yes.”'],
  ['en', 'Visit tv2.no or example.com today.', 'Version 2.1 is out.'],
  ['nb', 'Mr. Biden kom til St. Petersburg.', 'Han reiste.'],
  ['nb', 'Hva?!', 'Nei … ikke nå.', 'Ja...', 'Kanskje.'],
  ['nb', '(Han gikk.)', 'Hun ble.', '[Red. anm.: feil.]'],
];

describe('segmentText', () => {
  it.each(ADVERSARIAL)('cuts hard text in %s: %s', (language, ...sentences) => {
    expect(cut(sentences.join(' '), language).map((piece) => piece.trimEnd())).toEqual(sentences);
  });

  it('never joins two lines, even after an abbreviation', () => {
    expect(cut('Han kom kl.\nNeste linje', 'nb')).toEqual(['Han kom kl.\n', 'Neste linje']);
    expect(cut('En linje\r\n\r\nEn til', 'nb')).toEqual(['En linje\r\n\r\n', 'En til']);
  });

  it('gives white space to the segment before it, and white space at the start to the first', () => {
    expect(cut('  Ja.  Nei. \n', 'nb')).toEqual(['  Ja.  ', 'Nei. \n']);
  });

  it('keeps punctuation that stands alone with its neighbour', () => {
    expect(cut('Ja. !', 'nb')).toEqual(['Ja. !']);
    expect(cut('... Nei.', 'nb')).toEqual(['... Nei.']);
  });

  it('gives nothing for an empty text and one segment for white space', () => {
    expect(segmentText('', 'nb')).toEqual([]);
    expect(segmentText(' \n ', 'nb')).toEqual([{ start: 0, end: 3 }]);
  });

  it('takes a regional tag, an unknown language and nonsense', () => {
    for (const language of ['nb-NO', 'und', 'zz', 'not a tag', '']) {
      expect(cut('Ja. Nei.', language)).toEqual(['Ja. ', 'Nei.']);
    }
  });

  it('tiles any text: joined segments are the text and none is empty', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        '. ',
        '– ',
        'Ja',
        'kl.',
        '26. ',
        'jan.',
        '? ',
        '«',
        '»',
        '\n',
        ' 19',
        'J.',
        '!',
        'sier',
        '…',
      ),
    );
    fc.assert(
      fc.property(
        fc.array(piece),
        fc.constantFrom('nb', 'nn', 'da', 'sv', 'en', 'und'),
        (pieces, language) => {
          const text = pieces.join('');
          const spans = segmentText(text, language);
          let at = 0;
          for (const span of spans) {
            expect(span.start).toBe(at);
            expect(span.end).toBeGreaterThan(span.start);
            at = span.end;
          }
          expect(at).toBe(text.length);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('stays fast on a long text of nothing but abbreviations', () => {
    const started = performance.now();
    segmentText('Dr. '.repeat(30_000), 'nb');
    expect(performance.now() - started).toBeLessThan(3000);
  });

  it('cuts the 113 paragraphs of the seeds into the 165 sentences of the gold', () => {
    const folder = new URL('../../seeds/articles/', import.meta.url);
    const counts: Record<string, number> = {};
    let paragraphs = 0;
    for (const file of readdirSync(folder).filter((name) => /^00[0-4]_.*\.txt$/.test(name))) {
      const raw = readFileSync(new URL(file, folder), 'utf8').replace(/^ date \S+ /, '');
      const language = file.startsWith('002') ? 'da' : 'nb';
      const texts = raw.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
      paragraphs += texts.length;
      counts[file.slice(0, 3)] = texts.reduce((sum, text) => sum + cut(text.trim(), language).length, 0);
    }
    expect(paragraphs).toBe(113);
    expect(counts).toEqual({ '000': 46, '001': 32, '002': 21, '003': 18, '004': 48 });
  });
});
