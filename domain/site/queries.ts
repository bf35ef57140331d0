/** How the site is. */
import { database } from '../db/client.ts';

/** Whether the database answers. Never throws. */
export async function isHealthy(): Promise<boolean> {
  try {
    await database().siteState.findUnique({ where: { id: 1 }, select: { id: true } });
    return true;
  } catch {
    return false;
  }
}
