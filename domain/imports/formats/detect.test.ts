import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect.ts';
import { sample, utf8, utf16 } from './testing-formats.ts';

const SAMPLES: [string, string][] = [
  ['dated.txt', 'dated-text'],
  ['dated-windows-1252.txt', 'dated-text'],
  ['plain.txt', 'plain-text'],
  ['plain-utf16le.txt', 'plain-text'],
  ['plain-utf16be.txt', 'plain-text'],
  ['hugo.md', 'markdown'],
  ['hugo-toml.md', 'markdown'],
  ['heading.md', 'markdown'],
  ['news-page.html', 'html'],
  ['old-page.htm', 'html'],
  ['word.docx', 'docx'],
  ['agency.nitf.xml', 'nitf'],
  ['newsitem.xml', 'newsml-g2'],
  ['newsmessage.xml', 'newsml'],
  ['newsmessage-many.xml', 'newsml'],
  ['ninjs-1.json', 'ninjs'],
  ['ninjs-2.json', 'ninjs'],
  ['articles.jsonl', 'jsonl'],
  ['articles-array.json', 'jsonl'],
  ['articles.csv', 'csv'],
  ['excel.csv', 'csv'],
  ['unicode-text.tsv', 'tsv'],
  ['wordpress.xml', 'wxr'],
  ['ghost.json', 'ghost'],
  ['rss.xml', 'rss'],
  ['atom.xml', 'atom'],
];

/** Told by the name alone: nothing in them says Markdown. */
const BY_NAME = new Set(['heading.md']);

describe('detectFormat', () => {
  it.each(SAMPLES)('tells %s to be %s', (name, format) => {
    expect(detectFormat(name, sample(name))).toBe(format);
  });

  it.each(SAMPLES.filter(([name]) => !BY_NAME.has(name)))(
    'tells %s by its content under a wrong name',
    (name, format) => {
      for (const wrong of ['upload', 'upload.bin', 'upload.txt', 'upload.xml', 'upload.json']) {
        expect(detectFormat(wrong, sample(name))).toBe(format);
      }
    },
  );

  it.each([
    ['a.html', 'Bare en tekst uten en eneste tag.', 'plain-text'],
    ['a.html', 'Tekst med <p>avsnitt</p>', 'html'],
    ['a.json', 'Dette er ikke JSON.', 'plain-text'],
    ['a.json', '{"title":"A","text":"B"}', 'json-record'],
    ['a.json', '["en","to"]', 'json-record'],
    ['a.json', '[1,2', 'json-record'],
    ['a.json', '42', 'json-record'],
    ['a.json', '"tekst"', 'json-record'],
    ['a.txt', '[1] En note uten slutt', 'plain-text'],
    ['a.jsonl', '{"title":"A","text":"B"}', 'jsonl'],
    ['a.json', '{"title":"A","text":"B"}\n{"title":"C","text":"D"}\n', 'jsonl'],
    ['a.xml', 'Dette er ikke XML.', 'plain-text'],
    ['a.xml', '<?xml version="1.0"?><catalog><book/></catalog>', 'plain-text'],
    ['a.txt', '<!DOCTYPE html><title>A</title><p>B', 'html'],
    ['a.csv', 'date 2022-03 En artikkel med feil endelse.', 'dated-text'],
    ['a.csv', 'tittel;tekst\nA;B', 'csv'],
    ['a.csv', 'title\ttext\nA\tB', 'tsv'],
    ['a.txt', 'title,text\nA,B', 'csv'],
    ['a.txt', 'sep=;\nnavn;brødtekst\nA;B', 'csv'],
    ['a.csv', 'sep=\t\nnavn\tbrødtekst\nA\tB', 'tsv'],
    ['a.txt', 'Nato, Russland og USA\nmøttes onsdag.', 'plain-text'],
    ['a.txt', '---\ntitle: A\n---\nB', 'markdown'],
    ['a.txt', '+++\ntitle = "A"\n+++\nB', 'markdown'],
    ['a.txt', '+++\n\n# A\n[a]\nb = 1\n+++\nB', 'markdown'],
    ['a.txt', '+++\n\nNato svarte.\n', 'plain-text'],
    ['a.txt', '# Ikke sikkert Markdown', 'plain-text'],
    ['a.rdf', '<rdf:RDF xmlns:rdf="x"><channel/><item/></rdf:RDF>', 'rss'],
    ['a.xml', '<!-- a --><!DOCTYPE nitf SYSTEM "nitf.dtd"><nitf/>', 'nitf'],
    ['a.xml', '<packageItem guid="a"><groupSet/></packageItem>', 'newsml-g2'],
    ['a.xml', '<n:packageItem guid="a"><n:newsItem guid="b"/></n:packageItem>', 'newsml'],
    ['a', '', 'plain-text'],
    ['a.txt', '{Oslo} En tekst i krøllparentes.', 'plain-text'],
  ])('tells %s with %j to be %s', (name, text, format) => {
    expect(detectFormat(name, utf8(text))).toBe(format);
    if (text !== '') expect(detectFormat(name, utf16(text))).toBe(format);
  });

  it.each<[string, Uint8Array]>([
    ['picture.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
    ['picture.jpg', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10])],
    ['paper.pdf', utf8('%PDF-1.7\n1 0 obj')],
    ['letter.rtf', utf8('{\\rtf1\\ansi Hei}')],
    ['letter.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0])],
    ['sheet.xlsx', utf8('PK\u0003\u0004....xl/workbook.xml')],
    ['packed.zip', utf8('PK\u0003\u0004....readme.txt')],
    ['packed.gz', Uint8Array.from([0x1f, 0x8b, 8, 0, 0])],
    ['text.txt', utf8('En tekst med \0 i seg.')],
  ])('refuses %s, which is no text', (name, bytes) => {
    expect(detectFormat(name, bytes)).toBeNull();
  });

  it('is not misled by a character that is cut off at the end of the head', () => {
    const bytes = utf8('tittel;tekst;språk\nA;B;nb\nBlåbær');
    for (let end = 20; end < bytes.length; end += 1)
      expect(detectFormat('a.txt', bytes.subarray(0, end))).toBe('csv');
  });
});
