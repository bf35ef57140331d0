/** By what people tell an import from another: what was named, or sent, or else its first file. */
import { database } from '../db/client.ts';
import { namedBy } from '../uploads/upload.ts';
import { type RunName, runInputs, runName } from './import.ts';

interface Run {
  id: number;
  inputs: unknown;
  named: unknown;
  total: number | null;
}

/** The name of each run, by its number; of one that nothing is known of, `first` is null. */
export async function namesOf(runs: readonly Run[]): Promise<Map<number, RunName>> {
  const names = new Map(runs.map((run) => [run.id, storedName(run)]));
  const nameless = runs.filter(({ id }) => !names.get(id));
  const items = await database().importItem.findMany({
    where: { runId: { in: nameless.map(({ id }) => id) }, position: 0 },
    select: { runId: true, path: true },
  });
  const firsts = new Map(items.map(({ runId, path }) => [runId, path]));
  return new Map(
    runs.map(({ id, total }) => [id, names.get(id) ?? nameByItem(firsts.get(id) ?? null, total)]),
  );
}

function storedName({ inputs, named }: Run): RunName | null {
  const stored = runName.safeParse(named);
  if (stored.success) return stored.data;
  const read = runInputs.safeParse(inputs);
  if (!read.success || read.data.kind !== 'paths') return null;
  const [first = null, ...others] = read.data.patterns;
  return { first, others: others.length };
}

/** Of imports from before their names were kept, and of files that a program handed in. */
function nameByItem(path: string | null, total: number | null): RunName {
  if (path === null) return { first: null, others: 0 };
  const mark = path.indexOf('#');
  const { first } = namedBy([mark > 0 ? path.slice(0, mark) : path]);
  return { first, others: first?.endsWith('/') ? 0 : Math.max(0, (total ?? 1) - 1) };
}
