/** Several sentences with one translation, and apart again: in one language, without losing a word or a note. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { IN_CONTEXT } from '../memory/memory.ts';
import { memoryMatches } from '../memory/queries.ts';
import { splitSegment } from '../segments/mutations.ts';
import { suggestTarget } from '../suggestions/mutations.ts';
import { openSuggestions } from '../suggestions/queries.ts';
import { importedArticle, OSLO } from '../testing/articles.ts';
import { noteOnTarget } from '../testing/notes.ts';
import { type Colleague, newsroom, nobody, OFFICE } from '../testing/people.ts';
import { actionsBy, atOnce } from '../testing/records.ts';
import {
  apart,
  sentence,
  startedTranslation,
  together,
  translatedArticle,
  typed,
  wrote,
} from '../testing/translations.ts';
import { approveAll, saveTarget } from './mutations.ts';
import { targetHistory, workspace } from './queries.ts';
import { translateApart, translateTogether } from './shared-mutations.ts';

const SAID: Record<number, string> = {
  1: 'The leaders came to Oslo.',
  2: 'They met for two hours.',
  5: 'Nato sends soldiers.',
  6: 'Nobody knows for how long.',
};

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
let english: { articleId: number; language: string };
beforeEach(async () => {
  ({ tor, ingrid } = await newsroom());
  article = await importedArticle();
  english = { articleId: article.id, language: 'en' };
  await translatedArticle(article.id, 'en', { say: (n) => SAID[n] ?? `Words ${'abcdef'[n - 1]}.` });
});

const now = (language = 'en') => workspace(OFFICE, article.id, language);
const rows = async (language = 'en') =>
  (await now(language)).segments.map(({ number, parts, target }) => [
    parts?.map((part) => part.number) ?? number,
    target?.text ?? null,
    target?.state ?? null,
  ]);
const BOTH = 'The leaders came to Oslo. They met for two hours.';
const at = BOTH.indexOf(' They');

describe('Tor, translator, makes one translation of two sentences', () => {
  it('and both texts stand in one row; the states, the counts and the other language stay', async () => {
    await translatedArticle(article.id, 'da');
    const danish = await rows('da');
    const before = (await now()).progress;
    expect(await together(ingrid, english, 1)).toEqual({ number: 1, other: 2 });
    expect((await rows()).slice(0, 2)).toEqual([
      [[1, 2], BOTH, 'approved'],
      [3, 'Words c.', 'approved'],
    ]);
    expect((await now()).progress).toEqual(before);
    expect(await rows('da')).toEqual(danish);
    expect(await actionsBy(ingrid)).toEqual(['target.shared']);
    const whole = sentence(await now(), 1);
    expect(whole.source).toBe(article.blocks[0]?.text);
    expect(whole.former).toEqual([2]);
  });

  it('and what he may not approve is translated afterwards, for both', async () => {
    await together(tor, english, 1);
    expect((await rows())[0]).toEqual([[1, 2], BOTH, 'translated']);
    expect((await now()).progress).toMatchObject({ translated: 2, approved: 4, untranslated: 0 });
    expect(await approveAll(ingrid, english)).toEqual({ approved: 2, held: 0 });
    expect((await now()).progress).toMatchObject({ translated: 0, approved: 6 });
  });

  it('and what each was before stays in its history', async () => {
    await together(tor, english, 1);
    const history = async (number: number) => {
      const segment = await database().segment.findFirstOrThrow({
        where: { articleId: article.id, number },
        select: { id: true },
      });
      const revisions = await targetHistory(OFFICE, { ...english, segmentId: segment.id });
      return revisions.map(({ text, segment: of }) => (of === undefined ? text : `${of}: ${text}`));
    };
    expect(await history(1)).toEqual([BOTH, SAID[1], `2: ${SAID[2]}`]);
    expect(await history(2)).toEqual(['', SAID[2]]);
  });

  it('and the notes of both stand on their words, and the suggestions wait there', async () => {
    const seen = await now();
    await addAnnotation(tor, noteOnTarget(seen, 'leaders'));
    await addAnnotation(tor, noteOnTarget(seen, 'two hours'));
    const { id: segmentId, target } = sentence(seen, 2);
    await suggestTarget(tor, {
      ...english,
      segmentId,
      version: target?.version ?? 0,
      text: 'It took two hours.',
    });
    await together(ingrid, english, 1);
    const after = await now();
    const places = after.notes.map((note) => note.target);
    expect(places.map((place) => place && BOTH.slice(place.start, place.end)).sort()).toEqual([
      'leaders',
      'two hours',
    ]);
    expect(after.notes.map(({ placement }) => placement)).toEqual(['anchored', 'anchored']);
    const [suggestion] = await openSuggestions(OFFICE, english);
    expect(suggestion).toMatchObject({
      segmentId: sentence(after, 1).id,
      text: `${SAID[1]} It took two hours.`,
    });
  });

  it('and the memory has one unit of both, and none of either', async () => {
    await together(ingrid, english, 1);
    const units = await database().memoryUnit.findMany({ select: { sourceText: true, targetText: true } });
    expect(units.filter(({ targetText }) => targetText.includes('Oslo'))).toEqual([
      { sourceText: article.blocks[0]?.text, targetText: BOTH },
    ]);
    expect(units.filter(({ targetText }) => targetText === SAID[2])).toEqual([]);
  });

  it('and the same sentences together in another article get it from the memory, in its context', async () => {
    await together(ingrid, english, 1);
    const text = OSLO.replace('Nato møtes i Oslo', 'Oslo igjen').replace('Ingen vet', 'Alle vet');
    const other = await importedArticle(text);
    const place = { articleId: other.id, language: 'en' };
    const segmentId = sentence(await startedTranslation(other.id), 1).id;
    const alone = await memoryMatches(tor, { ...place, segmentId });
    expect(alone.filter(({ percent }) => percent >= 100)).toEqual([]);
    await together(tor, place, 1);
    const [match] = await memoryMatches(tor, { ...place, segmentId });
    expect(match).toMatchObject({ target: BOTH, percent: IN_CONTEXT });
  });

  it('and a third sentence can come to it', async () => {
    const { id, version, source } = sentence(await now('en'), 2);
    const place = { articleId: article.id, segmentId: id, version };
    await splitSegment(ingrid, { ...place, at: source.indexOf('og Stol'), target: null });
    await together(ingrid, english, 1);
    await together(ingrid, english, 1);
    expect((await rows())[0]?.[0]).toEqual([1, 2, 7]);
    expect((await rows())[0]?.[1]).toBe(BOTH);
  });
});

describe('It is refused', () => {
  it('at the end of a paragraph', async () => {
    const { id, target } = sentence(await now(), 2);
    const next = sentence(await now(), 3);
    const versions = { version: target?.version ?? 0, nextVersion: next.target?.version ?? 0 };
    const input = { ...english, segmentId: id, nextSegmentId: next.id, ...versions };
    await expect(translateTogether(tor, input)).rejects.toThrow('last sentence of its paragraph');
  });

  it('when one of the two was changed since, or the translation is assigned to others', async () => {
    const seen = await now();
    const [one, two] = [sentence(seen, 1), sentence(seen, 2)];
    const input = {
      ...english,
      ...{ segmentId: one.id, version: one.target?.version ?? 0 },
      ...{ nextSegmentId: two.id, nextVersion: two.target?.version ?? 0 },
    };
    await wrote(ingrid, english, 2, 'They met for long.');
    await expect(translateTogether(tor, input)).rejects.toMatchObject({ name: 'Conflict' });
    await expect(translateTogether(nobody, input)).rejects.toMatchObject({ name: 'Forbidden' });
    expect((await rows())[0]).toEqual([1, SAID[1], 'approved']);
  });

  it('to the second of two who do it at once', async () => {
    const { won, lost } = await atOnce(2, () => together(ingrid, english, 1));
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect((await rows())[0]?.[1]).toBe(BOTH);
  });

  it('to save what was written for one of them alone, and the answer says of how many it is now', async () => {
    const seen = await now();
    await together(ingrid, english, 1);
    const late = saveTarget(tor, typed(seen, 1, 'The leaders came.', 'draft'));
    await expect(late).rejects.toMatchObject({ theirs: { text: BOTH, sentences: 2 } });
    expect((await rows())[0]).toEqual([[1, 2], BOTH, 'approved']);
  });

  it('to save, or to suggest, at a sentence that has its translation elsewhere', async () => {
    const before = await now();
    await together(tor, english, 1);
    const late = typed(before, 2, 'Mine.');
    const own = await database().target.findFirstOrThrow({ where: { segmentId: late.segmentId } });
    for (const version of [late.version, own.version])
      await expect(saveTarget(tor, { ...late, version })).rejects.toThrow('translated together');
    const { articleId, language, segmentId, version, text } = late;
    await expect(suggestTarget(tor, { articleId, language, segmentId, version, text })).rejects.toThrow(
      'translated together',
    );
  });
});

describe('Taken apart again', () => {
  it('each sentence has its part and the state, and its notes', async () => {
    await addAnnotation(tor, noteOnTarget(await now(), 'two hours'));
    await together(ingrid, english, 1);
    expect(await apart(ingrid, english, 1, 2, at)).toEqual({ number: 1, other: 2 });
    expect((await rows()).slice(0, 2)).toEqual([
      [1, SAID[1], 'approved'],
      [2, SAID[2], 'approved'],
    ]);
    const after = await now();
    const [note] = after.notes;
    expect(note).toMatchObject({ placement: 'anchored', target: { segmentId: sentence(after, 2).id } });
    expect(await actionsBy(ingrid)).toEqual(['target.shared', 'target.parted']);
  });

  it('a suggestion for the whole is one for the part that it changes, or for both', async () => {
    await together(ingrid, english, 1);
    const suggest = async (text: string) => {
      const { id: segmentId, target } = sentence(await now(), 1);
      await suggestTarget(tor, { ...english, segmentId, version: target?.version ?? 0, text });
    };
    await suggest(`${SAID[1]} They talked for two hours.`);
    await suggest('All of the leaders came. They talked for hours.');
    await apart(ingrid, english, 1, 2, at);
    const seen = await now();
    const of = (number: number) => sentence(seen, number).id;
    const open = (await openSuggestions(OFFICE, english)).map(({ segmentId, text }) => [segmentId, text]);
    expect(open).toEqual([
      [of(2), 'They talked for two hours.'],
      [of(1), 'All of the leaders came.'],
      [of(2), 'They talked for hours.'],
    ]);
  });

  it('by who may not approve, both parts wait for review: nobody has looked at the cut', async () => {
    await together(ingrid, english, 1);
    await apart(tor, english, 1, 2, at);
    expect((await rows()).slice(0, 2)).toEqual([
      [1, SAID[1], 'translated'],
      [2, SAID[2], 'translated'],
    ]);
  });

  it('what is left without words is untranslated', async () => {
    await together(ingrid, english, 1);
    await apart(ingrid, english, 1, 2, BOTH.length);
    expect((await rows()).slice(0, 2)).toEqual([
      [1, BOTH, 'approved'],
      [2, '', 'untranslated'],
    ]);
    expect((await now()).progress).toMatchObject({ untranslated: 1, approved: 5 });
  });

  it('but not when it was changed since, or is apart already', async () => {
    await together(ingrid, english, 1);
    const seen = await now();
    await wrote(ingrid, english, 1, 'One sentence for both.');
    const { id, target, parts } = sentence(seen, 1);
    const input = {
      ...english,
      ...{ segmentId: id, version: target?.version ?? 0, at: 3 },
      ...{ fromSegmentId: parts?.[1]?.id ?? 0, fromVersion: parts?.[1]?.targetVersion ?? 0 },
    };
    await expect(translateApart(tor, input)).rejects.toMatchObject({ name: 'Conflict' });
    await apart(ingrid, english, 1, 2, 4);
    await expect(translateApart(tor, input)).rejects.toMatchObject({ name: 'Conflict' });
  });
});
