/** What a migration is, for those who plan and those who apply. */

export type Migration = { name: string; sql: string; checksum: string };
/** A row of `_prisma_migrations` as far as we ask: finished, and not rolled back. */
export type AppliedMigration = { name: string; checksum: string };
/** Chooses from the history what is still to be applied; throws when the history cannot be carried on. */
export type Plan = (history: AppliedMigration[]) => Migration[];
