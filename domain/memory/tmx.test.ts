import { describe, expect, it } from 'vitest';
import type { TmxProblem } from './memory.ts';
import { readTmx, TmxError } from './tmx.ts';
import type { TmxUnit } from './tmx-unit.ts';

const tmx = (body: string, srclang = 'nb-NO') => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
  <header creationtool="Other" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="${srclang}" datatype="plaintext"/>
  <body>
${body}
  </body>
</tmx>`;
const tuv = (language: string, seg: string, rest = '') =>
  `<tuv xml:lang="${language}"${rest}><seg>${seg}</seg></tuv>`;
const tu = (source: string, target: string, rest = '') =>
  `<tu${rest}>${tuv('nb-NO', source)}${tuv('en-GB', target)}</tu>`;

function read(text: string): { units: TmxUnit[]; problems: TmxProblem[] } {
  const entries = [...readTmx(text)];
  return {
    units: entries.flatMap(({ unit }) => unit ?? []),
    problems: entries.flatMap(({ problem }) => problem ?? []),
  };
}
const textsOf = (seg: string) => read(tmx(tu(seg, 'x'))).units.map(({ sourceText }) => sourceText);

describe('a TMX file', () => {
  it('has units with their languages, who wrote them and when, and their notes', () => {
    const { units, problems } = read(
      tmx(`<tu creationid="OLA" creationdate="20200101T000000Z"><note>About Oslo</note>
        <tuv xml:lang="NB_no"><seg>Møtet varte i to timer.</seg></tuv>
        <tuv xml:lang="en-gb" changeid="Kari &amp; Co" changedate="20220324T190400Z"><note>Checked</note><seg>The meeting lasted two hours.</seg></tuv>
      </tu>`),
    );
    expect(problems).toEqual([]);
    expect(units).toEqual([
      {
        sourceLanguage: 'nb-NO',
        targetLanguage: 'en-GB',
        sourceText: 'Møtet varte i to timer.',
        targetText: 'The meeting lasted two hours.',
        author: 'Kari & Co',
        writtenAt: new Date('2022-03-24T19:04:00Z'),
        note: 'About Oslo\nChecked',
      },
    ]);
  });

  it('may have the source language anywhere in a unit, and several others', () => {
    const unit = `<tu>${tuv('en', 'War')}${tuv('nb-NO', 'Krig')}${tuv('da', 'Krig')}</tu>`;
    expect(read(tmx(unit)).units).toMatchObject([
      { sourceLanguage: 'nb-NO', targetLanguage: 'en', sourceText: 'Krig', targetText: 'War' },
      { sourceLanguage: 'nb-NO', targetLanguage: 'da', sourceText: 'Krig', targetText: 'Krig' },
    ]);
    expect(read(tmx(unit, '*all*')).units[0]).toMatchObject({
      sourceLanguage: 'en',
      targetLanguage: 'nb-NO',
    });
  });

  it('is read without its tags: what is between them stays, what they hold of the document goes', () => {
    expect(textsOf('Nato <bpt i="1">&lt;b&gt;</bpt>møtes<ept i="1">&lt;/b&gt;</ept> i Oslo.')).toEqual([
      'Nato møtes i Oslo.',
    ]);
    expect(
      textsOf('Første<ph>&lt;br/&gt;</ph>andre <hi type="x">linje</hi><it pos="end">&lt;/i&gt;</it>.'),
    ).toEqual(['Første andre linje.']);
    expect(textsOf('Se <ph>&lt;img alt="<sub>kartet</sub>"&gt;</ph>.')).toEqual(['Se .']);
    expect(textsOf('  Over\n    to linjer  ')).toEqual(['Over to linjer']);
    expect(textsOf('<![CDATA[Q&A <1>]]>')).toEqual(['Q&A <1>']);
    expect(textsOf('&#8211; Ja, sa St&#xf8;re &lt;her&gt;')).toEqual(['– Ja, sa Støre <her>']);
  });

  it('may have units in comments, which are none, and > in attributes', () => {
    const body = `<!-- ${tu('Nei', 'No')} -->${tu('Ja', 'Yes', ' note="a > b"')}`;
    expect(read(tmx(body)).units.map(({ targetText }) => targetText)).toEqual(['Yes']);
  });
});

describe('a bad unit', () => {
  it.each([
    ['only one language', `<tu>${tuv('nb', 'Ja')}</tu>`, 'fewer than two languages'],
    ['no text', tu('Ja', '<ph>x</ph>'), 'is empty'],
    ['an unknown language', `<tu>${tuv('nb', 'Ja')}${tuv('???', 'Yes')}</tu>`, 'is no language'],
    ['one language twice', `<tu>${tuv('nb-NO', 'Ja')}${tuv('nb-NO', 'Jo')}</tu>`, 'Both texts are in nb-NO'],
    ['an entity that nobody declared', tu('Ja &foo;', 'Yes'), '“&foo;” is no character'],
    ['an & that stands for itself', tu('Q & A', 'Yes'), 'The XML is broken'],
    ['half a character', tu('&#xD800;', 'Yes'), 'is no character'],
    ['tags that do not end', '<tu><tuv xml:lang="nb"><seg>Ja</tuv></tu>', 'The XML is broken'],
    ['a text longer than any sentence', tu('x'.repeat(10_001), 'Yes'), 'longer than any sentence'],
  ])('%s: is reported with its line, and the others are read', (_, bad, reason) => {
    const { units, problems } = read(tmx(`${tu('En', 'One')}\n${bad}\n${tu('To', 'Two')}`));
    expect(units.map(({ targetText }) => targetText)).toEqual(['One', 'Two']);
    expect(problems).toEqual([{ line: 7, reason: expect.stringContaining(reason) }]);
  });

  it('without an end does not swallow the next one', () => {
    const { units, problems } = read(tmx(`<tu>${tuv('nb-NO', 'Ja')}\n${tu('To', 'Two')}`));
    expect(units.map(({ targetText }) => targetText)).toEqual(['Two']);
    expect(problems).toEqual([{ line: 6, reason: 'The unit does not end.' }]);
  });
});

describe('what is no TMX file', () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE tmx [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tmx><body/></tmx>';
  it.each([
    ['another format', '<html><body/></html>'],
    ['plain text', 'Nato møtes i Oslo'],
    ['nothing', ''],
    ['a file that declares entities', bomb],
    ['a file that ends inside a tag', '<tmx version="1.4'],
    ['a file that ends inside a comment', '<tmx><!-- '],
  ])('%s is refused as a whole', (_, text) => {
    expect(() => read(text)).toThrow(TmxError);
  });

  it('never reads a file outside', () => {
    const text = tmx('').replace(
      '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
      '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
    );
    expect(() => read(text)).toThrow('declares entities');
  });
});
