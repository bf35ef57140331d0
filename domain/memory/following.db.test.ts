/** The memory says what the approved translations say: no more, no less, in the very transaction of every change. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database, inTransaction } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { sentence, startedTranslation, translatedArticle, wrote } from '../testing/translations.ts';
import { approveAll, saveTarget } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { memoryMatches } from './queries.ts';

/** Nearly the first text: another town, another day, another heading. */
const BERGEN = `date 2022-04-01 Nato møtes i Bergen

Statsminister Jonas Gahr Støre tok imot lederne i Bergen fredag. Møtet varte i to timer, og Stoltenberg ledet det.

Dette ble de enige om

– Vi står sammen, sa Støre.

Ingen flere soldater er sendt til landet. Ingen vet hvor lenge de blir der.
`;
const SECOND = 'The meeting lasted two hours and was chaired by Stoltenberg.';

let tor: Colleague;
let ingrid: Colleague;
let oslo: DeskArticle;
let bergen: DeskArticle;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
  oslo = await importedArticle();
  bergen = await importedArticle(BERGEN);
  for (const { id } of [oslo, bergen]) await startedTranslation(id);
});

const inOslo = () => ({ articleId: oslo.id, language: 'en' });

/** What Tor is offered for a sentence of the text about Bergen. */
async function offered(number: number, articleId = bergen.id, language = 'en') {
  const seen = await workspace(tor, articleId, language);
  return memoryMatches(tor, { articleId, language, segmentId: sentence(seen, number).id });
}
const texts = async (number: number) => (await offered(number)).map(({ target }) => target);

async function units(): Promise<{ sourceText: string; targetText: string }[]> {
  return database().memoryUnit.findMany({
    orderBy: { id: 'asc' },
    select: { sourceText: true, targetText: true },
  });
}

describe('a sentence that Ingrid, editor, approves', () => {
  it('is offered where the same sentence stands, with who wrote it, where and when', async () => {
    await wrote(ingrid, inOslo(), 2, SECOND, 'approved');
    const [match, ...others] = await offered(2);
    expect(others).toEqual([]);
    expect(match).toMatchObject({
      percent: 100,
      target: SECOND,
      source: 'Møtet varte i to timer, og Stoltenberg ledet det.',
      isReversed: false,
      origin: { kind: 'article', articleId: oslo.id, title: 'Nato møtes i Oslo', number: 2, isCurrent: true },
      author: 'Ingrid',
    });
    expect(Date.parse(match?.writtenAt ?? '')).toBeGreaterThan(0);
  });

  it('is offered where a sentence like it stands, with how much it is like it', async () => {
    await wrote(ingrid, inOslo(), 1, 'The Prime Minister received the leaders in Oslo.', 'approved');
    const [match] = await offered(1);
    // 63 characters, of which Oslo/Bergen and torsdag/fredag differ
    expect(match).toMatchObject({ target: 'The Prime Minister received the leaders in Oslo.' });
    expect(match?.percent).toBeGreaterThanOrEqual(75);
    expect(match?.percent).toBeLessThan(100);
  });

  it('is not offered to itself, nor where nothing is like it', async () => {
    await wrote(ingrid, inOslo(), 2, SECOND, 'approved');
    expect(await offered(2, oslo.id)).toEqual([]);
    expect(await offered(3)).toEqual([]);
  });

  it('is not offered before: a draft and a translated sentence are nobody’s example', async () => {
    await wrote(tor, inOslo(), 2, SECOND, 'draft');
    expect(await texts(2)).toEqual([]);
    await wrote(tor, inOslo(), 2, SECOND, 'translated');
    expect(await units()).toEqual([]);
    await wrote(ingrid, inOslo(), 2, SECOND, 'approved');
    expect(await texts(2)).toEqual([SECOND]);
  });

  it('is offered from English to Norwegian as well', async () => {
    await wrote(ingrid, inOslo(), 2, SECOND, 'approved');
    const english = await importedArticle(`date 2022-05-02 Meeting\n\n${SECOND} It was cold.\n`, {
      language: 'en',
    });
    await startedTranslation(english.id, 'nb');
    expect(await offered(1, english.id, 'nb')).toMatchObject([
      {
        percent: 100,
        isReversed: true,
        source: SECOND,
        target: 'Møtet varte i to timer, og Stoltenberg ledet det.',
        sourceLanguage: 'en',
        targetLanguage: 'nb',
      },
    ]);
  });

  it('is not offered for another pair of languages', async () => {
    await wrote(ingrid, inOslo(), 2, SECOND, 'approved');
    await startedTranslation(bergen.id, 'da');
    expect(await offered(2, bergen.id, 'da')).toEqual([]);
  });
});

