/** An older screen still has a sentence that an editor has joined to another. */
import { expect, it } from 'vitest';
import { importedArticle } from '../testing/articles.ts';
import { newsroom, OFFICE } from '../testing/people.ts';
import { sentence, translatedArticle } from '../testing/translations.ts';
import { saveTarget } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { mergeSegments } from './mutations.ts';

it('what Tor writes there is refused, by the number of the sentence that has it now', async () => {
  const { tor, ingrid } = await newsroom();
  const { id: articleId } = await importedArticle();
  const seen = await translatedArticle(articleId, 'en');
  const [first, second] = [sentence(seen, 1), sentence(seen, 2)];
  const versions = { version: first.version, nextVersion: second.version };
  await mergeSegments(ingrid, { articleId, segmentId: first.id, ...versions });
  const place = { articleId, language: 'en', segmentId: second.id, version: second.target?.version ?? 0 };
  const saved = saveTarget(tor, { ...place, text: 'Where nobody looks.', state: 'draft' });
  const together = expect.stringContaining('Sentence 2 was joined to sentence 1.');
  await expect(saved).rejects.toMatchObject({ fields: { together } });
  const now = await workspace(OFFICE, articleId, 'en');
  expect(now.segments[0]).toMatchObject({ number: 1, former: [2], joinedIds: [second.id] });
});
