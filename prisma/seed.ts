/** npm run seed: imports seeds/articles through the importer, then applies seeds/editorial. Running it again changes nothing. */
import { closeDatabase } from '#domain/db/client.ts';
import { assertReady } from '../scripts/ready.ts';
import { seed } from '../seeds/seed.ts';

try {
  await assertReady();
  const { imported, tags, published, left } = await seed();
  console.log(
    `seed: ${imported} articles imported, ${tags} tags made, ${published} articles translated, annotated and published.`,
  );
  if (left > 0) console.log(`seed: ${left} articles were there already; nothing of theirs was changed.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
