/** Sentences that an editor splits and joins: numbers, translations, histories and notes go along. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { atDesk, importedArticle } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { type Colleague, newsroom, nobody, OFFICE } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import { sentence, startedTranslation, translatedArticle, typed, wrote } from '../testing/translations.ts';
import { saveTarget } from '../translations/mutations.ts';
import { targetHistory, workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { mergeSegments, splitSegment } from './mutations.ts';

const SECOND = 'Møtet varte i to timer, og Stoltenberg ledet det.';
const ENGLISH = 'The meeting lasted two hours, and Stoltenberg chaired it.';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let english: Workspace;
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  english = await translatedArticle(article.id, 'en', {
    say: (n) => (n === 2 ? ENGLISH : `Words ${'abcdef'[n - 1]}.`),
  });
});

const now = (language = 'en') => workspace(OFFICE, article.id, language);

async function split(after: string, target: { after: string } | null = null, number = 2) {
  const seen = await now();
  const { id, version, source, target: there } = sentence(seen, number);
  const cut = target && {
    language: 'en',
    version: there?.version ?? 0,
    at: (there?.text.indexOf(target.after) ?? 0) + target.after.length,
  };
  const at = source.indexOf(after) + after.length;
  return splitSegment(ingrid, { articleId: article.id, segmentId: id, version, at, target: cut });
}

async function merge(number: number) {
  const { segments } = await now();
  const index = segments.findIndex((segment) => segment.number === number);
  const [first, next] = [segments[index], segments[index + 1]];
  if (!first || !next) throw new Error(`there is no pair at ${number}`);
  const versions = { version: first.version, nextVersion: next.version };
  return mergeSegments(ingrid, { articleId: article.id, segmentId: first.id, ...versions });
}

const rows = async (language = 'en') =>
  (await now(language)).segments.map(({ number, source, target }) => [
    number,
    source.trim(),
    target?.text ?? null,
    target?.state ?? null,
  ]);

/** The law: the segments of a block join to its text. */
async function expectTiled() {
  const { blocks, segments } = await now();
  for (const { id, text } of blocks) {
    const own = segments.filter(({ blockId }) => blockId === id);
    expect(own.map(({ source }) => source).join('')).toBe(text);
    let at = 0;
    for (const { start, source } of own) {
      expect(start).toBe(at);
      at += source.length;
    }
  }
}

