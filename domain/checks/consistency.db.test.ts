/** The same said in two ways, over the corpus: found, quoted, let stand, and gone when it is mended. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { mergeSegments } from '../segments/mutations.ts';
import { deleteTerm, editTerm } from '../terms/mutations.ts';
import { importedArticle } from '../testing/articles.ts';
import { type Colleague, newsroom, nobody } from '../testing/people.ts';
import { madeTerm, wordIn } from '../testing/terms.ts';
import { sentence, startedTranslation, typed, wrote } from '../testing/translations.ts';
import { approveAll, saveTarget } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { dismissCheck } from './mutations.ts';
import { comparedIn, comparedSoFar } from './queries.ts';
import { checkReport } from './report-queries.ts';

let tor: Colleague;
let ingrid: Colleague;
let key: { articleId: number; language: string };
let otherKey: typeof key;

async function articleWith(title: string) {
  const text = `date 2022-03-24 ${title}\n\nZelenskyj møtte Stoltenberg i går. Alle var enige om planen.\n`;
  const article = await importedArticle(text);
  await startedTranslation(article.id);
  return { articleId: article.id, language: 'en' };
}

/** The number of the sentence that begins so. */
async function numberOf({ articleId }: typeof key, beginning: string): Promise<number> {
  const { segments } = await workspace(tor, articleId, 'en');
  return segments.find(({ source }) => source.startsWith(beginning))?.number ?? 0;
}

async function write(where: typeof key, beginning: string, text: string) {
  return wrote(tor, where, await numberOf(where, beginning), text);
}

const kindsIn = async (where: typeof key) =>
  (await comparedIn(tor, where)).map(({ kind, message }) => `${kind}: ${message}`).sort();

beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  key = await articleWith('Møtet i Oslo');
  otherKey = await articleWith('Etter toppmøtet');
});

describe('the same sentence in two articles', () => {
  beforeEach(async () => {
    await write(key, 'Alle var', 'Everybody agreed on the plan.');
    await write(otherKey, 'Alle var', 'All were in agreement about the plan.');
  });

  it('translated in two ways is said of both, with the other sentence', async () => {
    expect(await kindsIn(key)).toEqual([
      'same-source: The same sentence is translated “All were in agreement about the plan.” elsewhere.',
    ]);
    const [found] = await comparedIn(tor, otherKey);
    expect(found).toMatchObject({
      kind: 'same-source',
      severity: 'warning',
      other: { articleId: key.articleId, language: 'en', text: 'Everybody agreed on the plan.' },
    });
    expect(found?.other?.segment).toBe(await numberOf(key, 'Alle var'));
  });

  it('is not compared by opening a page, which writes nothing and says that more may come', async () => {
    expect(await comparedSoFar(tor, key)).toEqual({ found: [], isBehind: true });
    expect(await database().targetFinding.count()).toBe(0);
    expect(await database().targetCheck.count({ where: { checkedWith: '' } })).toBeGreaterThan(0);
    const found = await comparedIn(tor, key);
    expect(await comparedSoFar(tor, key)).toEqual({ found, isBehind: false });
    await write(otherKey, 'Alle var', 'Everybody agreed on the plan.');
    expect(await comparedSoFar(tor, key), 'the other has changed').toMatchObject({ isBehind: true });
  });

  it('is no difference any more when one of them is mended, in the other article as well', async () => {
    expect((await checkReport(tor, { kind: 'same-source' })).total).toBe(2);
    await write(otherKey, 'Alle var', '“Everybody agreed on the plan”');
    expect((await checkReport(tor, { kind: 'same-source' })).total).toBe(0);
    expect(await kindsIn(key)).toEqual([]);
  });

  it('is let stand with a reason, until the others say something else', async () => {
    const seen = await workspace(tor, key.articleId, 'en');
    const segmentId = sentence(seen, await numberOf(key, 'Alle var')).id;
    const [{ kind, message } = { kind: '', message: '' }] = await comparedIn(tor, key);
    const dismissal = { ...key, segmentId, kind, message, reason: 'Here it is a quotation.' };
    await dismissCheck(tor, dismissal);
    const { rows } = await checkReport(tor, { kind: 'same-source' });
    expect(rows.map(({ articleId }) => articleId)).toEqual([otherKey.articleId]);
    await write(otherKey, 'Alle var', 'Nobody had anything against the plan.');
    expect((await checkReport(tor, { kind: 'same-source' })).total).toBe(2);
    await expect(dismissCheck(tor, dismissal)).rejects.toMatchObject({ name: 'Invalid' });
  });

  it('does not count as a draft, in an archived article, or out of the text', async () => {
    const [article, segment] = [{ id: otherKey.articleId }, await numberOf(key, 'Alle var')];
    await database().article.update({ where: article, data: { status: 'archived' } });
    expect(await kindsIn(key)).toEqual([]);
    await database().article.update({ where: article, data: { status: 'draft' } });
    expect(await kindsIn(key)).toHaveLength(1);
    await wrote(tor, otherKey, await numberOf(otherKey, 'Alle var'), 'All were agreed.', 'draft');
    expect(await kindsIn(key)).toEqual([]);
    expect(segment).toBeGreaterThan(0);
  });

  it('is another sentence when it is joined with its neighbour', async () => {
    const { segments } = await workspace(ingrid, key.articleId, 'en');
    const at = segments.findIndex(({ source }) => source.startsWith('Zelenskyj'));
    const [first, next] = [segments[at], segments[at + 1]];
    const versions = { version: first?.version ?? 0, nextVersion: next?.version ?? 0 };
    await mergeSegments(ingrid, { articleId: key.articleId, segmentId: first?.id ?? 0, ...versions });
    expect(await kindsIn(otherKey)).toEqual([]);
    expect((await checkReport(tor, { kind: 'same-source' })).total).toBe(0);
  });

  it('is found by all who ask at once, while others save', async () => {
    const third = await articleWith('Dagen derpå');
    const [one, two] = await Promise.all([
      checkReport(tor, { kind: 'same-source' }),
      comparedIn(ingrid, otherKey),
      checkReport(ingrid, {}),
      write(third, 'Alle var', 'There was no doubt about the plan.'),
    ]);
    expect(one.total).toBeGreaterThanOrEqual(2);
    expect(two.length).toBeGreaterThanOrEqual(1);
    const { rows, waiting } = await checkReport(tor, { kind: 'same-source' });
    const said = new Set(rows.map(({ articleId }) => articleId));
    expect(said).toEqual(new Set([key.articleId, otherKey.articleId, third.articleId]));
    expect([rows.length, waiting]).toEqual([6, 0]);
  });

  it('the one that differs from several is told, the several are not', async () => {
    const third = await articleWith('Dagen derpå');
    await write(third, 'Alle var', 'Everybody agreed on the plan.');
    const { rows } = await checkReport(tor, { kind: 'same-source' });
    expect(rows.map(({ articleId }) => articleId)).toEqual([otherKey.articleId]);
  });
});

