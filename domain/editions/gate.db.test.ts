/** The gate: reasons with their sentences, limits that are settings, and an override with a written reason. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { saveGateSettings } from '../settings/mutations.ts';
import { gateForm } from '../settings/queries.ts';
import { gateSettings } from '../settings/setting.ts';
import { atDesk, edited, importedArticle } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { type Colleague, newsroom, nobody } from '../testing/people.ts';
import { eventsBy } from '../testing/records.ts';
import { translatedArticle, wrote } from '../testing/translations.ts';
import { editionsOf, readiness } from './desk-queries.ts';
import { publish } from './mutations.ts';

let tor: Colleague;
let ingrid: Colleague;
let astrid: Colleague;
let article: DeskArticle;
let key: { articleId: number; language: string };
beforeEach(async () => {
  ({ tor, ingrid, astrid } = await newsroom());
  article = await importedArticle();
  key = { articleId: article.id, language: 'en' };
  await edited(article.id, { rights: 'cleared' });
  await translatedArticle(article.id, 'en');
});

const reason = async (code: string) =>
  (await readiness(ingrid, article.id)).reasons.find((candidate) => candidate.code === code);
const where = (number: number) => `/desk/articles/${article.id}/translate/en#s${number}`;

/** As the machine leaves them: `modified` have been rewritten by a person since. */
async function machineWrote(numbers: number[], modified: number[] = []) {
  for (const number of [...numbers, ...modified]) {
    const target = await database().target.findFirstOrThrow({
      where: { segment: { articleId: article.id, number }, translation: { language: 'en' } },
    });
    const origin = { origin: 'machine' };
    await database().target.update({ where: { id: target.id }, data: { ...origin, engine: 'fake' } });
    await database().targetRevision.updateMany({ where: { targetId: target.id }, data: origin });
  }
  for (const number of modified) await wrote(tor, key, number, 'In other words.');
}

const publishing = async (override: string | null = null) => {
  const { version } = await atDesk(article.id);
  return publish(ingrid, { articleId: article.id, version, note: null, override });
};

describe('the gate names each sentence', () => {
  it('that is not approved, and lets it pass', async () => {
    await wrote(tor, key, 3, 'Another heading');
    expect(await reason('unreviewed')).toMatchObject({
      severity: 'warning',
      places: [{ label: 'Sentence 3', href: where(3) }],
    });
    await publishing();
  });

  it('that is untranslated or stale, for which the translation is left out', async () => {
    await wrote(tor, key, 3, '');
    expect(await reason('untranslated')).toMatchObject({ severity: 'warning', href: where(3) });
    expect((await publishing()).languages).toEqual(['nb']);
  });

  it('and the note that lost its place', async () => {
    const seen = await translatedArticle(article.id, 'da', { say: () => 'Norges statsminister.' });
    const { id } = await addAnnotation(tor, noteOnTarget(seen, 'Norges'));
    await wrote(tor, { articleId: article.id, language: 'da' }, 1, 'Ham.');
    expect(await reason('orphans')).toMatchObject({
      places: [{ href: `/desk/articles/${article.id}/annotations#note-${id}` }],
    });
  });
});

describe('an error of a check', () => {
  beforeEach(async () => {
    await wrote(tor, key, 2, 'The meeting lasted 7 hours.');
  });

  it('blocks, with the sentence', async () => {
    expect(await reason('check-errors')).toMatchObject({
      severity: 'block',
      canOverride: true,
      href: where(2),
    });
    await expect(publishing()).rejects.toMatchObject({
      name: 'Invalid',
      fields: { 'check-errors': expect.any(String) },
    });
    expect(await database().edition.count()).toBe(0);
  });

  it('of a translation that will be left out is named too, and blocks nothing', async () => {
    await wrote(tor, key, 3, '');
    expect(await reason('untranslated')).toMatchObject({ places: [{ href: where(3) }] });
    expect(await reason('check-errors')).toMatchObject({
      severity: 'warning',
      canOverride: false,
      places: [{ label: 'Sentence 2', href: where(2) }],
    });
    expect((await publishing()).languages).toEqual(['nb']);
  });

  it('is overridden by Ingrid, editor, with a reason that the edition keeps and readers do not see', async () => {
    await publishing('Seven is what the minister said.');
    expect(await editionsOf(tor, article.id)).toMatchObject([
      { override: 'Seven is what the minister said.' },
    ]);
    expect(JSON.stringify(await snapshotAt(article.slug))).not.toContain('what the minister said');
    expect((await eventsBy(ingrid)).at(-1)).toMatchObject({
      action: 'edition.published',
      data: { override: 'Seven is what the minister said.' },
    });
  });
});

describe('an override', () => {
  it('that nothing needed is not kept', async () => {
    await publishing('Just in case.');
    expect(await editionsOf(tor, article.id)).toMatchObject([{ override: null }]);
  });

  it('does not help against what makes no edition', async () => {
    const undecided = await importedArticle('date 2022 1 2 3\n\n4 5 6.\n', {});
    const attempt = publish(ingrid, { articleId: undecided.id, version: 1, note: null, override: 'Please.' });
    await expect(attempt).rejects.toMatchObject({
      name: 'Invalid',
      fields: { language: expect.any(String) },
    });
  });
});

describe('the share of unmodified machine translation', () => {
  it('of less than 30 % is no matter', async () => {
    await machineWrote([1]);
    expect(await reason('machine-share')).toBeUndefined();
  });

  it('of 30 % is a warning, with the sentences', async () => {
    await machineWrote([1, 2]);
    expect(await reason('machine-share')).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining('33 % of the words of the translation into English'),
      places: [{ href: where(1) }, { href: where(2) }],
    });
    await publishNow(article.id);
  });

  it('of 70 % blocks until it is rewritten or overridden; who only confirms has not modified', async () => {
    await machineWrote([1, 2, 3, 4, 5]);
    await wrote(ingrid, key, 5, 'Sentence E in en.', 'translated');
    expect(await reason('machine-share')).toMatchObject({ severity: 'block', places: { length: 5 } });
    await expect(publishing()).rejects.toMatchObject({ name: 'Invalid' });
    await machineWrote([], [1, 2]);
    expect(await reason('machine-share')).toMatchObject({ severity: 'warning' });
    await publishing();
  });

  it('has limits that Astrid, admin, sets, and nobody else', async () => {
    const strict = { machineWarn: 5, machineBlock: 10 };
    for (const viewer of [tor, ingrid, nobody]) {
      const attempt = (async () => saveGateSettings(viewer, { version: 0, gate: strict }))();
      await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    }
    expect(await saveGateSettings(astrid, { version: 0, gate: strict })).toEqual({ version: 1 });
    await machineWrote([1]);
    expect(await reason('machine-share')).toMatchObject({ severity: 'block' });
    const late = saveGateSettings(astrid, { version: 0, gate: strict });
    await expect(late).rejects.toMatchObject({ name: 'Conflict' });
    await saveGateSettings(astrid, { version: 1, gate: { machineWarn: 30, machineBlock: 70 } });
    expect(await gateForm(tor)).toEqual({
      gate: { machineWarn: 30, machineBlock: 70 },
      version: 2,
      mayEdit: false,
    });
  });

  it('is not warned of after it has blocked', () => {
    expect(gateSettings.safeParse({ machineWarn: 80, machineBlock: 70 }).success).toBe(false);
    expect(gateSettings.safeParse({ machineWarn: 0, machineBlock: 101 }).success).toBe(false);
  });
});
