/**
 * `node scripts/run.mjs NAME …`: one of our commands with the pinned Node, installed first if need be. stdout stays the
 * command's own, because some of them print data.
 */
import { SMALL_PROCESS } from '../domain/imports/small-process.mjs';
import { enter } from './setup.mjs';

const [name] = process.argv.splice(2, 1);
if (!/^[a-z-]+$/.test(name ?? '')) throw new Error('Name the command: node scripts/run.mjs users list');
await enter(`${name}.ts`, { quiet: true, ...(name?.startsWith('import') ? SMALL_PROCESS : {}) });
