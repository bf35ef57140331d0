/** Writing XML 1.0: elements as strings, everything escaped here and nowhere else. */

/** Characters that XML 1.0 has no way to write, not even as a number (section 2.2), and halves of a surrogate pair. */
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // a parser would turn these into a line feed or a space (XML 1.0, 2.11 and 3.3.3)
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/**
 * Text between tags. What XML cannot carry becomes U+FFFD. A line feed is written as a number, so that every line feed in
 * what we write stands between elements and can be indented.
 */
export function escapeText(text: string): string {
  return writable(text).replace(/[&<>\r\n]/g, (character) => ESCAPES[character] ?? character);
}

/** The value of an attribute, without its quotation marks. What XML cannot carry becomes U+FFFD. */
export function escapeAttribute(text: string): string {
  return writable(text).replace(/[&<>"\r\n\t]/g, (character) => ESCAPES[character] ?? character);
}

function writable(text: string): string {
  return text.replace(UNWRITABLE, '\ufffd');
}

/** The parts of a text: stretches that XML can carry, and single code units that it cannot. */
export function splitUnwritable(text: string): (string | { codeUnit: number })[] {
  const parts: (string | { codeUnit: number })[] = [];
  let at = 0;
  for (const match of text.matchAll(UNWRITABLE)) {
    if (match.index > at) parts.push(text.slice(at, match.index));
    parts.push({ codeUnit: match[0].charCodeAt(0) });
    at = match.index + 1;
  }
  if (at < text.length) parts.push(text.slice(at));
  return parts;
}

/** The code unit that four hexadecimal digits name; U+FFFD when they name none. */
export function characterOf(hexadecimal: string): string {
  return /^[0-9a-f]{1,4}$/i.test(hexadecimal)
    ? String.fromCharCode(Number.parseInt(hexadecimal, 16))
    : '\ufffd';
}

type Attributes = Readonly<Record<string, string | null | undefined>>;

function tag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes)
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  return `${name}${written.join('')}`;
}

/** The opening tag alone, for content that closes it itself. */
export function openTag(name: string, attributes: Attributes): string {
  return `<${tag(name, attributes)}>`;
}

/** An element on one line; `content` is XML already. Without content it is an empty tag. */
export function inlineElement(name: string, attributes: Attributes, content = ''): string {
  const open = tag(name, attributes);
  return content === '' ? `<${open}/>` : `<${open}>${content}</${name}>`;
}

/** An element with plain text in it, on one line. */
export function textElement(name: string, attributes: Attributes, text: string): string {
  return inlineElement(name, attributes, escapeText(text));
}

/** An element whose children stand on lines of their own, indented. Children that are `null` are left out. */
export function element(name: string, attributes: Attributes, children: readonly (string | null)[]): string {
  const there = children.filter((child): child is string => child !== null && child !== '');
  if (there.length === 0) return inlineElement(name, attributes);
  const lines = there.map((child) => `  ${child.replaceAll('\n', '\n  ')}`);
  return `<${tag(name, attributes)}>\n${lines.join('\n')}\n</${name}>`;
}

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';
