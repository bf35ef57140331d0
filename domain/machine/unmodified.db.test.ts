/** What nobody has changed since the machine wrote it: a warning of the checks, and a share that the gate knows. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { dismissCheck } from '../checks/mutations.ts';
import { checkReport } from '../checks/report-queries.ts';
import { readiness } from '../editions/desk-queries.ts';
import { mergeTranslation } from '../exchange/mutations.ts';
import { importedArticle } from '../testing/articles.ts';
import { type Colleague, newsroom } from '../testing/people.ts';
import { sentence, startedTranslation, wrote } from '../testing/translations.ts';
import { approveAll, saveTranslationTitle } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { translateByMachine } from './mutations.ts';
import { switchedOff, switchOn } from './testing-environment.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let key: { articleId: number; language: string };
let seen: Workspace;

beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  key = { articleId: article.id, language: 'en' };
  seen = await startedTranslation(article.id);
  await saveTranslationTitle(tor, { ...key, version: seen.titleVersion, title: 'NATO meets in Oslo' });
  switchOn({ MT_PROVIDER: 'fake' });
  await translateByMachine(tor, {
    ...key,
    sentences: seen.segments.map(({ id }) => ({ segmentId: id, version: 0 })),
  });
});
afterEach(switchedOff);

/** As the machine left it, called finished. */
async function confirmed(numbers: number[]): Promise<void> {
  const now = await workspace(tor, article.id, 'en');
  for (const number of numbers)
    await wrote(tor, key, number, sentence(now, number).target?.text ?? '', 'translated');
}

const report = async () =>
  (await checkReport(ingrid, { kind: 'machine' })).rows.map(({ segment }) => segment);
const share = async () =>
  (await readiness(ingrid, article.id)).reasons.find(({ code }) => code === 'machine-share');

describe('the check', () => {
  it('warns of every sentence, confirmed or approved, until somebody changes it', async () => {
    expect(await report()).toEqual([1, 2, 3, 4, 5, 6]);
    await confirmed([1, 2]);
    await approveAll(ingrid, key);
    await wrote(tor, key, 3, 'What they agreed on');
    expect(await report()).toEqual([1, 2, 4, 5, 6]);
  });

  it('is let stand with a reason, as other warnings are', async () => {
    const finding = { kind: 'machine', message: 'This is what the machine gave (Fake 1), unmodified.' };
    const segmentId = sentence(seen, 2).id;
    await dismissCheck(tor, { ...key, segmentId, ...finding, reason: 'It is right as it is.' });
    expect(await report()).toEqual([1, 3, 4, 5, 6]);
    await wrote(tor, key, 3, 'What they agreed on');
    const late = dismissCheck(tor, { ...key, segmentId: sentence(seen, 3).id, ...finding, reason: 'X' });
    await expect(late).rejects.toMatchObject({ name: 'Invalid' });
  });

  it('warns also after another tool has confirmed it, whose file does not say where the words come from', async () => {
    const { id, target } = sentence(await workspace(tor, article.id, 'en'), 2);
    const { text, version } = target ?? { text: '', version: 0 };
    const row = { segmentId: id, version, text, state: 'translated', origin: 'human' } as const;
    await mergeTranslation(ingrid, { ...key, fileName: 'article.xlf', rows: [row] });
    const { target: merged } = sentence(await workspace(tor, article.id, 'en'), 2);
    expect(merged).toMatchObject({ state: 'translated', origin: 'machine', engine: 'Fake 1' });
    expect(await report()).toContain(2);
  });

  it('does not keep a sentence from being approved', async () => {
    await confirmed([1, 2, 3, 4, 5, 6]);
    expect(await approveAll(ingrid, key)).toEqual({ approved: 6, held: 0 });
  });
});

describe('the gate', () => {
  it('blocks a translation that is all the machine’s, names the sentences, and knows who has rewritten some', async () => {
    await confirmed([1, 2, 3, 4, 5, 6]);
    expect(await share()).toMatchObject({
      severity: 'block',
      message: expect.stringContaining('100 % of the words of the translation into English'),
      places: Array.from({ length: 6 }, (_, index) => ({
        href: `/desk/articles/${article.id}/translate/en#s${index + 1}`,
      })),
    });
    for (const number of [1, 2, 4]) await wrote(tor, key, number, 'In other words, by a person of ours.');
    expect(await share()).toMatchObject({ severity: 'warning', places: { length: 3 } });
    for (const number of [5, 6]) await wrote(tor, key, number, 'In other words, by a person of ours.');
    expect(await share()).toBeUndefined();
  });
});
