/** Telling a unique violation from other database errors, the same way on both databases. */

const UNIQUE = ['P2002', '23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'];

/** Whether Prisma, Postgres or SQLite reports that a unique key was taken. */
export function isUniqueViolation(error: unknown): boolean {
  return UNIQUE.includes(codeOf(error));
}

/** Whether what a row refers to is not there any more: somebody else has just removed it. */
export function isMissingReference(error: unknown): boolean {
  return ['P2003', '23503', 'SQLITE_CONSTRAINT_FOREIGNKEY'].includes(codeOf(error));
}

/** Whether a database refused values for what they are (too long, not storable), and not for the state that it is in. */
export function isRefusedValue(error: unknown): boolean {
  return /^(2[23]|54)[0-9A-Z]{3}$|^SQLITE_(TOOBIG|MISMATCH|CONSTRAINT)/.test(codeOf(error));
}

const TROUBLES: readonly [RegExp, string][] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT|53100)$/, 'the disk of the database is full'],
  [/^SQLITE_(BUSY|LOCKED)|^55P03$/, 'another program holds the database'],
  [/^SQLITE_READONLY|^(EROFS|EACCES|25006)$/, 'the database may not be written to'],
  [/^SQLITE_(NOTADB|CORRUPT)/, 'the file of the database is damaged, or none'],
  [/^(08|57P)[0-9A-Z]+$|^ECONN/, 'the database server cannot be reached'],
];

/** What is wrong with the database, in half a sentence for a person; null when it is something else. */
export function databaseTrouble(error: unknown): string | null {
  const code = codeOf(error);
  return TROUBLES.find(([codes]) => codes.test(code))?.[1] ?? null;
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
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
 * of the others has got through, and `attempt`, which looks anew at what is there, finds it. `isPassing`: what else is worth
 * another attempt.
 */
export async function againOnUniqueViolation<T>(
  attempt: () => Promise<T>,
  isPassing: (error: unknown) => boolean = isUniqueViolation,
): Promise<T> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error) || attempts >= MOST_ATTEMPTS) throw error;
    }
  }
}

/** Whether somebody else took, or removed, at the same instant what a row needs: it is done again with what is there now. */
export const isOvertaken = (error: unknown): boolean => isUniqueViolation(error) || isMissingReference(error);
