/** Characters that nobody sees. */

/** White space, what Unicode lets every font ignore (zero-width, joiners, soft hyphens, marks of direction), and blank Braille. */
const INVISIBLE = /^[\s\u0085\u2800\p{Default_Ignorable_Code_Point}]*$/u;

/** Whether there is nothing to see in a text; also of an empty one. */
export function isInvisible(text: string): boolean {
  return INVISIBLE.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const UNSHOWABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;
const ALL_UNSHOWABLE = new RegExp(UNSHOWABLE, 'g');

/** Whether a name has characters that are no letters and change how others are shown: of control, of direction, line breaks. */
export function isUnshowable(name: string): boolean {
  return !name.isWellFormed() || UNSHOWABLE.test(name);
}

/** A text for a line of a terminal: such characters as escapes (`\x1b`, `\n`, `\u202e`), everything else as it is. */
export function printable(text: string): string {
  return text.toWellFormed().replace(ALL_UNSHOWABLE, (character) => {
    const code = character.charCodeAt(0);
    const short = SHORT[character];
    if (short !== undefined) return short;
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
  });
}

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
