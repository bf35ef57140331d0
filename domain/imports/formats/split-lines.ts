/** JSON Lines: one object a line. An array of objects is taken as well, since that is what many export under the name. */
import type { ArticleFormat } from './format.ts';
import { cutObjects } from './json-cutter.ts';
import { looksLikeNinjs } from './json-kind.ts';
import { readJsonObject } from './json-tree.ts';
import { nameOfField } from './record-fields.ts';
import {
  type Cut,
  decodeCut,
  type Frame,
  Keys,
  LARGEST_RECORD,
  type RecordFile,
  type SplitOptions,
} from './record-file.ts';

const TOO_LARGE = `the record has more than ${LARGEST_RECORD / 1_000_000} MB`;

const ARRAY: Frame = { before: '[\n', between: ',\n', after: '\n]\n' };

/** Lines, however they end; blank ones are passed over. Holds no more than one line and one chunk. */
export async function* cutLines(texts: AsyncIterable<string>): AsyncGenerator<Cut> {
  let held = '';
  let line = 1;
  let isTooLarge = false;
  const cut = (text: string): Cut[] => {
    const own = { text, line, refused: isTooLarge ? TOO_LARGE : null };
    isTooLarge = false;
    return own.refused !== null || text.trim() !== '' ? [own] : [];
  };
  for await (const text of texts) {
    held += text;
    let from = 0;
    for (const end of held.matchAll(/\r\n|\n|\r(?!$)/g)) {
      yield* cut(held.slice(from, end.index));
      line += 1;
      from = end.index + end[0].length;
    }
    held = held.slice(from);
    if (held.length > LARGEST_RECORD) {
      isTooLarge = true;
      held = '';
    }
  }
  yield* cut(held);
}

/** The key, and the format, of one JSON object. A line that is not JSON has neither; its reader says what is wrong. */
function describe(text: string, options: SplitOptions): { key: string | null; format: ArticleFormat } {
  let data: unknown;
  try {
    data = JSON.parse(decodeCut(text));
  } catch {
    return { key: null, format: 'json-record' };
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data))
    return { key: null, format: 'json-record' };
  const fields = new Map<string, unknown>(Object.entries(data));
  const names = [...fields.keys()];
  const name = nameOfField('id', names, options.mapping);
  const value = name === null ? null : fields.get(name);
  const key =
    typeof value === 'number' ? digitsOf(value, text, name) : typeof value === 'string' ? value : null;
  const format = !options.mapping && looksLikeNinjs(names) ? 'ninjs' : 'json-record';
  return { key, format };
}

/** As it is written: two long numbers may be one to a computer. */
function digitsOf(value: number, text: string, name: string | null): string {
  if (Number.isSafeInteger(value)) return String(value);
  const node = readJsonObject(decodeCut(text)).entries.get(name ?? '');
  return node?.kind === 'literal' ? node.written : String(value);
}

/** Puts the first stretch back before the others, after looking at it. */
async function peek(texts: AsyncIterable<string>): Promise<{ head: string; all: AsyncGenerator<string> }> {
  const iterator = texts[Symbol.asyncIterator]();
  let head = '';
  while (head.trim() === '') {
    const next = await iterator.next();
    if (next.done) break;
    head += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    yield head;
    yield* { [Symbol.asyncIterator]: () => iterator };
  }
  return { head, all: all() };
}

export async function* splitJsonLines(
  name: string,
  texts: AsyncIterable<string>,
  options: SplitOptions,
): AsyncGenerator<RecordFile> {
  const { head, all } = await peek(texts);
  const isArray = /^\s*\[/.test(head);
  const keys = isArray ? new Keys(name, () => ARRAY) : new Keys(name);
  const cuts = isArray ? cutObjects(all, (path) => path.length === 0) : cutLines(all);
  for await (const cut of cuts) {
    if (cut.refused !== null) {
      yield keys.refuse(cut.refused, cut);
      continue;
    }
    const { key, format } = describe(cut.text, options);
    yield keys.record(key, cut, format);
  }
}
