/** `npm run dev`: the development server behind the same guard as production, with the public pages' CSS kept fresh. */
import { watch } from 'node:fs';
import { environment } from '#domain/environment.ts';
import { generate } from './build/build.ts';
import { exitWith, runTool, step } from './build/steps.ts';
import { assertPortFree } from './server/http.ts';
import { run } from './server/run.ts';

/** What the public pages' style sheet is made from. */
const STYLED = ['components', 'app'];
/** Editors write a file in several goes. */
const QUIET = 150;

function keepStyleSheetFresh(): void {
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();
  const rebuild = (): void => {
    running = running.then(async () => {
      await runTool({ args: ['scripts/build-assets.ts'] }).catch((error: Error) =>
        console.error(error.message),
      );
    });
  };
  for (const folder of STYLED) {
    watch(folder, { recursive: true }, (_event, name) => {
      if (!name || name.includes('generated') || !/\.(tsx?|css)$/.test(name)) return;
      clearTimeout(timer);
      timer = setTimeout(rebuild, QUIET);
    });
  }
}

try {
  await assertPortFree(environment().port, environment().host);
  await generate();
  await step('Migrating the database', () => runTool({ args: ['scripts/migrate.ts'] }));
  await runTool({ args: ['scripts/prepare.ts'], show: true });
  keepStyleSheetFresh();
  await run('development');
} catch (error) {
  exitWith(error);
}
