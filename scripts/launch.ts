/** The rest of `npm start`, run by the pinned Node: build if needed, migrate, first-start work, serve. */
import { prepareStorage } from '#domain/db/storage.ts';
import { environment } from '#domain/environment.ts';
import { ensureBuilt } from './build/build.ts';
import { exitWith, runTool, step } from './build/steps.ts';
import { withLock } from './lock.mjs';
import { assertPortFree } from './server/http.ts';
import { LOCK, seconds } from './setup.mjs';

const began = performance.now();
try {
  // what would end the start later ends it now, before the long part
  const settings = environment();
  prepareStorage(settings);
  await assertPortFree(settings.port, settings.host);
  const first = await ensureBuilt();
  // of two starts on an empty database one imports the seeds, the other finds them
  await withLock(LOCK, async () => {
    await step('Migrating the database', () => runTool({ args: ['scripts/migrate.ts'] }));
    await runTool({ args: ['scripts/prepare.ts'], show: true });
  });
  await import('./serve.ts');
  if (first) console.log(`Everything together took ${seconds(began)}; the next start takes a few seconds.`);
} catch (error) {
  exitWith(error);
}
