import type { ArticleFormat } from './format.ts';
import { type Case, IMPORTED } from './testing-case.ts';
import { sample, utf8, utf16 } from './testing-formats.ts';
import {
  article,
  DATED_FORMATS,
  JSON_FORMATS,
  TEXT_FORMATS,
  type TextFormat,
  XML_FORMATS,
} from './testing-templates.ts';

const ALL_FORMATS: ArticleFormat[] = [...TEXT_FORMATS, 'docx'];

const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));

/** The article with bytes put in the middle of its text. */
function withBytes(format: TextFormat, ...bytes: number[]): Uint8Array {
  const [before = '', after = ''] = article(format, { text: 'Nato svarte onsdag |paa de russiske kravene.' })
    .replace(/[–å]/g, '-')
    .split('|');
  return join(utf8(before), Uint8Array.from(bytes), utf8(after));
}

const isXml = (format: ArticleFormat) => XML_FORMATS.some((one) => one === format);

export const BLANK: Case[] = ALL_FORMATS.flatMap((format): Case[] => {
  const blank =
    format === 'docx' ? /^the DOCX file is damaged: it is too short/ : /^the file has only white space/;
  const marked = format === 'docx' ? blank : /^the file is empty/;
  return [
    ['nothing', format, new Uint8Array(), /^the file is empty/],
    ['a byte order mark alone', format, utf8('\ufeff'), marked],
    ['the mark of UTF-16 alone', format, utf16(''), marked],
    ['one line end', format, utf8('\n'), blank],
    ['spaces', format, utf8(' \t \r\n'), blank],
    ['blank characters of Unicode', format, utf8('\u00a0\u2003\u200b\u0085'), blank],
    ['characters that nobody sees', format, utf8('\u200c\u200d\u2060\u00ad\n\u200e'), blank],
    ['a mark and spaces', format, utf8('\ufeff  \n'), blank],
  ];
});

export const NULS: Case[] = TEXT_FORMATS.flatMap((format): Case[] => {
  const bytes = utf8(article(format));
  return [0, bytes.length >> 1, bytes.length].map((at) => [
    `NUL at byte ${at}`,
    format,
    join(bytes.subarray(0, at), Uint8Array.of(0), bytes.subarray(at)),
    new RegExp(`^a zero byte: this is not a text file; save it as plain text in UTF-8 \\(byte ${at}\\)$`),
  ]);
});

const IMPOSSIBLE_DAYS = [
  '2022-13',
  '2022-00',
  '2022-99',
  '2022-02-30',
  '2021-02-29',
  '1900-02-29',
  '2022-01-32',
  '2022-04-31',
  '2022-01-00',
  '2022-13-01',
  '2022-00-00',
  '9999-12-32',
];
export const DATES: Case[] = DATED_FORMATS.flatMap((format) =>
  IMPOSSIBLE_DAYS.map(
    (date): Case => [
      `the day ${date}`,
      format,
      utf8(article(format, { date })),
      new RegExp(`^no such date: “${date}”; write it as .* \\(line \\d+\\)$`),
    ],
  ),
);
export const REAL_DATES: Case[] = DATED_FORMATS.flatMap((format) =>
  ['0001-01-01', '9999-12-31', '2020-02-29'].map(
    (date): Case => [`the day ${date}`, format, utf8(article(format, { date })), IMPORTED],
  ),
);

/** Cut at even distances, the last before the final mark. */
function cuts(bytes: Uint8Array, count: number, from = 0.02, to = 0.98): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => {
    const share = from + ((to - from) * index) / (count - 1);
    return bytes.subarray(0, Math.max(Math.floor(bytes.length * share), 1));
  });
}

export const CUT_OFF: Case[] = [
  ...XML_FORMATS.flatMap((format) =>
    cuts(utf8(article(format).replace(/[–éå]/g, 'e')), 16).map(
      (bytes): Case => [`cut after ${bytes.length} bytes`, format, bytes, /^not well-formed XML: /],
    ),
  ),
  ...JSON_FORMATS.flatMap((format) =>
    cuts(utf8(article(format).replace(/[–éå]/g, 'e')), 16).map(
      (bytes): Case => [`cut after ${bytes.length} bytes`, format, bytes, /^not valid JSON: /],
    ),
  ),
  ...cuts(sample('word.docx'), 16).map(
    (bytes): Case => [`cut after ${bytes.length} bytes`, 'docx', bytes, /^the DOCX file is damaged: /],
  ),
  ...(['dated-text', 'plain-text', 'markdown', 'html'] as const).flatMap((format) =>
    cuts(utf8(article(format).replace(/[–éå]/g, 'e')), 8, 0.75).map(
      (bytes): Case => [`cut after ${bytes.length} bytes`, format, bytes, IMPORTED],
    ),
  ),
];

const UNREADABLE_16 = /^not readable as UTF-16; save it as UTF-8 \(byte \d+\)$/;

export const ENCODINGS: Case[] = TEXT_FORMATS.flatMap((format): Case[] => {
  const text = (inside: string) => article(format, { text: `Nato ${inside} svarte onsdag.` });
  const undeclared = isXml(format) ? /^declared as UTF-8 but not valid UTF-8/ : IMPORTED;
  return [
    ['half a pair in UTF-16 LE', format, utf16(text('\ud800')), UNREADABLE_16],
    ['half a pair in UTF-16 BE', format, utf16(text('\udc00'), true), UNREADABLE_16],
    [
      'half a character of UTF-16',
      format,
      join(utf16(text('')), Uint8Array.of(0x61)),
      /^half a UTF-16 character at the end/,
    ],
    ['whole UTF-16', format, utf16(text('😀 æøå'), true), IMPORTED],
    ['an overlong slash', format, withBytes(format, 0xc0, 0xaf), undeclared],
    ['a surrogate in UTF-8', format, withBytes(format, 0xed, 0xa0, 0x80), undeclared],
    ['a cut character', format, withBytes(format, 0xe2, 0x80), undeclared],
    ['Windows-1252', format, withBytes(format, 0xe5, 0x20, 0x96), undeclared],
    [
      'a byte without a character',
      format,
      withBytes(format, 0x81),
      /^neither UTF-8 nor Windows-1252; save it as UTF-8 \(byte \d+\)$/,
    ],
    [
      'a wrong mark',
      format,
      join(Uint8Array.of(0xef, 0xbb, 0xbf), withBytes(format, 0xe5)),
      /^marked as UTF-8 but not valid UTF-8/,
    ],
    ['a lost character', format, utf8(text('\ufffd')), /^imported.*; a character was lost before the import/],
    ['marks of direction and joiners', format, utf8(text('\u202e\u2066\u200d\u0301')), IMPORTED],
  ];
});
