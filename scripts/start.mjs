/** `npm start`, also on a fresh clone: installs and builds what is missing, then serves (launch.ts). */
import { enter } from './setup.mjs';

await enter('launch.ts');
