/** Saving many sentences at once does what saving each of them does, one after the other. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database, inTransaction } from '../db/client.ts';
import { importedArticle, shortText } from '../testing/articles.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { anEditor, aTranslator, type Colleague } from '../testing/people.ts';
import { eventsBy, rowCounts } from '../testing/records.ts';
import { sentence, startedTranslation, together, translatedArticle, wrote } from '../testing/translations.ts';
import { saveSentence } from './mutations.ts';
import { workspace } from './queries.ts';
import { saveSentences } from './save-many.ts';
import type { SentenceToSave } from './save-rules.ts';
import type { SaveTarget } from './translation.ts';
import { translationFor } from './writing.ts';

const ONE_BY_ONE = 'en';
const AT_ONCE = 'de';

let ingrid: Colleague;
let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [ingrid, tor] = [await anEditor(), await aTranslator()];
  article = await importedArticle();
});

interface Sent {
  number: number;
  text: string;
  state?: SaveTarget['state'];
  origin?: string;
  engine?: string;
  version?: number;
}

async function rowsFor(language: string, sent: readonly Sent[]): Promise<SentenceToSave[]> {
  const seen = await workspace(ingrid, article.id, language);
  return sent.map(({ number, state = 'translated', ...rest }) => {
    const { id, target } = sentence(seen, number);
    return { articleId: article.id, language, segmentId: id, version: target?.version ?? 0, state, ...rest };
  });
}

const atOnce = async (viewer: Colleague, rows: readonly SentenceToSave[]) =>
  inTransaction(async (tx) => {
    const place = { articleId: article.id, language: AT_ONCE };
    const translation = await translationFor(tx, viewer, article.id, AT_ONCE);
    await saveSentences(tx, viewer, translation, place, rows);
  });

/** In both ways, in a language each. */
async function saved(viewer: Colleague, sent: readonly Sent[]): Promise<void> {
  const rows = await rowsFor(ONE_BY_ONE, sent);
  await inTransaction(async (tx) => {
    const translation = await translationFor(tx, viewer, article.id, ONE_BY_ONE);
    for (const row of rows) await saveSentence(tx, viewer, translation, row);
  });
  await atOnce(viewer, await rowsFor(AT_ONCE, sent));
}

/** All that a translation is made of, without what differs between two languages. */
async function storedIn(language: string) {
  const targets = await database().target.findMany({
    where: { translation: { articleId: article.id, language } },
    orderBy: { segmentId: 'asc' },
    select: {
      id: true,
      segmentId: true,
      headId: true,
      ...{ text: true, state: true, origin: true, engine: true, sourceText: true, version: true },
      updatedByName: true,
      revisions: {
        orderBy: { number: 'asc' },
        select: { number: true, text: true, state: true, origin: true, engine: true, authorName: true },
      },
      memoryUnit: { select: { sourceText: true, targetText: true, authorName: true } },
      annotations: { select: { start: true, end: true, quote: true, placement: true } },
    },
  });
  const ids = targets.map(({ id }) => String(id));
  const events = (await eventsBy()).filter(
    ({ subjectType, subjectId }) => subjectType === 'target' && ids.includes(subjectId),
  );
  return {
    targets: targets.map(({ id: _, headId, ...target }) => ({ ...target, isMember: headId !== null })),
    events: events.map(({ action, data, subjectId }) => [
      action,
      ids.indexOf(subjectId),
      { ...(data as object), language: '' },
    ]),
  };
}

async function expectAlike(): Promise<void> {
  expect(await storedIn(AT_ONCE)).toEqual(await storedIn(ONE_BY_ONE));
}