describe('an approved sentence', () => {
  beforeEach(() => wrote(ingrid, inOslo(), 2, SECOND, 'approved'));

  it('leaves the memory when Tor, translator, edits it, and comes back as it is approved then', async () => {
    await wrote(tor, inOslo(), 2, 'It took two hours.', 'draft');
    expect(await texts(2)).toEqual([]);
    await wrote(ingrid, inOslo(), 2, 'It took two hours.', 'approved');
    expect(await texts(2)).toEqual(['It took two hours.']);
  });

  it('leaves it when somebody takes the approval back', async () => {
    await wrote(tor, inOslo(), 2, SECOND, 'translated');
    expect(await units()).toEqual([]);
  });

  it('leaves it when the original changes, and others stay', async () => {
    await wrote(ingrid, inOslo(), 4, '“We stand together,” Støre said.', 'approved');
    const file = textFile(OSLO.replace('varte i to timer', 'varte i tre timer'));
    await importFiles(OFFICE, [file], { language: 'nb' });
    expect(await units()).toEqual([
      { sourceText: '– Vi står sammen, sa Støre.', targetText: '“We stand together,” Støre said.' },
    ]);
  });

  it('goes with its article', async () => {
    await database().article.delete({ where: { id: oslo.id } });
    expect(await units()).toEqual([]);
    expect(await texts(2)).toEqual([]);
  });

  it('is of another pair when its article turns out to be Danish', async () => {
    await edited(oslo.id, { language: 'da' });
    expect(await texts(2)).toEqual([]);
    expect(await database().memoryUnit.findMany({ select: { sourceLanguage: true } })).toEqual([
      { sourceLanguage: 'da' },
    ]);
  });

  it('stays as it was when a change is refused', async () => {
    const seen = await workspace(tor, oslo.id, 'en');
    const { id } = sentence(seen, 2);
    const stale = { ...inOslo(), segmentId: id, version: 7, text: 'X', state: 'draft' as const };
    await expect(saveTarget(tor, stale)).rejects.toMatchObject({ name: 'Conflict' });
    const failing = inTransaction(async (tx) => {
      await tx.memoryUnit.deleteMany({ where: { targetId: { gt: 0 } } });
      throw new Error('rolled back');
    });
    await expect(failing).rejects.toThrow('rolled back');
    expect(await texts(2)).toEqual([SECOND]);
  });
});

describe('what is in the memory', () => {
  it('is every sentence after Ingrid, editor, has approved the whole translation', async () => {
    await translatedArticle(oslo.id, 'en', { state: 'translated' });
    expect(await units()).toEqual([]);
    await approveAll(ingrid, inOslo());
    expect((await units()).map(({ targetText }) => targetText)).toEqual(
      ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => `Sentence ${name} in en.`),
    );
    const [match] = await offered(2);
    expect(match).toMatchObject({ author: 'Ingrid', target: 'Sentence B in en.' });
  });

  it('counts as in context where the sentences before and after are the same as well', async () => {
    await translatedArticle(oslo.id);
    const copy = await importedArticle(
      OSLO.replace('Nato møtes i Oslo', 'Toppmøte i Oslo').replace('Ingen vet hvor', 'Ingen sier hvor'),
    );
    await startedTranslation(copy.id);
    expect((await offered(2, copy.id))[0]).toMatchObject({ percent: 101 });
    // the last sentence is another one, and so is what comes after the fifth
    expect((await offered(5, copy.id))[0]).toMatchObject({ percent: 100 });
  });

  it('says once what two articles say, and that there are two', async () => {
    await wrote(ingrid, inOslo(), 2, SECOND, 'approved');
    await wrote(ingrid, { articleId: bergen.id, language: 'en' }, 2, SECOND, 'approved');
    const third = await importedArticle(BERGEN.replaceAll('Bergen', 'Tromsø').replace('Støre', 'Solberg'));
    await startedTranslation(third.id);
    expect(await offered(2, third.id)).toMatchObject([{ percent: 100, target: SECOND, others: 1 }]);
  });

  it('is also found for a sentence of nothing but little words', async () => {
    const who = await importedArticle('date 2022-06-01 Hvem\n\nHva er det? Vi så på.\n');
    await translatedArticle(who.id, 'en', {
      say: (number) => (number === 1 ? 'What is it?' : 'We watched.'),
    });
    const again = await importedArticle('date 2022-06-02 Igjen\n\nHva er det? Vi så opp.\n');
    await startedTranslation(again.id);
    expect(await offered(1, again.id)).toMatchObject([{ percent: 100, target: 'What is it?' }]);
    expect(await offered(2, again.id)).toMatchObject([{ target: 'We watched.' }]);
  });
});

describe('where a text comes from', () => {
  const origins = async () => {
    const seen = await workspace(tor, bergen.id, 'en');
    const revisions = await database().targetRevision.findMany({ orderBy: { id: 'asc' } });
    return [sentence(seen, 2).target?.origin, revisions.at(-1)?.origin];
  };
  const save = async (text: string, state: 'draft' | 'translated' | 'approved', origin?: 'memory') => {
    const seen = await workspace(tor, bergen.id, 'en');
    const { id, target } = sentence(seen, 2);
    const input = { articleId: bergen.id, language: 'en', segmentId: id, version: target?.version ?? 0 };
    await saveTarget(ingrid, { ...input, text, state, ...(origin ? { origin } : {}) });
  };

  it('is the memory while an inserted match is only confirmed and approved, and a person once it is edited', async () => {
    await save(SECOND, 'draft', 'memory');
    expect(await origins()).toEqual(['memory', 'memory']);
    await save(SECOND, 'translated');
    await save(SECOND, 'approved');
    expect(await origins()).toEqual(['memory', 'memory']);
    await save('It took two hours.', 'translated');
    expect(await origins()).toEqual(['human', 'human']);
  });
});
