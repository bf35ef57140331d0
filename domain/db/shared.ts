/** Which database this process uses, and whether it is open: what is said without loading Prisma, which weighs 90 MB. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { environment } from '../environment.ts';

interface Shared<Connected, Scope> {
  /** chosen with useDatabase; else DATABASE_URL */
  url?: string;
  connected?: Connected;
  scope: AsyncLocalStorage<Scope>;
}

// On globalThis, so that a module loaded anew by the development server finds the connections of the one before.
const globals = globalThis as typeof globalThis & { spalteDatabase?: Shared<unknown, unknown> };

/** The state of the database client; client.ts alone puts anything into it. */
export function sharedDatabase<Connected, Scope>(): Shared<Connected, Scope> {
  globals.spalteDatabase ??= { scope: new AsyncLocalStorage() };
  return globals.spalteDatabase as Shared<Connected, Scope>;
}

/** The address of the database that this process uses. */
export function databaseUrl(): string {
  return sharedDatabase().url ?? environment().databaseUrl;
}

/** Closes the connections; the next use opens them again, to the same database. */
export async function closeDatabase(): Promise<void> {
  const shared = sharedDatabase<{ close(): Promise<void> }, unknown>();
  const old = shared.connected;
  delete shared.connected;
  await old?.close();
}
