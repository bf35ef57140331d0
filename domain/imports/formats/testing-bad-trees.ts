import { type Case, deep, IMPORTED } from './testing-case.ts';
import { utf8 } from './testing-formats.ts';
import { article, JSON_FORMATS, XML_FORMATS } from './testing-templates.ts';

export const ENTITY_TRAPS: Case[] = XML_FORMATS.flatMap((format): Case[] => {
  const typed = (type: string) => utf8(article(format).replace('?>', `?>${type}`));
  const entities = /^it defines entities of its own, which is refused/;
  return [
    ['a billion laughs', format, typed('<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]>'), entities],
    ['a file as entity', format, typed('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'), entities],
    [
      'an address as entity',
      format,
      typed('<!DOCTYPE a [<!ENTITY b SYSTEM "http://127.0.0.1/">]>'),
      entities,
    ],
    [
      'a parameter entity',
      format,
      typed('<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/a.dtd">%b;]>'),
      entities,
    ],
    ['an empty internal subset', format, typed('<!DOCTYPE a []>'), entities],
    [
      'an external document type, which is not fetched',
      format,
      typed('<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">'),
      IMPORTED,
    ],
  ];
});

export const XML_TRAPS: Case[] = XML_FORMATS.flatMap((format): Case[] => {
  const [start = '', end = ''] = article(format, { text: 'Nato svarte.|' }).split('|');
  const inside = (text: string) => utf8(`${start.replace('<![CDATA[', '')}${text}${end.replace(']]>', '')}`);
  const broken = /^not well-formed XML: /;
  return [
    ['an unknown entity', format, inside('&unknown;'), /^not well-formed XML: undefined entity/],
    ['an entity of HTML', format, inside('&nbsp;&aring;'), IMPORTED],
    ['NUL as a reference', format, inside('&#0;'), broken],
    ['a reference beyond Unicode', format, inside('&#x110000;'), broken],
    ['a control character', format, inside('\u0001'), broken],
    ['a tag that closes nothing', format, inside('</nothing>'), broken],
    ['an attribute without quotation marks', format, inside('<a b=c/>'), broken],
    ['an attribute twice', format, inside('<a b="1" b="2"/>'), broken],
    ['CDATA that never ends', format, inside('<![CDATA['), broken],
    ['a comment that never ends', format, inside('<!--'), broken],
    ['two outermost elements', format, utf8(`${article(format)}<b/>`), broken],
    ['text after the end', format, utf8(`${article(format)}mer`), broken],
    [
      '100,000 elements deep',
      format,
      utf8(deep('<a>', '</a>')),
      /^its elements are nested more than 200 deep/,
    ],
    ['no XML', format, utf8('Bare tekst.'), broken],
    [
      'another root',
      format,
      utf8('<?xml version="1.0"?><catalog/>'),
      /^(?:the outermost element|there is no)/,
    ],
  ];
});

export const JSON_TRAPS: Case[] = JSON_FORMATS.flatMap((format): Case[] => {
  const inside = (text: string) => utf8(article(format, { text: `Nato svarte. ${text}` }));
  const broken = /^not valid JSON: /;
  const raw = (change: (text: string) => string) => utf8(change(article(format)));
  return [
    ['100,000 arrays deep', format, utf8(`{"a":${deep('[', ']')}}`), /^it is nested more than 100 deep/],
    [
      '100,000 objects deep',
      format,
      utf8(`${deep('{"a":')}1${'}'.repeat(100_000)}`),
      /^it is nested more than 100 deep/,
    ],
    ['a comma too many', format, raw((text) => text.replace('}', ',}')), broken],
    ['a comma too few', format, raw((text) => text.replace('","', '""')), broken],
    ['simple quotation marks', format, raw((text) => text.replaceAll('"', "'")), broken],
    ['a comment', format, raw((text) => `// a\n${text}`), broken],
    ['NaN', format, utf8('{"text":NaN}'), broken],
    ['a name without quotation marks', format, utf8('{text:"a"}'), broken],
    ['two objects', format, raw((text) => `${text}\n${text}`), broken],
    ['a line end inside a string', format, inside('\n'), broken],
    ['an array', format, raw((text) => `[${text}]`), /^not an object with fields/],
    ['a string', format, utf8('"Nato svarte."'), /^not an object with fields/],
    ['null', format, utf8('null'), /^not an object with fields/],
    ['an empty object', format, utf8('{}'), /^(?:no field is known|the item has no|the post has no)/],
    ['half a pair as an escape', format, inside('\\ud800'), /^half a character in its text/],
    ['NUL as an escape', format, inside('\\u0000'), /^a NUL character in its text/],
    ['a whole pair as escapes', format, inside('\\ud83d\\ude00'), IMPORTED],
    [
      'names of JavaScript',
      format,
      raw((text) => text.replace('{', '{"__proto__":{"a":1},"constructor":"b",')),
      IMPORTED,
    ],
  ];
});
