/** npm run seed: imports seeds/articles through the importer, then applies seeds/editorial. Running it again changes nothing. */
import { closeDatabase } from '#domain/db/client.ts';
import { seed } from '../seeds/seed.ts';

try {
  const { imported, tags, published, left } = await seed();
  console.log(
    `seed: ${imported} articles imported, ${tags} tags made, ${published} articles translated, annotated and published.`,
  );
  if (left > 0) console.log(`seed: ${left} articles were there already; nothing of theirs was changed.`);
} finally {
  await closeDatabase();
}
