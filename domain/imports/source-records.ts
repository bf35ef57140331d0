/** Records of files of many articles: which file each came from, and what it is called when it stands alone. */
import { slugify } from '../text/slug.ts';
import type { SourceRecord } from './record-words.ts';

/** What is stored of where a file came from. */
interface Origin {
  path: string;
  format: string;
  /** the path of the file of many; null also of records that were stored before that was kept */
  container: string | null;
  line: number | null;
}

/** The formats of records, with the ending of a file that has one record alone. */
const ENDINGS: Readonly<Record<string, string>> = {
  'json-record': 'json',
  'csv-record': 'csv',
  'tsv-record': 'tsv',
  'wxr-item': 'xml',
  'ghost-post': 'json',
  'rss-item': 'xml',
  'atom-entry': 'xml',
};

/** Formats of records that are also files of one article. */
const OTHER_ENDINGS: Readonly<Record<string, string>> = { 'newsml-g2': 'xml', ninjs: 'json' };

/** The file of many ends there in `FILE#KEY`: a name may have the mark as well, and a key often has. */
const END_OF_FILE = /\.(?:xml|rss|atom|wxr|json|jsonl|ndjson|csv|tsv|tab|txt)(?=#)/i;
/** Characters of a key in a name: the rest says no more to anybody. */
const LONGEST_KEY = 60;

/** Where a record came from; null for a file of one article. */
export function recordOf({ path, format, container, line }: Origin): SourceRecord | null {
  const file = container ?? guessedContainer(path, format);
  if (file === null) return null;
  return { file: baseOf(file), key: path.slice(file.length + 1), line };
}

function guessedContainer(path: string, format: string): string | null {
  if (!Object.hasOwn(ENDINGS, format)) return null;
  const ending = END_OF_FILE.exec(path);
  const end = ending ? ending.index + ending[0].length : path.indexOf('#');
  return end > 0 ? path.slice(0, end) : null;
}

/** What a record is called as a file: `rss-nato-svarer.xml` of `rss.xml#https://example.org/nato-svarer`. */
export function recordName({ file, key }: Pick<SourceRecord, 'file' | 'key'>, format: string): string {
  const name = baseOf(file);
  const dot = name.lastIndexOf('.');
  const stem = dot > 0 ? name.slice(0, dot) : name;
  const said = slugify(key.replace(/^https?:\/\//, ''), LONGEST_KEY) || 'record';
  return `${stem}-${said}.${ENDINGS[format] ?? OTHER_ENDINGS[format] ?? 'txt'}`;
}

/** The name under which a source file is shown and given back. What was stored of records before says little (`_p=42`). */
export function sourceName(origin: Origin & { name: string }): string {
  const record = recordOf(origin);
  return record ? recordName(record, origin.format) : origin.name;
}

/** Keys may have slashes, and end in one: only of a file is the last part the name. */
function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