describe('many sentences saved at once are stored as if each had been saved', () => {
  beforeEach(async () => {
    await startedTranslation(article.id, ONE_BY_ONE);
    await startedTranslation(article.id, AT_ONCE);
  });

  it('when none of them was translated, some by a machine, some with a machine’s words', async () => {
    await saved(ingrid, [
      { number: 1, text: 'One.', state: 'approved' },
      { number: 2, text: 'By a machine.', state: 'draft', origin: 'machine', engine: 'a 1' },
      { number: 4, text: '  ' },
      { number: 3, text: 'Of the memory.', state: 'approved', origin: 'memory' },
    ]);
    await expectAlike();
    expect((await storedIn(AT_ONCE)).targets).toMatchObject([
      { text: 'One.', version: 1, memoryUnit: { targetText: 'One.' }, revisions: [{ number: 1 }] },
      { origin: 'machine', engine: 'a 1', memoryUnit: null },
      { origin: 'memory' },
      { state: 'untranslated' },
    ]);
  });

  it('when they are saved again: what is the same is not written, what one person goes on with is one edit', async () => {
    await saved(ingrid, [
      { number: 1, text: 'One.' },
      { number: 2, text: 'Two.', state: 'draft', origin: 'machine', engine: 'a 1' },
      { number: 3, text: 'Three.' },
      { number: 4, text: 'Four.', state: 'approved' },
    ]);
    await saved(tor, [{ number: 3, text: 'Three, he says.' }]);
    await saved(ingrid, [
      { number: 1, text: 'One.' },
      { number: 2, text: 'Edited.', state: 'draft', origin: 'human' },
      { number: 3, text: 'Three again.' },
      { number: 4, text: 'Four again.' },
      { number: 5, text: 'Five.', state: 'approved' },
    ]);
    await saved(ingrid, [
      { number: 1, text: 'One more.' },
      { number: 2, text: 'Two.', state: 'translated', origin: 'human' },
      { number: 3, text: '' },
    ]);
    await expectAlike();
    const [first, second] = (await storedIn(AT_ONCE)).targets;
    expect([first?.version, first?.revisions.length]).toEqual([2, 1]);
    // the machine's words again
    expect(second).toMatchObject({ origin: 'machine', engine: 'a 1' });
  });

  it('when several share a translation, and notes stand on it', async () => {
    for (const language of [ONE_BY_ONE, AT_ONCE]) {
      await translatedArticle(article.id, language, {
        say: (number) => `Sentence number ${'abcdef'[number]}.`,
      });
      await together(ingrid, { articleId: article.id, language }, 1);
      const seen = await workspace(ingrid, article.id, language);
      await addAnnotation(ingrid, noteOnTarget(seen, 'number b'));
      await addAnnotation(ingrid, noteOnTarget(seen, 'number d'));
    }
    await saved(ingrid, [
      { number: 1, text: 'Now the sentence number b, and another.' },
      { number: 3, text: 'Gone.' },
    ]);
    await expectAlike();
    const notes = (await storedIn(AT_ONCE)).targets.flatMap(({ annotations }) => annotations);
    expect(notes.map(({ placement, start }) => [placement, start])).toEqual([
      ['anchored', 17],
      ['orphan', 9],
    ]);
  });
});

describe('of many sentences none is saved', () => {
  beforeEach(async () => {
    await translatedArticle(article.id, AT_ONCE, { state: 'translated' });
  });

  async function expectRefused(viewer: Colleague, rows: readonly SentenceToSave[], error: object) {
    const before = [await rowCounts(), await storedIn(AT_ONCE)];
    await expect(atOnce(viewer, rows)).rejects.toMatchObject(error);
    expect([await rowCounts(), await storedIn(AT_ONCE)]).toEqual(before);
  }

  it('when somebody has changed one since', async () => {
    const rows = await rowsFor(AT_ONCE, [
      { number: 1, text: 'Mine.' },
      { number: 2, text: 'Mine, too.' },
    ]);
    await wrote(tor, { articleId: article.id, language: AT_ONCE }, 2, 'His.');
    await expectRefused(ingrid, rows, { name: 'Conflict', theirs: { text: 'His.', sentences: 1 } });
  });

  it('when one is of another article', async () => {
    const other = await importedArticle(shortText('En annen'));
    await startedTranslation(other.id, AT_ONCE);
    const { segments } = await workspace(ingrid, other.id, AT_ONCE);
    const rows = await rowsFor(AT_ONCE, [{ number: 1, text: 'Mine.' }]);
    const foreign = { ...rows[0], segmentId: segments[0]?.id ?? 0, version: 0 } as SentenceToSave;
    await expectRefused(ingrid, [...rows, foreign], { name: 'NotFound' });
  });

  it('when one is translated with the one before it now', async () => {
    const rows = await rowsFor(AT_ONCE, [
      { number: 2, text: 'Mine.' },
      { number: 3, text: 'Mine, too.' },
    ]);
    await together(ingrid, { articleId: article.id, language: AT_ONCE }, 1);
    await expectRefused(ingrid, rows, { name: 'Invalid', message: expect.stringContaining('together with') });
  });

  it('when one is to be approved and has an error of a check', async () => {
    const rows = await rowsFor(AT_ONCE, [
      { number: 1, text: 'Fein.', state: 'approved' },
      { number: 2, text: 'Es waren 7 Stunden.', state: 'approved' },
    ]);
    await expectRefused(ingrid, rows, { name: 'Invalid' });
  });

  it('when one is to be approved by Tor, translator', async () => {
    const rows = await rowsFor(AT_ONCE, [
      { number: 1, text: 'Fein.' },
      { number: 2, text: 'Gut.', state: 'approved' },
    ]);
    await expectRefused(tor, rows, { name: 'Forbidden' });
  });
});

it('many sentences that say what is stored leave the article unchanged for readers', async () => {
  const seen = await translatedArticle(article.id, AT_ONCE, { state: 'translated' });
  const revision = async () =>
    (await database().article.findUniqueOrThrow({ where: { id: article.id } })).revision;
  const before = await revision();
  const same = seen.segments.map(({ number, target }) => ({ number, text: target?.text ?? '' }));
  await atOnce(ingrid, await rowsFor(AT_ONCE, same));
  expect(await revision()).toBe(before);
  await atOnce(ingrid, await rowsFor(AT_ONCE, [...same.slice(1), { number: 1, text: 'Anders.' }]));
  expect(await revision()).toBe(before + 1);
});
