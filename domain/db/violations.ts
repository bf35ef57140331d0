/** Telling a unique violation from other database errors, the same way on both databases. */

/** Whether Prisma reports that a unique key was taken (P2002). */
export function isUniqueViolation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'P2002';
}

/** Runs `attempt`; when somebody else took the unique key at the same instant, answers with `instead`. */
export async function onUniqueViolation<T>(attempt: () => Promise<T>, instead: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isUniqueViolation(error)) return instead();
    throw error;
  }
}
