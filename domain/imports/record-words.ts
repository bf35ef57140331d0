/** Records of files of many articles, in words. Safe in the browser. */

/** One of the articles of a file of many, and that file. */
export interface SourceRecord {
  /** the name of the file, without its folders */
  file: string;
  key: string;
  /** of the file, on which the record begins (from 1); null where that was not kept */
  line: number | null;
}

/** `Record nato-svarer of rss.xml, line 12` */
export function recordInWords({ file, key, line }: SourceRecord): string {
  return `Record ${key} of ${file}${line === null ? '' : `, line ${line}`}`;
}
