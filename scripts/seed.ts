/** npm run seed: prisma/seed.ts, as scripts/run.mjs runs our commands. */
import '../prisma/seed.ts';
