/** The title of an article by machine: as the sentences are translated, with where it comes from. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { readiness } from '../editions/desk-queries.ts';
import { saveGateSettings } from '../settings/mutations.ts';
import { importedArticle } from '../testing/articles.ts';
import { type Colleague, newsroom } from '../testing/people.ts';
import { eventsBy } from '../testing/records.ts';
import { startedTranslation, translatedArticle } from '../testing/translations.ts';
import { saveTranslationTitle } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { translateByMachine } from './mutations.ts';
import { switchedOff, switchOn } from './testing-environment.ts';
import { type TestMachine, testMachine } from './testing-server.ts';

let tor: Colleague;
let ingrid: Colleague;
let astrid: Colleague;
let article: DeskArticle;
let key: { articleId: number; language: string };
let seen: Workspace;
let server: TestMachine | undefined;

beforeEach(async () => {
  ({ tor, ingrid, astrid } = await newsroom());
  article = await importedArticle();
  key = { articleId: article.id, language: 'en' };
  seen = await startedTranslation(article.id);
  switchOn({ MT_PROVIDER: 'fake' });
});
afterEach(async () => {
  switchedOff();
  await server?.close();
  server = undefined;
});

const now = () => workspace(tor, article.id, 'en');

describe('the title', () => {
  const withTitle = (version = seen.titleVersion) => ({ ...key, sentences: [], title: { version } });

  it('is translated as well, and says which machine it was, until somebody changes it', async () => {
    const { title, written, left } = await translateByMachine(tor, withTitle());
    expect({ written, left }).toEqual({ written: [], left: [] });
    expect(title).toEqual({
      title: `[en] ${article.title}`,
      version: seen.titleVersion + 1,
      engine: 'Fake 1',
      staleSource: null,
    });
    expect(await now()).toMatchObject({ title: `[en] ${article.title}`, titleEngine: 'Fake 1' });
    expect(await eventsBy(tor)).toMatchObject([
      { action: 'translation.titled', data: { language: 'en', engine: 'Fake 1' } },
    ]);
    await saveTranslationTitle(tor, { ...key, version: title?.version ?? 0, title: 'In other words' });
    expect(await now()).toMatchObject({ title: 'In other words', titleEngine: null });
  });

  it('that somebody wrote is left as it is', async () => {
    await saveTranslationTitle(ingrid, { ...key, version: seen.titleVersion, title: 'From Ingrid' });
    const { title, left } = await translateByMachine(tor, withTitle(seen.titleVersion + 1));
    expect({ title, left }).toEqual({
      title: null,
      left: [{ segmentId: null, why: 'Somebody has translated it meanwhile.' }],
    });
    expect(await now()).toMatchObject({ title: 'From Ingrid', titleEngine: null });
  });

  it('is not written when the machine gives more than a title may have', async () => {
    server = await testMachine(
      { body: [{ code: 'nb', targets: ['en'] }] },
      { body: { translatedText: ['long '.repeat(80)] } },
    );
    switchOn({ MT_PROVIDER: 'libretranslate', MT_URL: server.url });
    const { title, left } = await translateByMachine(tor, withTitle());
    expect({ title, left }).toEqual({
      title: null,
      left: [{ segmentId: null, why: 'What the machine gave is too long for a title.' }],
    });
  });

  it('counts with the gate while it is the machine’s, and leads there', async () => {
    await translatedArticle(article.id, 'en', { title: '' });
    const { titleVersion } = await now();
    await translateByMachine(tor, withTitle(titleVersion));
    await saveGateSettings(astrid, { version: 0, gate: { machineWarn: 1, machineBlock: 90 } });
    const share = async () =>
      (await readiness(ingrid, article.id)).reasons.find(({ code }) => code === 'machine-share');
    const href = `/desk/articles/${article.id}/translate/en#title`;
    expect(await share()).toMatchObject({ severity: 'warning', places: [{ label: 'Title', href }] });
    await saveTranslationTitle(tor, { ...key, version: titleVersion + 1, title: 'In other words' });
    expect(await share()).toBeUndefined();
  });
});
