/** Making folders. */
import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * `mkdir -p` that ends: Node's own goes round for ever where nothing can be made in a folder that exists, as in /proc.
 * Throws the system's error, ENOTDIR where a file is in the way.
 */
export function makeFolder(path: string, mode = 0o777): void {
  const there = statSync(/* turbopackIgnore: true */ path, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there) throw Object.assign(new Error(`${path} is not a folder`), { code: 'ENOTDIR' });
  const parent = dirname(path);
  if (parent !== path) makeFolder(parent, mode);
  try {
    mkdirSync(/* turbopackIgnore: true */ path, { mode });
  } catch (error) {
    // another process made it
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
