import { decodeText } from '../../text/decode.ts';
import { parseDatedText } from '../../text/parse.ts';
import { ParseError } from '../../text/parsed-article.ts';
import type { Reader, Readers } from './reading.ts';

const readDatedText: Reader = (bytes) => {
  const { text, encoding } = decodeText(bytes);
  return { parsed: parseDatedText(text), text, encoding };
};

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
  refuseMarkup(text);
  return { parsed: parseDatedText(text), text, encoding };
};

export const textReaders: Readers<'dated-text' | 'plain-text'> = {
  'dated-text': readDatedText,
  'plain-text': readPlainText,
};
