/** `npm test`, also on a fresh clone: installs what is missing, the test tools included, then runs every check (checks.ts). */
import { enter } from './setup.mjs';

await enter('checks.ts', { development: true });
