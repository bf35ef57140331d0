/**
 * `node scripts/run.mjs NAME …`: one of our commands with the pinned Node, installed first if need be. stdout stays the
 * command's own, because some of them print data.
 */
import { enter } from './setup.mjs';

const [name] = process.argv.splice(2, 1);
if (!/^[a-z-]+$/.test(name ?? '')) throw new Error('Name the command: node scripts/run.mjs users list');
// an import runs beside the site, and must be a small neighbour however many files it reads
const small = ['--optimize-for-size', '--max-semi-space-size=2', '--max-old-space-size=128'];
await enter(`${name}.ts`, { quiet: true, flags: name?.startsWith('import') ? small : [] });
