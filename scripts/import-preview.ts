/**
 * node scripts/import-preview.ts UPLOAD KEY [ATTEMPT] [--entry N] [--viewer ID]: looks at what importing an upload would do, and
 * writes it beside the upload; with --entry, prints the text of one of its articles as JSON.
 */
import { setPriority } from 'node:os';
import { closeDatabase } from '#domain/db/client.ts';
import { printable } from '#domain/text/invisible.ts';
import { readEntry, writePreview } from '#domain/uploads/preview.ts';
import { backgroundArguments } from './import-background.ts';

const NICE = 10;

try {
  const { viewer, values, positionals } = await backgroundArguments();
  const [upload = '', key = '', attempt] = positionals;
  if (values.entry === undefined) {
    setPriority(NICE);
    await writePreview(viewer, upload, key, attempt);
  } else console.log(JSON.stringify(await readEntry(viewer, upload, key, Number(values.entry))));
} catch (error) {
  console.error(new Date().toISOString(), printable(process.argv.slice(2).join(' ')), error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
