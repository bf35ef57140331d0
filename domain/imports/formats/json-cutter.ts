/** Cuts objects out of a long JSON file without holding it. Text is one character a byte. */
import { type Cut, countLines, LARGEST_RECORD } from './record-file.ts';

const DEEPEST = 100;
const TOO_LARGE = `the record has more than ${LARGEST_RECORD / 1_000_000} MB`;

interface Level {
  isArray: boolean;
  /** in an object: the name of the field being read */
  key: string;
}

/** Walks over JSON piece by piece. Only brackets, strings and colons matter to it; readers check the rest. */
class JsonCutter {
  private held = '';
  private at = 0;
  private line = 1;
  private readonly levels: Level[] = [];
  /** where the object to cut out begins, and at which depth; -1 when none is open */
  private start = -1;
  private depth = 0;
  private isTooLarge = false;
  private lastString = '';
  broken: string | null = null;
  private readonly wants: (path: readonly string[]) => boolean;

  constructor(wants: (path: readonly string[]) => boolean) {
    this.wants = wants;
  }

  get isOpen(): boolean {
    return this.levels.length > 0;
  }

  get currentLine(): number {
    return this.line;
  }

  /** The names of the fields above the array that the next object is in. */
  private path(): string[] {
    return this.levels.filter(({ isArray }) => !isArray).map(({ key }) => key);
  }

  private open(isArray: boolean): void {
    const parent = this.levels.at(-1);
    if (this.levels.length >= DEEPEST) this.broken = `it is nested more than ${DEEPEST} deep`;
    if (!isArray && this.start < 0 && parent?.isArray && this.wants(this.path())) {
      this.start = this.at;
      this.depth = this.levels.length;
      this.isTooLarge = false;
    }
    this.levels.push({ isArray, key: '' });
  }

  private close(isArray: boolean): Cut | null {
    const level = this.levels.pop();
    if (level?.isArray !== isArray) {
      this.broken = `its brackets do not fit: a ${isArray ? ']' : '}'} closes nothing`;
      return null;
    }
    if (this.start < 0 || this.levels.length > this.depth) return null;
    const line = this.line + countLines(this.held.slice(0, this.start));
    const text = this.isTooLarge ? '' : this.held.slice(this.start, this.at + 1);
    this.start = -1;
    return { text, line, refused: this.isTooLarge ? TOO_LARGE : null };
  }

  /** The offset after a string that begins at `at`, or -1 when its end has not come yet. */
  private stringEnd(): number {
    let at = this.held.indexOf('"', this.at + 1);
    while (at >= 0) {
      let slashes = 0;
      while (this.held.charAt(at - 1 - slashes) === '\\') slashes += 1;
      if (slashes % 2 === 0) return at + 1;
      at = this.held.indexOf('"', at + 1);
    }
    return -1;
  }

  private mark(character: string): Cut | null {
    const level = this.levels.at(-1);
    if (character === '{' || character === '[') this.open(character === '[');
    else if (character === ':' && level && !level.isArray) level.key = this.lastString;
    else if (character === '}' || character === ']') return this.close(character === ']');
    return null;
  }

  *push(text: string): Generator<Cut> {
    this.held += text;
    const marks = /["{}[\]:]/g;
    while (this.broken === null) {
      marks.lastIndex = this.at;
      const found = marks.exec(this.held);
      if (!found) {
        this.at = this.held.length;
        break;
      }
      this.at = found.index;
      if (found[0] === '"') {
        const end = this.stringEnd();
        if (end < 0) break;
        this.lastString = this.held.slice(this.at + 1, Math.min(end - 1, this.at + 200));
        this.at = end;
        continue;
      }
      const cut = this.mark(found[0]);
      this.at += 1;
      if (cut) yield cut;
    }
    this.letGo();
  }

  /** Forgets what was read and is in no open object; of one that is too large, everything. */
  private letGo(): void {
    if (this.start >= 0 && this.held.length - this.start > LARGEST_RECORD) {
      this.isTooLarge = true;
      this.start = this.at;
    }
    const keep = this.start >= 0 ? this.start : this.at;
    this.line += countLines(this.held.slice(0, keep));
    this.held = this.held.slice(keep);
    this.at -= keep;
    if (this.start >= 0) this.start -= keep;
    if (this.held.length > LARGEST_RECORD * 2) this.broken = 'a string in it is too large or never closed';
  }
}

/**
 * The objects in the arrays that `wants` chooses by the names of the fields above them, in order. What cannot be cut
 * any further, since the file breaks off or its brackets do not fit, comes as a last cut that is refused.
 */
export async function* cutObjects(
  texts: AsyncIterable<string>,
  wants: (path: readonly string[]) => boolean,
): AsyncGenerator<Cut> {
  const cutter = new JsonCutter(wants);
  for await (const text of texts) {
    yield* cutter.push(text);
    if (cutter.broken !== null) break;
  }
  const why = cutter.broken ?? (cutter.isOpen ? 'the file breaks off before its end' : null);
  if (why !== null)
    yield { text: '', line: cutter.currentLine, refused: `not valid JSON from here on: ${why}` };
}