describe('two sentences with one translation', () => {
  it('are said to be translated the same', async () => {
    await write(key, 'Alle var', 'The meeting was held yesterday.');
    await write(key, 'Zelenskyj', 'The meeting was held yesterday.');
    expect(await kindsIn(key)).toEqual([
      'same-target: Another sentence is translated the same: “Alle var enige om planen.”.',
      'same-target: Another sentence is translated the same: “Zelenskyj møtte Stoltenberg i går.”.',
    ]);
  });
});

describe('a name', () => {
  it('that is written in two ways is found over the corpus, its genitive is not', async () => {
    await write(key, 'Zelenskyj', 'Stoltenberg met Zelensky yesterday.');
    await write(otherKey, 'Zelenskyj', 'Yesterday was Zelenskyy’s meeting with Stoltenberg.');
    expect(await kindsIn(key)).toContain('names: “Zelensky” is written “Zelenskyy” elsewhere.');
    await write(otherKey, 'Zelenskyj', 'Yesterday was Zelensky’s meeting with Stoltenberg.');
    expect((await checkReport(tor, { kind: 'names' })).total).toBe(0);
  });
});

describe('a term', () => {
  const forms = [wordIn('nb', 'plan'), wordIn('en', 'scheme'), wordIn('en', 'plan', 'forbidden')];

  it('that is forbidden keeps a sentence from being approved, and cannot be dismissed', async () => {
    await write(key, 'Alle var', 'Everybody agreed on the plan.');
    await madeTerm(forms);
    const seen = await workspace(ingrid, key.articleId, 'en');
    const number = await numberOf(key, 'Alle var');
    const approval = saveTarget(ingrid, typed(seen, number, 'They agreed on the plan.', 'approved'));
    await expect(approval).rejects.toMatchObject({
      name: 'Invalid',
      message: expect.stringContaining('Forbidden term: “plan” is not to be used. Write “scheme”.'),
    });
    expect(await approveAll(ingrid, key)).toEqual({ approved: 0, held: 1 });
    const finding = { kind: 'term-forbidden', message: '“plan” is not to be used. Write “scheme”.' };
    const segmentId = sentence(seen, number).id;
    await expect(dismissCheck(tor, { ...key, segmentId, ...finding, reason: 'X' })).rejects.toMatchObject({
      message: 'An error cannot be dismissed: mend the sentence.',
    });
  });

  it('is looked for again in everything that is translated when it is made, changed or deleted', async () => {
    await write(key, 'Alle var', 'Everybody agreed on the plan.');
    await write(otherKey, 'Alle var', 'Everybody agreed on the plan.');
    const open = async () =>
      (await checkReport(tor, {})).rows.map(({ kind, severity }) => `${kind} ${severity}`);
    expect(await open()).toEqual([]);
    const term = await madeTerm(forms);
    expect(await open()).toEqual(['term-forbidden error', 'term-forbidden error']);
    const { id, version, definitions, notes, explain } = term;
    const admitted = forms.map((form) =>
      form.text === 'plan' ? { ...form, status: 'preferred' as const } : form,
    );
    const edited = await editTerm(ingrid, { id, version, definitions, notes, explain, forms: admitted });
    expect(await open()).toEqual([]);
    const missing = [wordIn('nb', 'plan'), wordIn('en', 'scheme')];
    const again = await editTerm(ingrid, { ...edited, id, version: edited.version, forms: missing });
    expect(await open()).toEqual(['term-missing warning', 'term-missing warning']);
    await deleteTerm(ingrid, { id, version: again.version });
    expect(await open()).toEqual([]);
  });
});

it('what is compared is not for nobody, and there must be such a translation', async () => {
  await expect((async () => comparedIn(nobody, key))()).rejects.toMatchObject({ name: 'Forbidden' });
  await expect(comparedIn(tor, { ...key, language: 'sv' })).rejects.toMatchObject({ name: 'NotFound' });
});
