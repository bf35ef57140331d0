import { type Case, deep, IMPORTED } from './testing-case.ts';
import { utf8 } from './testing-formats.ts';
import { article } from './testing-templates.ts';
import { docx, zip } from './testing-zip.ts';

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

const WORD = 'word/document.xml';
const body = (inside: string) => `<w:document><w:body>${inside}</w:body></w:document>`;
export const BAD_FILES: Case[] = [
  ['no row', 'csv-record', utf8('title,text\n'), /^a line of column names and no row/],
  [
    'too few fields',
    'csv-record',
    utf8('title,text,date\nA,B\n'),
    /^the row has 2 fields, its header 3 \(line 2\)$/,
  ],
  [
    'too many fields',
    'csv-record',
    utf8('title,text\nA,B,C\n'),
    /^the row has 3 fields, its header 2 \(line 2\)$/,
  ],
  [
    'two rows',
    'csv-record',
    utf8('title,text\nA,B\nC,D\n'),
    /^more than one row; a record has one \(line 3\)$/,
  ],
  [
    'an open quotation mark',
    'csv-record',
    utf8('title,text\nA,"B\n'),
    /^a quotation mark is opened and never closed \(line 2\)$/,
  ],
  [
    'text after a quotation mark',
    'csv-record',
    utf8('title,text\n"A"B,C\n'),
    /^text after the closing quotation mark/,
  ],
  [
    'no column of text',
    'csv-record',
    utf8('a,b\nA,B\n'),
    /^no field is known to hold the text; say which one does. There is: a, b/,
  ],
  ['an empty text', 'csv-record', utf8('title,text\nA,\n'), /^the field "text" has no text/],
  [
    'formulas, which stay text',
    'csv-record',
    utf8('title,text\n=1+1,"=HYPERLINK(""a"") er tekst."\n'),
    IMPORTED,
  ],
  ['tabs in a row of commas', 'tsv-record', utf8('title,text\nA,B\n'), /^no field is known to hold the text/],
  [
    'a picture',
    'wxr-item',
    utf8(article('wxr-item').replace('>post<', '>attachment<')),
    /^skipped: an attachment, which is no article/,
  ],
  [
    'a menu',
    'wxr-item',
    utf8(article('wxr-item').replace('>post<', '>nav_menu_item<')),
    /^skipped: a menu item/,
  ],
  [
    'a revision',
    'wxr-item',
    utf8(article('wxr-item').replace('>post<', '>revision<')),
    /^skipped: a revision/,
  ],
  [
    'no content',
    'wxr-item',
    utf8(article('wxr-item', { text: '' }).replace('<p></p>', '')),
    /^the post has no content/,
  ],
  [
    'a picture',
    'ninjs',
    utf8(article('ninjs').replace('"text"', '"picture"')),
    /^the item is of the type picture, not text/,
  ],
  [
    'two articles',
    'newsml-g2',
    utf8(
      `<newsMessage><itemSet>${`<newsItem>${article('newsml-g2').split('>').slice(2).join('>')}`.repeat(2)}</itemSet></newsMessage>`,
    ),
    /^it holds 2 articles; save each news item/,
  ],
  [
    'pictures alone',
    'newsml-g2',
    utf8('<newsItem><contentSet><remoteContent href="a"/></contentSet></newsItem>'),
    /^there is no news item with text in it/,
  ],
  [
    'a document of Lexical that is broken',
    'ghost-post',
    utf8('{"lexical":"{\\"root\\":"}'),
    /^not valid JSON/,
  ],
  ['no text', 'ghost-post', utf8('{"title":"A","html":"  "}'), /^the post has no text/],
  ['an empty archive', 'docx', zip([]), /^it is no Word document/],
  [
    'another archive',
    'docx',
    zip([{ name: 'a.txt', data: 'a' }]),
    /^it is no Word document: there is no word\/document.xml/,
  ],
  [
    'text',
    'docx',
    utf8('Dette er ikke et Word-dokument, bare en fil som heter det.'),
    /^the DOCX file is damaged: its directory is missing/,
  ],
  [
    'a bomb that says so',
    'docx',
    zip([{ name: WORD, data: new Uint8Array(60_000_000) }]),
    /unpacks to more than 20 MB/,
  ],
  [
    'a bomb that lies',
    'docx',
    zip([{ name: WORD, data: new Uint8Array(60_000_000), claimed: 100 }]),
    /unpacks to more than 20 MB/,
  ],
  ['a password', 'docx', zip([{ name: WORD, data: body(''), flags: 1 }]), /protected by a password/],
  [
    'an unknown packing',
    'docx',
    zip([{ name: WORD, data: body(''), method: 99 }]),
    /packed in an unknown way/,
  ],
  [
    'one name twice',
    'docx',
    zip([
      { name: WORD, data: 'a' },
      { name: WORD, data: 'b' },
    ]),
    /two entries of one name/,
  ],
  [
    '20,000 entries',
    'docx',
    zip(Array.from({ length: 20_000 }, (_, at) => ({ name: `a${at}`, data: '' }))),
    /^the archive has 20000 entries/,
  ],
  ['no paragraphs', 'docx', zip([{ name: WORD, data: body('') }]), /^there is no text in it/],
  ['no body', 'docx', zip([{ name: WORD, data: '<w:document/>' }]), /there is no body in word/],
  [
    'entities',
    'docx',
    zip([{ name: WORD, data: `<!DOCTYPE a [<!ENTITY b "c">]>${body('')}` }]),
    /^it defines entities/,
  ],
  [
    '100,000 elements deep',
    'docx',
    zip([{ name: WORD, data: deep('<w:p>') }]),
    /^its elements are nested more than 200 deep/,
  ],
  [
    'paths that lead out, which are not followed',
    'docx',
    zip([
      { name: '../../etc/passwd', data: 'a' },
      { name: WORD, data: body('<w:p><w:r><w:t>Nato svarte.</w:t></w:r></w:p>') },
    ]),
    IMPORTED,
  ],
  ['one paragraph', 'docx', docx('Nato svarte onsdag.'), IMPORTED],
  [
    'a document type of Latin-1',
    'nitf',
    latin1(
      '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.content><p>Blåbær.</p></body.content></body></nitf>',
    ),
    IMPORTED,
  ],
  [
    'an encoding nobody knows',
    'nitf',
    latin1(
      '<?xml version="1.0" encoding="KOI8-R"?><nitf><body><body.content><p>Blåbær.</p></body.content></body></nitf>',
    ),
    /^declared as KOI8-R, which cannot be read/,
  ],
  [
    'Latin-1 that is UTF-8',
    'nitf',
    utf8(
      '<?xml version="1.0" encoding="ISO-8859-1"?><nitf><body><body.content><p>Blåbær.</p></body.content></body></nitf>',
    ),
    /^imported.*declared as ISO-8859-1, but the bytes are UTF-8/,
  ],
];
