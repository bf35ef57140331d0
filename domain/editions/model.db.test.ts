/**
 * Whatever people do in whatever order, the newsroom keeps its promises: no text and no note is lost, readers see what
 * was published last and nothing else. Against a model in memory, on SQLite, where it is quick.
 */
import fc from 'fast-check';
import { describe, expect, inject, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import { notesOf } from '../annotations/queries.ts';
import { atDesk, edited, importedArticle } from '../testing/articles.ts';
import { publishNow, withdrawNow } from '../testing/editions.ts';
import { noteOn, noteOnTarget } from '../testing/notes.ts';
import { OFFICE } from '../testing/people.ts';
import { sentence, startedTranslation, typed } from '../testing/translations.ts';
import { saveTarget, saveTranslationTitle } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import type { EditionSnapshot } from './edition.ts';
import { publicArticle, siteRevision } from './public-queries.ts';

const WORDS = ['Alpha', 'beta', 'gamma', 'delta'];
const sentenceText = fc
  .array(fc.constantFrom(...WORDS), { maxLength: 5 })
  .map((words) => (words.length === 0 ? '' : `${words.join(' ')}.`));

const action = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('save' as const),
      number: fc.constantFrom(1, 2),
      text: sentenceText,
      state: fc.constantFrom('draft' as const, 'translated' as const, 'approved' as const),
      isStale: fc.nat(4).map((n) => n === 0),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('note' as const), word: fc.constantFrom(...WORDS) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('publish' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('withdraw' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('title' as const), title: fc.constantFrom('En', 'To', 'Tre') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('keep-title' as const) }) },
);
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;
type Saved = Extract<Action, { do: 'save' }>;

/** What should be true now. */
interface Model {
  articleId: number;
  slug: string;
  title: string;
  /** the title that the translated one is of */
  titleSource: string;
  targets: Map<number, { text: string; state: string; version: number }>;
  notes: number;
  /** a note was added, or may have lost or found its place, since the last edition */
  notesMoved: boolean;
  editions: number;
  shown: EditionSnapshot | null;
  revision: number;
}

const seen = ({ articleId }: Model) => workspace(OFFICE, articleId, 'en');

async function save(model: Model, { number, text, state, isStale }: Saved): Promise<void> {
  const form = typed(await seen(model), number, text, state);
  const before = model.targets.get(number);
  if (isStale) {
    const theirs = before ? { text: before.text, version: before.version } : null;
    const attempt = saveTarget(OFFICE, { ...form, version: form.version + 1 });
    await expect(attempt).rejects.toMatchObject({ name: 'Conflict', theirs });
    return;
  }
  const kept = text === '' ? 'untranslated' : state;
  const isSame = before?.text === text && before.state === kept;
  const { target } = await saveTarget(OFFICE, form);
  const version = (before?.version ?? 0) + (isSame ? 0 : 1);
  expect(target).toMatchObject({ text, state: kept, version });
  model.targets.set(number, { text, state: kept, version });
  model.notesMoved ||= !isSame;
}

async function note(model: Model, word: string): Promise<void> {
  const now = await seen(model);
  const isThere = now.segments.some(({ target }) => target?.text.includes(word));
  await addAnnotation(
    OFFICE,
    isThere ? noteOnTarget(now, word) : noteOn(await atDesk(model.articleId), 'Nato'),
  );
  model.notes++;
  model.notesMoved = true;
}

/** The translated title is of another title than the article's, and so is the one that readers have, if they have one. */
const isTitleStale = ({ title, titleSource, shown }: Model) =>
  title !== titleSource && !(textsOf(shown) && shown?.title === title);

/**
 * The translation as readers should get it: each sentence as it is, or as they have it; null when one is neither, or the title
 * is out of date.
 */
function complete(model: Model): string[] | null {
  const { targets, shown } = model;
  if (isTitleStale(model)) return null;
  const all = [1, 2].map((number, index) => {
    const target = targets.get(number);
    const isReady = target?.state === 'translated' || target?.state === 'approved';
    return isReady ? target.text : textsOf(shown)?.[index];
  });
  return all.every((text) => text !== undefined) ? all : null;
}

const textsOf = (snapshot: EditionSnapshot | null) =>
  snapshot?.translations[0]?.segments.map((segment) => segment.text) ?? null;

