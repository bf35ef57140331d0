/** Notes follow the words they stand on, or become orphans; none disappears. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { atDesk, importedArticle } from '../testing/articles.ts';
import { publishNow, snapshotAt } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { aTranslator, type Colleague } from '../testing/people.ts';
import { atOnce } from '../testing/records.ts';
import { letter, sentence, translatedArticle, typed, wrote } from '../testing/translations.ts';
import { saveTarget } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import type { Workspace } from '../translations/translation.ts';
import { addAnnotation } from './mutations.ts';
import { notesOf } from './queries.ts';

const FIRST = 'The NATO–Russia Council met for two hours.';

let tor: Colleague;
let article: DeskArticle;
let english: Workspace;
beforeEach(async () => {
  tor = await aTranslator();
  article = await importedArticle();
  english = await translatedArticle(article.id, 'en', {
    say: (n) => (n === 2 ? FIRST : `Sentence ${letter(n)}.`),
  });
});

const noteNow = async () => {
  const [note] = await notesOf(tor, article.id);
  return { placement: note?.placement, quote: note?.target?.quote, target: note?.target };
};
const rewritten = (text: string) => wrote(tor, english, 2, text);

describe('Tor, translator, has noted “NATO–Russia Council” and changes the sentence', () => {
  beforeEach(async () => {
    await addAnnotation(tor, noteOnTarget(english, 'NATO–Russia Council'));
  });

  it('elsewhere: the note stays on its words', async () => {
    await rewritten('On Thursday the NATO–Russia Council met for two hours.');
    expect(await noteNow()).toMatchObject({
      placement: 'anchored',
      quote: 'NATO–Russia Council',
      target: { start: 16, end: 35 },
    });
  });

  it('a little within those words: the note follows, marked to be looked at', async () => {
    await rewritten('The NATO-Russia Council met for two hours.');
    expect(await noteNow()).toMatchObject({ placement: 'moved', quote: 'NATO-Russia Council' });
  });

  it('so that the words are gone: the note is an orphan that keeps its words', async () => {
    await rewritten('They talked.');
    expect(await noteNow()).toMatchObject({ placement: 'orphan', quote: 'NATO–Russia Council' });
    expect((await atDesk(article.id)).notes).toMatchObject({ total: 1, orphans: 1 });
  });

  it('to nothing: the note is an orphan, and comes back with the words', async () => {
    await rewritten('');
    expect((await noteNow()).placement).toBe('orphan');
    await rewritten(FIRST);
    expect(await noteNow()).toMatchObject({ quote: 'NATO–Russia Council', target: { start: 4, end: 23 } });
    expect((await noteNow()).placement).not.toBe('orphan');
  });

  it('many times: the note is always there, and stands on its quote unless it is an orphan', async () => {
    const texts = [
      'A.',
      FIRST,
      `${FIRST} ${FIRST}`,
      'Council of NATO and Russia.',
      '',
      'The NATO–Russia Council.',
    ];
    for (const text of texts) {
      await rewritten(text);
      const { placement, target } = await noteNow();
      expect(target, text).toBeDefined();
      if (placement !== 'orphan') expect(text.slice(target?.start, target?.end)).toBe(target?.quote);
    }
  });

  it('so that the words are gone: readers do not get the note', async () => {
    await rewritten('They talked.');
    await publishNow(article.id);
    expect((await snapshotAt(article.slug)).notes).toEqual([]);
  });
});

describe('a note on the original and on its translation', () => {
  it('loses its place in the translation only, and both the desk and readers see it on the original', async () => {
    await addAnnotation(tor, {
      ...noteOn(article, 'Møtet'),
      target: noteOnTarget(english, 'Council').target,
    });
    await rewritten('They talked.');
    const [note] = await notesOf(tor, article.id);
    expect(note).toMatchObject({ placement: 'half', source: { quote: 'Møtet' } });
    expect((await atDesk(article.id)).notes).toMatchObject({ public: 1, orphans: 1 });
    await publishNow(article.id);
    expect((await snapshotAt(article.slug)).notes).toMatchObject([{ source: { block: 0 }, targets: [] }]);
  });
});

describe('a note that is added while the sentence under it is rewritten', () => {
  it('stands on its quote, or is refused, or is an orphan, but never stands on other words', async () => {
    const texts = ['Two hours long the NATO–Russia Council met.', FIRST];
    for (let round = 0; round < 10; round++) {
      const seen = await workspace(tor, article.id, 'en');
      await atOnce<unknown>(2, (i) =>
        i === 0
          ? addAnnotation(tor, noteOnTarget(seen, 'Council'))
          : saveTarget(tor, typed(seen, 2, texts[round % 2] ?? '')),
      );
    }
    const text = sentence(await workspace(tor, article.id, 'en'), 2).target?.text ?? '';
    const spans = await database().annotationTarget.findMany({ where: { placement: { not: 'orphan' } } });
    for (const { start, end, quote } of spans) expect(text.slice(start, end)).toBe(quote);
  });

  it('and twenty notes at once beside a publication are all there', async () => {
    const { lost } = await atOnce(21, async (i) =>
      i === 10 ? publishNow(article.id) : addAnnotation(tor, noteOn(article, 'Støre')),
    );
    expect(lost.map(String)).toEqual([]);
    expect(await notesOf(tor, article.id)).toHaveLength(20);
  });
});

describe('a question of Tor, translator', () => {
  it('never reaches readers, whatever its visibility says', async () => {
    await addAnnotation(tor, noteOn(article, 'Støre', { kind: 'question', bodies: { en: 'Who is this?' } }));
    await addAnnotation(tor, noteOn(article, 'Oslo', { visibility: 'internal' }));
    await addAnnotation(tor, noteOn(article, 'Møtet'));
    await publishNow(article.id);
    const { notes } = await snapshotAt(article.slug);
    expect(notes.map(({ number, kind }) => [number, kind])).toEqual([[1, 'gloss']]);
  });
});
