/** For rules over several rows, which no unique key and no version of one row can keep. */
import { databaseKind, type Tx } from './client.ts';

/**
 * Waits until no other transaction is between this line and its end for the same thing, so that what is looked at
 * afterwards stays true. SQLite has one writing transaction at a time anyway.
 */
export async function takeTurns(
  tx: Tx,
  thing: 'admins' | 'tags' | 'terms' | 'memory' | 'checks',
): Promise<void> {
  if (databaseKind() === 'postgres') {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`spalte ${thing}`}))`;
  }
}
