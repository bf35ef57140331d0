/** People who work at the desk. Safe in the browser. */
import { z } from 'zod';

export const ROLES = ['translator', 'editor', 'admin'] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** Who asks. Mutations and queries take one as their first argument and refuse without. */
export interface Viewer {
  /** null for the named system viewers of scripts */
  id: number | null;
  name: string;
  role: Role;
}

/** Somebody who can be assigned, asked or mentioned. */
export interface Colleague {
  id: number;
  name: string;
  role: string;
}

/** A script's viewer: it may do what an admin may, and the audit trail names it. */
export function systemViewer(name: string): Viewer {
  return { id: null, name, role: 'admin' };
}

/** NFKC first, then strict ASCII, so that look-alike addresses (`＠`, quoted parts, commas) are refused (security.md 2.1). */
export const email = z
  .string()
  .transform((text) => text.normalize('NFKC').trim().toLowerCase())
  .pipe(
    z
      .string()
      .max(254)
      .regex(
        /^[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*$/,
        'Write the address as name@example.org.',
      ),
  );

const COMMON = new Set([
  'passwordpassword',
  '123456789012',
  'qwertyuiopas',
  'administrator',
  'letmeinletmein',
  'spaltespalte',
]);

/** At least 12 characters, at most 128, nothing about their kind (ASVS 6.2.1, 6.2.5); the commonest are refused. */
export const password = z
  .string()
  .min(12, 'Use at least 12 characters.')
  .max(128, 'Use at most 128 characters.')
  .refine(
    (text) => !COMMON.has(text.toLowerCase()) && new Set(text).size > 3,
    'That password is too common.',
  );

export const personName = z.string().trim().min(1, 'Give a name.').max(100);

export const newPerson = z.strictObject({ email, name: personName, role });
export type NewPerson = z.infer<typeof newPerson>;

export const changeRole = z.strictObject({ id: z.int().positive(), version: z.int(), role });
export const personId = z.strictObject({ id: z.int().positive() });
export const choosePassword = z.strictObject({ token: z.string().min(20).max(200), password });
export const setUp = z.strictObject({
  token: z.string().min(20).max(200),
  name: personName,
  email,
  password,
});

/** A row of /desk/people. */
export interface PersonRow {
  id: number;
  email: string;
  name: string;
  role: Role;
  disabled: boolean;
  hasPassword: boolean;
  lastSeenAt: string | null;
  version: number;
}