describe('Ingrid, editor, splits a sentence', () => {
  it('and its translation where she says: the first part keeps the number, both keep the state', async () => {
    expect(await split('timer,', { after: 'hours,' })).toEqual({ number: 2, other: 7 });
    expect((await rows()).slice(1, 4)).toEqual([
      [2, 'Møtet varte i to timer,', 'The meeting lasted two hours,', 'approved'],
      [7, 'og Stoltenberg ledet det.', 'and Stoltenberg chaired it.', 'approved'],
      [3, 'Hva de ble enige om', 'Words c.', 'approved'],
    ]);
    await expectTiled();
    expect(await actionsBy(ingrid)).toEqual(['segment.split']);
  });

  it('and translations that nobody split are split by proposal, and are stale until somebody has looked', async () => {
    const danish = 'Mødet varede i to timer, og Stoltenberg ledede det.';
    await translatedArticle(article.id, 'da', { say: (n) => (n === 2 ? danish : 'Noget.') });
    await split('timer,', { after: 'hours,' });
    expect((await rows('da')).slice(1, 3)).toEqual([
      [2, 'Møtet varte i to timer,', 'Mødet varede i to timer,', 'stale'],
      [7, 'og Stoltenberg ledet det.', 'og Stoltenberg ledede det.', 'stale'],
    ]);
    const seen = await now('da');
    expect(sentence(seen, 7).target?.staleSource?.trim()).toBe(SECOND);
    expect(seen.status).toBe('out-of-date');
  });

  it('and may leave the whole translation with one part', async () => {
    await split('timer,', { after: ENGLISH });
    expect((await rows()).slice(1, 3)).toEqual([
      [2, 'Møtet varte i to timer,', ENGLISH, 'approved'],
      [7, 'og Stoltenberg ledet det.', null, null],
    ]);
  });

  it('and the notes go with their words; what straddles the cut is to be looked at', async () => {
    await addAnnotation(tor, noteOnTarget(english, 'meeting'));
    await addAnnotation(tor, noteOnTarget(english, 'Stoltenberg'));
    await addAnnotation(tor, noteOnTarget(english, 'hours, and Stoltenberg chaired'));
    await addAnnotation(tor, noteOn(article, 'timer, og'));
    await split('timer,', { after: 'hours,' });
    const seen = await now();
    const at = (quote: string) => seen.notes.find((note) => (note.target ?? note.source)?.quote === quote);
    expect(at('meeting')).toMatchObject({
      placement: 'anchored',
      target: { segmentId: sentence(seen, 2).id },
    });
    expect(at('Stoltenberg')).toMatchObject({
      placement: 'anchored',
      target: { segmentId: sentence(seen, 7).id, start: 4, end: 15 },
    });
    expect(at('and Stoltenberg chaired')).toMatchObject({ placement: 'moved' });
    expect(at('timer, og')).toMatchObject({ placement: 'anchored' });
    expect(seen.notes).toHaveLength(4);
  });

  it('and the history of both parts begins with what was there', async () => {
    await split('timer,', { after: 'hours,' });
    const history = async (number: number) =>
      (
        await targetHistory(tor, {
          articleId: article.id,
          language: 'en',
          segmentId: sentence(await now(), number).id,
        })
      ).map(({ text, author }) => [text, author]);
    expect(await history(2)).toEqual([
      ['The meeting lasted two hours,', 'Ingrid'],
      [ENGLISH, 'Test office'],
    ]);
    expect(await history(7)).toEqual([['and Stoltenberg chaired it.', 'Ingrid']]);
  });

  it.each([0, 1, 49])('but not where a part would have nothing to read (%i)', async (at) => {
    const { id, version } = sentence(english, 3);
    const whole = sentence(english, 3).source.length;
    const attempt = splitSegment(ingrid, {
      articleId: article.id,
      segmentId: id,
      version,
      at: at === 1 ? whole : Math.max(at, whole),
      target: null,
    });
    await expect(attempt).rejects.toMatchObject({ name: 'Invalid' });
    expect(await database().segment.count()).toBe(6);
  });
});

describe('Ingrid, editor, joins a sentence with the next', () => {
  it('and the translations are joined with a space; the number of the joined one leads on', async () => {
    expect(await merge(1)).toEqual({ number: 1, other: 2 });
    const seen = await now();
    expect(seen.segments.map(({ number, former }) => [number, former])).toEqual([
      [1, [2]],
      [3, []],
      [4, []],
      [5, []],
      [6, []],
    ]);
    expect(sentence(seen, 1).target).toMatchObject({ text: `Words a. ${ENGLISH}`, state: 'approved' });
    await expectTiled();
  });

  it('and what one of them lacks, the whole lacks', async () => {
    await wrote(tor, { articleId: article.id, language: 'en' }, 2, '');
    await merge(1);
    expect(sentence(await now(), 1).target).toMatchObject({ text: 'Words a.', state: 'draft' });
    await wrote(tor, { articleId: article.id, language: 'en' }, 6, 'Changed.', 'translated');
    await merge(5);
    expect(sentence(await now(), 5).target).toMatchObject({ text: 'Words e. Changed.', state: 'translated' });
  });

  it('and the notes of the second go along', async () => {
    await addAnnotation(tor, noteOnTarget(english, 'Stoltenberg'));
    await merge(1);
    const text = sentence(await now(), 1).target?.text ?? '';
    const [note] = await notesOf(tor, article.id);
    expect(note).toMatchObject({ placement: 'anchored', target: { quote: 'Stoltenberg' } });
    expect(text.slice(note?.target?.start, note?.target?.end)).toBe('Stoltenberg');
  });

  it('and splits them again: the second is the sentence it was, number and history', async () => {
    await merge(1);
    await split('torsdag.', { after: 'Words a.' }, 1);
    expect((await rows()).slice(0, 2)).toEqual([
      [1, 'Statsminister Jonas Gahr Støre tok imot lederne i Oslo torsdag.', 'Words a.', 'approved'],
      [2, SECOND, ENGLISH, 'approved'],
    ]);
    await expectTiled();
    const segmentId = sentence(await now(), 2).id;
    expect(segmentId).toBe(sentence(english, 2).id);
    expect(await targetHistory(tor, { articleId: article.id, language: 'en', segmentId })).toHaveLength(2);
  });

  it('but not the last of a paragraph with the first of the next', async () => {
    const { id, version } = sentence(english, 3);
    const attempt = mergeSegments(ingrid, { articleId: article.id, segmentId: id, version, nextVersion: 1 });
    await expect(attempt).rejects.toMatchObject({ name: 'Invalid' });
  });

  it('three into one: every number leads to where its text is, and back when it is split elsewhere', async () => {
    await split('timer,', { after: 'hours,' });
    await merge(1);
    await merge(1);
    expect(sentence(await now(), 1).former).toEqual([2, 7]);
    await split('torsdag. Møtet', { after: 'Words a.' }, 1);
    const seen = await now();
    const led = Object.fromEntries(seen.segments.map(({ number, former }) => [number, former]));
    expect(led).toMatchObject({ 1: [2], 8: [7] });
    await expectTiled();
  });
});

