/** Errors of the checks block approval; warnings are let stand with a reason; the corpus knows what is open. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { importedArticle } from '../testing/articles.ts';
import { aTranslator, type Colleague, newsroom, nobody } from '../testing/people.ts';
import { actionsBy } from '../testing/records.ts';
import { sentence, startedTranslation, translatedArticle, typed, wrote } from '../testing/translations.ts';
import { assignMember } from '../translations/member-mutations.ts';
import { approveAll, saveTarget } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { dismissCheck, restoreCheck } from './mutations.ts';
import { dismissals } from './queries.ts';
import { checkReport } from './report-queries.ts';

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
});

const ERROR = 'The meeting lasted 7 hours.';
const WARNING = 'The meeting lasted two  hours.';

describe('approving a sentence with an error', () => {
  it('is refused with the name of the check, and the text stays as it was', async () => {
    await saveTarget(tor, typed(seen, 2, ERROR));
    const now = await workspace(ingrid, article.id, 'en');
    await expect(saveTarget(ingrid, typed(now, 2, ERROR, 'approved'))).rejects.toMatchObject({
      name: 'Invalid',
      fields: { text: expect.stringContaining('Numbers: The translation has 7 hours, the source does not.') },
    });
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('one of many holds that one only', async () => {
    await translatedArticle(article.id, 'en', { state: 'translated' });
    await wrote(tor, key, 2, ERROR);
    expect(await approveAll(ingrid, key)).toEqual({ approved: 5, held: 1 });
    const { target } = sentence(await workspace(ingrid, article.id, 'en'), 2);
    expect(target?.state).toBe('translated');
  });

  it('and saving it as translated is not', async () => {
    expect(await saveTarget(tor, typed(seen, 2, ERROR))).toMatchObject({ target: { state: 'translated' } });
  });
});

const finding = { kind: 'spaces', message: 'Two spaces in a row.' };
const at = () => ({ ...key, segmentId: sentence(seen, 2).id });

describe('a warning', () => {
  beforeEach(async () => {
    await saveTarget(tor, typed(seen, 2, WARNING));
  });

  it('is let stand with a reason, listed, and taken back', async () => {
    const [made] = await dismissCheck(tor, { ...at(), ...finding, reason: 'It is a poem.' });
    expect(made).toMatchObject({ ...finding, reason: 'It is a poem.', author: 'Tor' });
    expect(await dismissals(ingrid, key)).toHaveLength(1);
    expect((await checkReport(ingrid, {})).rows.map(({ kind }) => kind)).not.toContain('spaces');
    expect(await restoreCheck(tor, { ...at(), id: made?.id ?? 0 })).toEqual([]);
    expect((await checkReport(ingrid, {})).rows.map(({ kind }) => kind)).toContain('spaces');
    expect(await actionsBy(tor)).toEqual(['target.translated', 'check.dismissed', 'check.restored']);
  });

  it('twice is once; an error, or what no check says, is refused', async () => {
    for (const _ of [1, 2]) await dismissCheck(tor, { ...at(), ...finding, reason: 'A poem.' });
    expect(await dismissals(tor, key)).toHaveLength(1);
    const other = dismissCheck(tor, { ...at(), kind: 'spaces', message: 'Nonsense.', reason: 'X' });
    await expect(other).rejects.toMatchObject({ name: 'Invalid' });
    await wrote(tor, key, 2, ERROR);
    const message = 'The translation has 7 hours, the source does not.';
    const error = dismissCheck(tor, { ...at(), kind: 'numbers', message, reason: 'X' });
    await expect(error).rejects.toMatchObject({ name: 'Invalid', message: expect.stringContaining('error') });
  });

  it('is not for who may not edit the translation', async () => {
    await assignMember(ingrid, { ...key, userId: (await aTranslator('Eva')).id, part: 'translator' });
    const attempt = dismissCheck(tor, { ...at(), ...finding, reason: 'X' });
    await expect(attempt).rejects.toMatchObject({ name: 'Forbidden' });
    const unsigned = (async () => dismissCheck(nobody, { ...at(), ...finding, reason: 'X' }))();
    await expect(unsigned).rejects.toMatchObject({ name: 'Forbidden' });
    expect(await dismissals(tor, key)).toEqual([]);
  });
});

describe('the report over all articles', () => {
  it('has errors first, each with its sentence, filtered and counted, and follows what changes', async () => {
    await saveTarget(tor, typed(seen, 1, WARNING));
    await saveTarget(tor, typed(seen, 2, ERROR));
    const { rows, errors, kinds } = await checkReport(tor, {});
    expect(rows[0]).toMatchObject({ articleId: article.id, segment: 2, severity: 'error', kind: 'numbers' });
    expect(errors).toBe(1);
    expect(kinds.map(({ kind }) => kind)).toContain('spaces');
    expect((await checkReport(tor, { kind: 'spaces' })).rows.map(({ segment }) => segment)).toEqual([1]);
    expect((await checkReport(tor, { language: 'da' })).total).toBe(0);
    await wrote(tor, key, 2, 'The meeting lasted two hours, and Stoltenberg chaired it.');
    expect((await checkReport(tor, { severity: 'error' })).total).toBe(0);
  });

  it('is not for nobody', async () => {
    await expect((async () => checkReport(nobody, {}))()).rejects.toMatchObject({ name: 'Forbidden' });
  });
});
