import { describe, expect, it } from 'vitest';
import { readArticle } from './readers.ts';
import { readInShort } from './testing-formats.ts';
import { zip } from './testing-zip.ts';

const LEFT_OUT = 'left out';
const word = (body: string, styles?: string) =>
  zip([
    { name: 'word/document.xml', data: `<w:document><w:body>${body}</w:body></w:document>` },
    ...(styles ? [{ name: 'word/styles.xml', data: `<w:styles>${styles}</w:styles>` }] : []),
  ]);
const run = (text: string, properties = '') =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
const para = (inside: string, properties = '') =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inside}</w:p>`;
const mark = (type: string) => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const read = async (body: string, styles?: string) => {
  const { blocks, warnings } = await readInShort('docx', word(body, styles));
  return { blocks, leftOut: warnings.filter((warning) => warning.includes(LEFT_OUT)) };
};

describe('what a Word document says of itself outside of its text', () => {
  const core = (said: string) => ({
    name: 'docProps/core.xml',
    data: `<cp:coreProperties>${said}</cp:coreProperties>`,
  });
  const document = (body: string) => ({
    name: 'word/document.xml',
    data: `<w:document><w:body>${body}</w:body></w:document>`,
  });
  const propertiesOf = async (body: string, said: string) =>
    (await readArticle('docx', zip([document(body), core(said)]))).properties;
  const SAID = '<dc:title>Notat</dc:title><dc:creator>Kari Nordmann</dc:creator>';

  it('is its title only where the text has none', async () => {
    const text = para(run('Nato svarte onsdag på de russiske kravene.'));
    expect(await propertiesOf(text, SAID)).toEqual({ title: 'Notat', byline: 'Kari Nordmann' });
    const headline = para(run('Nato svarer'), '<w:pStyle w:val="Title"/>');
    expect(await propertiesOf(headline + text, SAID)).toEqual({ byline: 'Kari Nordmann' });
    expect(await propertiesOf(text, '')).toEqual({});
  });
});

describe('a Word document', () => {
  it('has a space for a line break, a tab and a carriage return', async () => {
    const inside = ['<w:br/>', '<w:tab/>', '<w:cr/>', '<w:ptab/>']
      .map((one) => `<w:t>a</w:t>${one}`)
      .join('');
    expect((await read(para(`<w:r>${inside}<w:t>b.</w:t></w:r>`))).blocks).toEqual(['paragraph: a a a a b.']);
  });

  it('has one paragraph of two whose break a change deletes', async () => {
    const joined = '<w:rPr><w:del w:id="1" w:author="x"/></w:rPr>';
    const gone = para('<w:del w:id="2"><w:r><w:delText>Borte.</w:delText></w:r></w:del>', joined);
    const body =
      para(run('Nato svarte '), joined) + gone + para(run('onsdag.')) + para(run('USA også.'), joined);
    expect((await read(body)).blocks).toEqual(['paragraph: Nato svarte onsdag.', 'paragraph: USA også.']);
    const before = para(run('Nato svarte.'), joined);
    const table = `<w:tbl><w:tr><w:tc>${para(run('A'))}</w:tc><w:tc>${para(run('B'))}</w:tc></w:tr></w:tbl>`;
    expect((await read(before + table)).blocks).toEqual(['paragraph: Nato svarte.', 'paragraph: A B']);
  });

  it('is read without its hidden text, and says so', async () => {
    const hidden = run(' Skjult.', '<w:vanish/>') + run(' Også skjult.', '<w:vanish w:val="true"/>');
    const shown = run(' Vist.', '<w:vanish w:val="0"/>');
    const body = para(run('Nato svarte.') + hidden + shown) + para(run('Et notat.', '<w:vanish/>'));
    expect(await read(body)).toEqual({
      blocks: ['paragraph: Nato svarte. Vist.'],
      leftOut: ['2 stretches of hidden text in the file left out: add to the text what readers need of it'],
    });
  });

  it('is read without what its styles hide, also styles made from others, unless the text says otherwise', async () => {
    const styles = `<w:style w:type="character" w:styleId="Skjult"><w:rPr><w:vanish/></w:rPr></w:style>
      <w:style w:type="character" w:styleId="Skjult2"><w:basedOn w:val="Skjult"/></w:style>
      <w:style w:type="character" w:styleId="Runde"><w:basedOn w:val="Runde"/></w:style>
      <w:style w:type="paragraph" w:styleId="Notat"><w:rPr><w:vanish/></w:rPr></w:style>`;
    const styled = (name: string, more = '') => run(` ${name}.`, `<w:rStyle w:val="${name}"/>${more}`);
    const body =
      para(
        run('Nato svarte.') +
          styled('Skjult') +
          styled('Skjult2') +
          styled('Runde') +
          styled('Skjult', '<w:vanish w:val="off"/>'),
      ) + para(run('Et notat.'), '<w:pStyle w:val="Notat"/>');
    expect((await read(body, styles)).blocks).toEqual(['paragraph: Nato svarte. Runde. Skjult.']);
  });

  it('keeps a paragraph of which only the mark is hidden', async () => {
    const body = para(run('Nato svarte.'), '<w:rPr><w:vanish/></w:rPr>');
    expect(await read(body)).toEqual({ blocks: ['paragraph: Nato svarte.'], leftOut: [] });
  });

  it('has what fields show, not their instructions, also of fields inside of instructions', async () => {
    const code = (text: string) => `<w:r><w:instrText>${text}</w:instrText></w:r>`;
    const inner = mark('begin') + code('PAGE') + mark('separate') + run('17') + mark('end');
    const field =
      mark('begin') + code('IF ') + inner + run(' = 1 ') + mark('separate') + run('side én') + mark('end');
    const simple = `<w:fldSimple w:instr="DATE">${run(' i dag')}</w:fldSimple>`;
    expect((await read(para(run('Se ') + field + simple + run('.')))).blocks).toEqual([
      'paragraph: Se side én i dag.',
    ]);
  });

  it('loses nothing after a field that is never ended', async () => {
    const body =
      para(run('Nato ') + mark('begin') + run('svarte.')) +
      para(run('USA også.') + mark('end') + mark('end'));
    const open = para(run('Nato ') + mark('begin') + run('svarte.')) + para(run('USA også.'));
    expect((await read(open)).blocks).toEqual(['paragraph: Nato svarte.', 'paragraph: USA også.']);
    expect((await read(body)).blocks.length).toBeGreaterThan(0);
  });

  const cell = (...inside: string[]) => `<w:tc>${inside.join('')}</w:tc>`;
  const row = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;
  const table = (...rows: string[]) => `<w:tbl>${rows.join('')}</w:tbl>`;

  it('has a paragraph for each row of a table, as every format has', async () => {
    const body =
      para(run('Her er byene.')) +
      table(
        row(cell(para(run('By'))), cell(para(run('Innbyggere')))),
        row(cell(para(run('Oslo'))), cell(para(''), para(run('700 000')))),
        `<w:sdt><w:sdtContent>${row(cell(para(run('Bergen'))), cell(para('')))}</w:sdtContent></w:sdt>`,
        row(cell(para('')), cell(para(''))),
      ) +
      para(run('Flere kommer.'));
    expect((await read(body)).blocks).toEqual([
      'paragraph: Her er byene.',
      'paragraph: By Innbyggere',
      'paragraph: Oslo 700 000',
      'paragraph: Bergen',
      'paragraph: Flere kommer.',
    ]);
  });

  it('keeps the paragraphs of a cell that lays the page out', async () => {
    const heading = para(run('Svarte skriftlig'), '<w:pStyle w:val="Heading2"/>');
    const inner = table(row(cell(para(run('By'))), cell(para(run('Tall')))));
    const body = table(
      row(
        cell(para(run('Til venstre'))),
        cell(heading, para(run('Nato svarte onsdag.')), inner),
        cell(para(run('Til')), ''),
        cell(para(run('høyre'))),
      ),
    );
    expect((await read(body)).blocks).toEqual([
      'paragraph: Til venstre',
      'heading: Svarte skriftlig',
      'paragraph: Nato svarte onsdag.',
      'paragraph: By Tall',
      'paragraph: Til høyre',
    ]);
  });
});
