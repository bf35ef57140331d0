/** The arguments of programs that the desk starts in the background, and the person they work for. */
import { parseArgs } from 'node:util';
import { viewerAtWork } from '#domain/people/at-work.ts';
import { systemViewer } from '#domain/people/person.ts';

/** Throws Forbidden when the person may not sign in any more. */
export async function backgroundArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rollback: { type: 'boolean', default: false },
      entry: { type: 'string' },
      viewer: { type: 'string' },
    },
  });
  const viewer = values.viewer
    ? await viewerAtWork(Number(values.viewer))
    : systemViewer('import at the desk');
  return { viewer, values, positionals };
}
