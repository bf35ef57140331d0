/** Apertium in a translation, where it is installed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importedArticle } from '../testing/articles.ts';
import { anAdmin, aTranslator } from '../testing/people.ts';
import { startedTranslation } from '../testing/translations.ts';
import { workspace } from '../translations/queries.ts';
import { translateByMachine } from './mutations.ts';
import { machineOffer, machineStanding } from './queries.ts';
import { hasApertium } from './testing-apertium.ts';
import { switchedOff, switchOn } from './testing-environment.ts';

describe.skipIf(!hasApertium())('Apertium', { timeout: 60_000 }, () => {
  beforeEach(() => switchOn({ MT_PROVIDER: 'apertium' }));
  afterEach(switchedOff);

  it('drafts a whole article in Nynorsk, sentence by sentence, and is not offered into English', async () => {
    const [tor, article] = [await aTranslator(), await importedArticle()];
    const key = { articleId: article.id, language: 'nn' };
    const seen = await startedTranslation(article.id, 'nn');
    const sentences = seen.segments.map(({ id }) => ({ segmentId: id, version: 0 }));
    expect(await translateByMachine(tor, { ...key, sentences })).toMatchObject({ left: [], stop: null });
    const { segments } = await workspace(tor, article.id, 'nn');
    const texts = segments.map(({ target }) => target?.text ?? '');
    expect(texts[2]).toBe('Kva dei vart samde om');
    expect(texts[5]).toMatch(/^Ingen veit kor lenge dei blir .*\.$/);
    for (const { target } of segments) {
      expect(target).toMatchObject({ state: 'draft', origin: 'machine' });
      expect(target?.engine).toMatch(/^Apertium \d/);
    }
    expect(await machineOffer(tor, { ...key, language: 'en' })).toBeNull();
    expect((await machineStanding(await anAdmin())).machine?.pairs).toEqual([
      { source: 'nb', target: 'nn', isKnown: true },
    ]);
  });
});
