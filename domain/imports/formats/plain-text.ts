import { decodeText } from '../../text/decode.ts';
import { parseDatedText } from '../../text/parse.ts';
import { ParseError } from '../../text/parsed-article.ts';
import type { Reader, Readers } from './reading.ts';

const readDatedText: Reader = (bytes) => {
  const { text, encoding } = decodeText(bytes);
  return { parsed: parseDatedText(text), text, encoding };
};

const PROGRAM_FILES: readonly [RegExp, string][] = [
  [/^\s*%PDF-/, 'a PDF'],
  [/^\s*\{\\rtf/, 'an RTF document'],
  [/^\s*%!PS/, 'a PostScript file'],
];

/** What begins like text and is what a program writes for itself. */
function refusePrograms(text: string): void {
  const found = PROGRAM_FILES.find(([mark]) => mark.test(text));
  if (found)
    throw new ParseError(`this is ${found[1]}; save its text as Word (.docx), Markdown or plain text`, 1);
}

/** Markup of a kind that nothing else could read would become the text of the article. */
function refuseMarkup(text: string): void {
  if (/^\s*<\?xml|^\s*<[a-z][\w:.-]*(?:\s+[\w:.-]+\s*=\s*["'][^<]*)?>/i.test(text.slice(0, 5_000))) {
    throw new ParseError(
      'this XML is of no kind that can be imported (RSS, Atom, WordPress, NITF, NewsML-G2)',
      1,
    );
  }
}

const readPlainText: Reader = (bytes) => {
  const { text, encoding } = decodeText(bytes);
  refusePrograms(text);
  refuseMarkup(text);
  return { parsed: parseDatedText(text), text, encoding };
};

export const textReaders: Readers<'dated-text' | 'plain-text'> = {
  'dated-text': readDatedText,
  'plain-text': readPlainText,
};
