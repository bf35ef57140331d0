/** npm run memory -- rebuild | import FILE…: the translation memory without a browser. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { closeDatabase } from '#domain/db/client.ts';
import { importTmx, rebuildMemory } from '#domain/memory/mutations.ts';
import { systemViewer } from '#domain/people/person.ts';

const USAGE = 'npm run memory -- rebuild | import FILE.tmx…';
const VIEWER = systemViewer('memory from the command line');

async function run([command, ...files]: string[]): Promise<void> {
  if (command === 'rebuild' && files.length === 0) {
    const { units } = await rebuildMemory(VIEWER);
    console.log(`The memory has ${units} approved sentences.`);
    return;
  }
  if (command !== 'import' || files.length === 0) throw new Error(USAGE);
  for (const file of files) {
    const bytes = new Uint8Array(await readFile(file));
    const { units, duplicates, skipped, problems } = await importTmx(VIEWER, {
      name: path.basename(file),
      bytes,
    });
    console.log(`${file}: ${units} new, ${duplicates} here already, ${skipped} left out.`);
    for (const { line, reason } of problems) console.log(`  ${line > 0 ? `line ${line}: ` : ''}${reason}`);
  }
}

try {
  await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
