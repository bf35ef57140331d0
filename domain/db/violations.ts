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

const MOST_ATTEMPTS = 50;

/**
 * Runs `attempt` again as long as somebody else takes the unique key that it wanted at the same instant. Each time one
 * of the others has got through, and `attempt`, which looks anew at what is there, finds it.
 */
export async function againOnUniqueViolation<T>(attempt: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isUniqueViolation(error) || attempts >= MOST_ATTEMPTS) throw error;
    }
  }
}