async function publishing(model: Model): Promise<void> {
  const isSame =
    model.shown?.title === model.title &&
    JSON.stringify(textsOf(model.shown)) === JSON.stringify(complete(model));
  const outcome = await publishNow(model.articleId).catch((error: Error) => error);
  if (isTitleStale(model) && textsOf(model.shown)) {
    expect(outcome).toMatchObject({ message: /title has changed since it was translated/ });
    return;
  }
  if (outcome instanceof Error) {
    expect(outcome.message).toBe(`Nothing has changed since edition ${model.editions}.`);
    expect(isSame).toBe(true);
    return;
  }
  expect(outcome.number).toBe(++model.editions);
  if (isSame) expect(model.notesMoved).toBe(true);
  const answer = await publicArticle('nb', model.slug);
  model.shown = answer.kind === 'found' ? answer.edition.snapshot : null;
  expect({ title: model.shown?.title, texts: textsOf(model.shown) }).toEqual({
    title: model.title,
    texts: complete(model),
  });
  model.notesMoved = false;
  model.revision++;
}

async function withdrawing(model: Model): Promise<void> {
  const outcome = await withdrawNow(model.articleId).catch((error: Error) => error);
  expect(outcome instanceof Error).toBe(model.shown === null);
  if (model.shown !== null) model.revision++;
  model.shown = null;
}

async function act(model: Model, step: Action): Promise<void> {
  if (step.do === 'save') return save(model, step);
  if (step.do === 'note') return note(model, step.word);
  if (step.do === 'publish') return publishing(model);
  if (step.do === 'withdraw') return withdrawing(model);
  if (step.do === 'keep-title') return keepTitle(model);
  model.title = (await edited(model.articleId, { title: step.title })).title;
}

async function keepTitle(model: Model): Promise<void> {
  const { articleId } = model;
  const { titleVersion: version, title } = await seen(model);
  await saveTranslationTitle(OFFICE, { articleId, language: 'en', version, title });
  model.titleSource = model.title;
}

/** The promises, after every step. */
async function check(model: Model): Promise<void> {
  const now = await seen(model);
  for (const [number, { text, state }] of model.targets)
    expect(sentence(now, number).target).toMatchObject({ text, state });
  const notes = await notesOf(OFFICE, model.articleId);
  expect(notes).toHaveLength(model.notes);
  for (const { target, placement } of notes) {
    const text = now.segments.find(({ id }) => id === target?.segmentId)?.target?.text ?? '';
    if (target && placement !== 'orphan') expect(text.slice(target.start, target.end)).toBe(target.quote);
  }
  const answer = await publicArticle('nb', model.slug);
  expect(answer.kind === 'found' ? answer.edition.snapshot : null).toEqual(model.shown);
  expect(await siteRevision()).toBe(model.revision);
}

const SYLLABLES = ['ba', 'be', 'bi', 'bo', 'bu', 'da', 'de', 'di', 'do', 'du'];
let round = 0;
async function begin(): Promise<Model> {
  // letters: a figure that the translation has not is an error of the checks
  const name = [...String(++round)].map((digit) => SYLLABLES[Number(digit)]).join('');
  const text = `date 2022 Runde ${name}\n\nNato møtes i runde ${name}. Støre kom.\n`;
  const { id: articleId, slug, title } = await importedArticle(text);
  const { titleVersion: version } = await startedTranslation(articleId);
  await saveTranslationTitle(OFFICE, { articleId, language: 'en', version, title: 'Round' });
  const revision = await siteRevision();
  const nothing = { targets: new Map(), notes: 0, notesMoved: false, editions: 0, shown: null };
  return { articleId, slug, title, titleSource: title, revision, ...nothing };
}

describe.runIf(inject('databaseTemplate').kind === 'sqlite')('whatever the newsroom does', () => {
  it('loses no text and no note, and readers see what was published last', { timeout: 120_000 }, async () => {
    const property = fc.asyncProperty(fc.array(action, { minLength: 3, maxLength: 16 }), async (steps) => {
      const model = await begin();
      for (const step of steps) {
        await act(model, step);
        await check(model);
      }
    });
    await fc.assert(property, { numRuns: 50 });
  });
});
