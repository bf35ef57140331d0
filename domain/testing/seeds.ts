/** The five seed files as they came. */
import { readFileSync } from 'node:fs';
import type { ImportFile } from '../imports/prepared.ts';

const FOLDER = new URL('../../seeds/articles/', import.meta.url);

export const SEEDS = [
  '000_ece4104a9832b8d4.txt',
  '001_7ccffb73df76ef4c.txt',
  '002_85cb1679faf3e546.txt',
  '003_6bb62f18c7c86d2e.txt',
  '004_3b71882cc0bf1758.txt',
] as const;

export function seedFile(name: (typeof SEEDS)[number]): ImportFile {
  return { name, path: `seeds/articles/${name}`, bytes: new Uint8Array(readFileSync(new URL(name, FOLDER))) };
}
