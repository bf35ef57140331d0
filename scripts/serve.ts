/** The production server. `npm start` comes here when everything is built and migrated; `.next/` must be there. */
import { run } from './server/run.ts';

try {
  await run('production');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}