describe('cutting', () => {
  it('is not for Tor, translator, nor for nobody, and changes nothing then', async () => {
    const { id, version } = sentence(english, 2);
    const cut = { articleId: article.id, segmentId: id, version, at: 10, target: null };
    const join = { articleId: article.id, segmentId: id, version, nextVersion: 1 };
    for (const viewer of [tor, nobody]) {
      await expect((async () => splitSegment(viewer, cut))()).rejects.toMatchObject({ name: 'Forbidden' });
      await expect((async () => mergeSegments(viewer, join))()).rejects.toMatchObject({ name: 'Forbidden' });
    }
    expect(await database().segmentationChange.count()).toBe(0);
  });

  it('of a sentence that was cut since is a conflict', async () => {
    const { id, version } = sentence(english, 2);
    const cut = { articleId: article.id, segmentId: id, version, at: 10, target: null };
    const { won, lost } = await atOnce(4, () => splitSegment(ingrid, cut));
    expect(won).toHaveLength(1);
    for (const error of lost) expect(error).toMatchObject({ name: 'Conflict' });
    await expectTiled();
  });

  it('of a translation that was changed since is a conflict that carries it', async () => {
    const seen = await now();
    await saveTarget(tor, typed(seen, 2, 'Other words.'));
    const { id, version, target } = sentence(seen, 2);
    const attempt = splitSegment(ingrid, {
      articleId: article.id,
      segmentId: id,
      version,
      at: 23,
      target: { language: 'en', version: target?.version ?? 0, at: 10 },
    });
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs: { text: 'Other words.' } });
    expect(await database().segment.count()).toBe(6);
  });

  it('of another article’s sentence is told that it is not there', async () => {
    const other = await importedArticle('date 2022 Annet\n\nEn setning her.\n');
    const { id, version } = sentence(await startedTranslation(other.id), 1);
    const attempt = splitSegment(ingrid, {
      articleId: article.id,
      segmentId: id,
      version,
      at: 3,
      target: null,
    });
    await expect(attempt).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('an edition', () => {
  it('has the numbers that lead to each sentence, and the joined translation', async () => {
    await merge(1);
    await publishNow(article.id);
    const { blocks, translations } = await snapshotAt(article.slug);
    expect(blocks[0]?.segments).toMatchObject([{ number: 1, also: [2] }]);
    expect(blocks[1]?.segments[0]).not.toHaveProperty('also');
    expect(translations[0]?.segments.map(({ number }) => number)).toEqual([1, 3, 4, 5, 6]);
  });

  it('stays as it was when sentences are cut after it', async () => {
    await publishNow(article.id);
    const before = await snapshotAt(article.slug);
    await split('timer,', { after: 'hours,' });
    expect(await snapshotAt(article.slug)).toEqual(before);
    expect((await atDesk(article.id)).changed).toBe(true);
  });
});
