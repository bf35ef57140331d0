/** What a query is refused for before it reaches the database. */

/** Another writer held the database for too long, or every connection was taken: worth trying again later. */
export class DatabaseBusy extends Error {
  readonly code = 'busy';
  constructor(cause: unknown) {
    super('The database is busy.', { cause });
    this.name = 'DatabaseBusy';
  }
}

/** A query that is a mistake of ours, whatever the data: never shown to a person. */
export class QueryRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'QueryRefused';
  }
}

const BULK_OPERATIONS = new Set(['deleteMany', 'updateMany', 'updateManyAndReturn']);
/** Arguments that choose rows, at any depth: nested writes choose with `connect`, `delete` and so on. */
const CHOOSING = new Set([
  'where',
  'cursor',
  'having',
  'connect',
  'disconnect',
  'delete',
  'deleteMany',
  'set',
]);

/**
 * Refuses `undefined` wherever rows are chosen, since Prisma takes it for "no condition" and answers with the first
 * row or changes them all, and refuses bulk writes without any condition. Refuses to count a relation, too: Prisma groups the
 * whole other table for it, so it takes the longer the more articles there are.
 */
export function refuseLooseConditions(model: string | undefined, operation: string, args: unknown): void {
  if (model === undefined) return; // raw SQL has its own parameters
  refuseCareless(args, false, `${model}.${operation}`);
  if (BULK_OPERATIONS.has(operation) && !hasCondition((args as { where?: unknown } | undefined)?.where)) {
    throw new QueryRefused(`${model}.${operation} without a condition would touch every row.`);
  }
}

function refuseCareless(value: unknown, choosing: boolean, path: string): void {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) refuseCareless(entry, choosing, `${path}[${i}]`);
    return;
  }
  if (value === undefined && choosing)
    throw new QueryRefused(`${path} is undefined: that would mean any row.`);
  if (!isPlainObject(value)) return;
  for (const [key, entry] of Object.entries(value)) {
    if (key === '_count' && isPlainObject(entry) && 'select' in entry)
      throw new QueryRefused(`${path} counts a whole table: use groupBy with the ids at hand.`);
    refuseCareless(entry, choosing || CHOOSING.has(key), `${path}.${key}`);
  }
}

/** Whether a `where` can leave out any row at all. */
function hasCondition(where: unknown): boolean {
  if (Array.isArray(where)) return where.some(hasCondition);
  if (!isPlainObject(where)) return false;
  return Object.entries(where).some(([key, value]) => {
    if (key === 'AND' || key === 'NOT') return hasCondition(value);
    // No branch chooses nothing; one branch without a condition chooses everything.
    if (key === 'OR') return Array.isArray(value) ? value.every(hasCondition) : hasCondition(value);
    return !isPlainObject(value) || Object.keys(value).length > 0;
  });
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Turns the several ways in which Prisma says "not now" into one; gives other errors back as they are. */
export function namedError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const late = code === 'P2028' && error.message.includes('Unable to start a transaction');
  const noConnection = error.message.includes('timeout exceeded when trying to connect');
  return code === 'P1008' || code === 'P2024' || code === 'P2037' || late || noConnection
    ? new DatabaseBusy(error)
    : error;
}

/** A deadlock or a serialisation failure on Postgres: nothing was written, and the same again may succeed. */
export function isWriteConflict(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2034';
}
