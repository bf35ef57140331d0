import { recordInWords, type SourceRecord } from '#domain/imports/record-words.ts';

/** A file, or the record that was cut out of a file of many articles. */
export function SourceName({ name, record }: { name: string; record: SourceRecord | null }) {
  return <span className="break-all">{record ? recordInWords(record) : name}</span>;
}
