/** For tests: files of an inbox, of which that of an article comes again with another text. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ImportFile } from '../imports/prepared.ts';
import { OSLO, textFile } from './articles.ts';

/** A file of a text, as it lies in the folder `inbox`. */
export const file = (name: string, text: string): ImportFile => ({
  name,
  path: `inbox/${name}`,
  bytes: new TextEncoder().encode(text),
});

/** One sentence of it reads otherwise, but is the same. */
export const HOURS: [string, string] = ['Møtet varte i to timer', 'Møtet varte i tre timer'];
/** And the sentence after it. */
export const ICE: [string, string] = ['Hva de ble', 'Hva alle ble'];

/** The text of the article with some of its words replaced. */
export const changed = (...replaced: [string, string][]) =>
  replaced.reduce((before, [from, to]) => before.replace(from, to), OSLO);

/** A folder from which the file of `OSLO` can be imported again. */
export async function inbox() {
  const folder = await mkdtemp(path.join(tmpdir(), 'spalte-inbox-'));
  await mkdir(path.join(folder, 'inbox'));
  return {
    inputs: { kind: 'paths' as const, folder, patterns: ['inbox'], limit: null },
    put: (text: string, name = textFile(OSLO).name) => writeFile(path.join(folder, 'inbox', name), text),
    remove: () => rm(folder, { recursive: true }),
  };
}
