/**
 * What a start does between migrating and serving: the seed on an empty database, the first admin from ADMIN_EMAIL and
 * ADMIN_PASSWORD, or a set-up link, printed once. Safe to run at every start.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fillTextIndex } from '#domain/articles/text-index.ts';
import { closeDatabase, database } from '#domain/db/client.ts';
import { EnvironmentError, environment } from '#domain/environment.ts';
import { Invalid } from '#domain/errors.ts';
import { rebuildMemory } from '#domain/memory/mutations.ts';
import { createPersonWithPassword, issueSetUpToken } from '#domain/people/mutations.ts';
import { systemViewer } from '#domain/people/person.ts';
import { adminExists } from '#domain/people/queries.ts';

const VIEWER = systemViewer('first start');

async function prepare(): Promise<void> {
  if (environment().seed && (await database().article.count()) === 0) seed();
  await fillTextIndex();
  await remember();
  if (!(await adminExists(VIEWER))) await firstAdmin();
}

/** A database that is older than the translation memory: what was approved before comes in once. */
async function remember(): Promise<void> {
  const isThere = await database().memoryUnit.findFirst({
    where: { targetId: { not: null } },
    select: { id: true },
  });
  if (!isThere) await rebuildMemory(VIEWER);
}

/** In a process of its own, as `npm run seed` is: what it prints is printed. */
function seed(): void {
  const { status } = spawnSync(process.execPath, [path.join(import.meta.dirname, '../prisma/seed.ts')], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The seed import failed; SEED=0 starts without it.');
}

async function firstAdmin(): Promise<void> {
  const { adminEmail, adminPassword, siteUrl } = environment();
  if (adminEmail && adminPassword) {
    await createAdmin(adminEmail, adminPassword);
    console.log(`Sign in at ${siteUrl}/login as ${adminEmail} with the password from ADMIN_PASSWORD.`);
    return;
  }
  const secret = await issueSetUpToken(VIEWER);
  if (secret === null) return;
  console.log('There is no admin yet. Make your account here (the link works once, for 24 hours):');
  console.log(`  ${siteUrl}/setup?token=${secret}`);
}

async function createAdmin(email: string, password: string): Promise<void> {
  const person = { email, name: email.split('@')[0] ?? 'Admin', role: 'admin' as const };
  try {
    await createPersonWithPassword(VIEWER, person, password);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    throw new EnvironmentError(
      'ADMIN_EMAIL',
      `is ${email}, which is no admin's account; give another address.`,
    );
  }
}

try {
  await prepare();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
