/** An XLIFF out, edited, and back in: what is chosen is merged in one go, and nothing else is touched. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeskArticle } from '../articles/article.ts';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { anEditor, aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { actionsBy, eventsBy, rowCounts } from '../testing/records.ts';
import { sentence, startedTranslation, together, translatedArticle, wrote } from '../testing/translations.ts';
import { targetHistory, workspace } from '../translations/queries.ts';
import type { MergePreview, MergeTranslation } from './exchange.ts';
import { mergePreview } from './merge-queries.ts';
import { mergeTranslation } from './mutations.ts';
import { exportedArticle } from './queries.ts';

let tor: Colleague;
let ingrid: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  [tor, ingrid] = [await aTranslator(), await anEditor()];
  article = await importedArticle();
});

const exported = async (format: 'xliff' | 'xliff-1.2' = 'xliff') =>
  (await exportedArticle(tor, { articleId: article.id, language: 'en', format })).content;

const preview = (viewer: Colleague, content: string) =>
  mergePreview(viewer, { articleId: article.id, language: 'en', fileName: 'agency.xlf', content });

/** Everything that differs. */
function all({ articleId, language, fileName, rows }: MergePreview): MergeTranslation {
  const chosen = rows.filter((row) => ['changed', 'conflict', 'source-differs'].includes(row.kind));
  return {
    articleId,
    language,
    fileName,
    rows: chosen.map(({ segmentId, here, file, origin }) => ({
      segmentId,
      version: here?.version ?? 0,
      ...file,
      origin,
    })),
  };
}

const kinds = ({ rows }: MergePreview) =>
  rows.filter((row) => row.kind !== 'same').map((row) => [row.id, row.kind]);
const stored = async (number: number) => sentence(await workspace(tor, article.id, 'en'), number).target;

describe.each(['xliff', 'xliff-1.2'] as const)('a file of %s', (format) => {
  it('as it was written has nothing to merge', async () => {
    await translatedArticle(article.id);
    const seen = await preview(ingrid, await exported(format));
    expect(seen.rows.map((row) => row.kind)).toEqual(Array(7).fill('same'));
    expect([seen.warnings, seen.notes]).toEqual([[], []]);
  });

  it('of a translation that two sentences share has nothing to merge, and its text can be changed', async () => {
    await translatedArticle(article.id);
    const before = await exported(format);
    await together(ingrid, { articleId: article.id, language: 'en' }, 1);
    const file = await exported(format);
    expect(kinds(await preview(ingrid, file))).toEqual([]);
    const seen = await preview(ingrid, file.replace('Sentence A in en. Sentence B', 'Sentences A and B'));
    expect(kinds(seen)).toEqual([['s1', 'changed']]);
    await mergeTranslation(ingrid, all(seen));
    expect((await stored(1))?.text).toBe('Sentences A and B in en.');
    // a file from before has a text for a sentence that has none of its own now
    expect(kinds(await preview(ingrid, before))).toEqual([['s2', 'unknown']]);
  });

  it('with another title, written out since that of the article changed, is merged and of that one', async () => {
    await translatedArticle(article.id);
    await edited(article.id, { title: 'Toppmøte i Oslo' });
    const file = (await exported(format)).replace('NATO meets in Oslo', 'Summit in Oslo');
    const seen = await preview(ingrid, file);
    expect(kinds(seen)).toEqual([['title', 'changed']]);
    await mergeTranslation(ingrid, all(seen));
    expect(await workspace(tor, article.id, 'en')).toMatchObject({
      title: 'Summit in Oslo',
      titleStaleSource: null,
      status: 'up-to-date',
    });
  });

  it('has a title of another title of the article as out of date, and is told when the words fit it still', async () => {
    await translatedArticle(article.id);
    await edited(article.id, { title: 'Toppmøte i Oslo' });
    const file = await exported(format);
    const [stale, translated] =
      format === 'xliff'
        ? ['state="initial" subState="spalte:stale"', 'state="translated"']
        : ['state="needs-adaptation"', 'state="translated"'];
    expect(file.split(stale)).toHaveLength(2);
    expect(kinds(await preview(ingrid, file))).toEqual([]);
    const seen = await preview(ingrid, file.replace(stale, translated));
    expect(kinds(seen)).toEqual([['title', 'changed']]);
    await mergeTranslation(ingrid, all(seen));
    expect(await workspace(tor, article.id, 'en')).toMatchObject({
      title: 'NATO meets in Oslo',
      titleStaleSource: null,
    });
    expect(kinds(await preview(ingrid, file))).toEqual([]);
  });

  it('with every sentence translated fills an empty translation', async () => {
    await startedTranslation(article.id);
    const empty = await exported(format);
    const translated = empty.replace(/(<source>)([^<]*)(<\/source>)/g, '$1$2$3<target>EN $2</target>');
    const seen = await preview(tor, translated);
    expect(kinds(seen).map(([, kind]) => kind)).toEqual(Array(7).fill('changed'));
    expect(await mergeTranslation(tor, all(seen))).toEqual({ merged: 7 });
    const now = await workspace(tor, article.id, 'en');
    expect(now.title).toBe(`EN ${article.title}`);
    expect(now.segments.map(({ target }) => [target?.text, target?.origin])).toEqual(
      now.segments.map(({ source }) => [`EN ${source}`, 'human']),
    );
  });
});

describe('a merge', () => {
  it('writes history and events as if somebody had typed it, and says which file it was', async () => {
    await translatedArticle(article.id);
    const file = (await exported()).replace('Sentence B in en.', 'The second.');
    expect(await mergeTranslation(ingrid, all(await preview(ingrid, file)))).toEqual({ merged: 1 });
    expect(await stored(2)).toMatchObject({
      text: 'The second.',
      state: 'approved',
      updatedBy: 'Ingrid',
      version: 2,
    });
    const segmentId = sentence(await workspace(tor, article.id, 'en'), 2).id;
    const history = await targetHistory(tor, { articleId: article.id, language: 'en', segmentId });
    expect(history.map(({ text }) => text)).toEqual(['The second.', 'Sentence B in en.']);
    expect((await eventsBy(ingrid)).map(({ action, data }) => [action, data])).toEqual([
      ['target.approved', { language: 'en', segment: 2 }],
      ['translation.merged', { language: 'en', file: 'agency.xlf', sentences: 1 }],
    ]);
  });

  it('of what was changed here meanwhile is a conflict that shows both, and what only we changed stays ours', async () => {
    await translatedArticle(article.id);
    const file = (await exported()).replace('Sentence B in en.', 'Theirs.');
    await wrote(tor, { articleId: article.id, language: 'en' }, 2, 'Ours.');
    await wrote(tor, { articleId: article.id, language: 'en' }, 3, 'Ours alone.');
    const seen = await preview(ingrid, file);
    expect(kinds(seen)).toEqual([['s2', 'conflict']]);
    expect(seen.rows[0]).toMatchObject({ file: { text: 'Theirs.' }, here: { text: 'Ours.', by: 'Tor' } });
    await mergeTranslation(ingrid, all(seen));
    expect([(await stored(2))?.text, (await stored(3))?.text]).toEqual(['Theirs.', 'Ours alone.']);
  });

  it('of a sentence that somebody changes after the preview is refused as a whole', async () => {
    await translatedArticle(article.id);
    const file = (await exported()).replace('Sentence B in en.', 'A.').replace('Sentence D in en.', 'B.');
    const choice = all(await preview(ingrid, file));
    await wrote(tor, { articleId: article.id, language: 'en' }, 4, 'In between.');
    const before = await rowCounts();
    await expect(mergeTranslation(ingrid, choice)).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { text: 'In between.' },
    });
    expect([(await stored(2))?.text, (await stored(4))?.text]).toEqual(['Sentence B in en.', 'In between.']);
    expect(await rowCounts()).toEqual(before);
    expect(await actionsBy(ingrid)).toEqual([]);
  });

  it('by Tor, translator, never approves, and is refused when he asks for it', async () => {
    await translatedArticle(article.id, 'en', { state: 'translated' });
    const file = (await exported())
      .replaceAll('state="translated"', 'state="final"')
      .replace('Sentence B in en.', 'The second.');
    const seen = await preview(tor, file);
    expect(seen.rows.filter((row) => row.id.startsWith('s')).map((row) => row.file.state)).not.toContain(
      'approved',
    );
    expect(kinds(seen)).toEqual([['s2', 'changed']]);
    const choice = all(seen);
    const approving = { ...choice, rows: choice.rows.map((row) => ({ ...row, state: 'approved' as const })) };
    await expect(mergeTranslation(tor, approving)).rejects.toMatchObject({ name: 'Forbidden' });
    await mergeTranslation(tor, choice);
    expect(await stored(2)).toMatchObject({ text: 'The second.', state: 'translated' });
  });

  it('of two texts for one sentence is refused as a whole', async () => {
    await translatedArticle(article.id);
    const choice = all(await preview(ingrid, (await exported()).replace('Sentence B in en.', 'A.')));
    const twice = { ...choice, rows: choice.rows.flatMap((row) => [row, { ...row, text: 'B.' }]) };
    await expect(mergeTranslation(ingrid, twice)).rejects.toMatchObject({
      name: 'Conflict',
      theirs: { text: 'A.' },
    });
    expect((await stored(2))?.text).toBe('Sentence B in en.');
  });

  it('of a thousand sentences and the title writes each of them, in their order', async () => {
    const numbered = Array.from({ length: 1_040 }, (_, index) => `Setning nummer ${index} står her.`);
    const paragraphs = Array.from({ length: 104 }, (_, index) => numbered.slice(index * 10, index * 10 + 10));
    const text = paragraphs.map((sentences) => sentences.join(' ')).join('\n\n');
    article = await importedArticle(`date 2022-03-24 En bok\n\n${text}\n`);
    await startedTranslation(article.id);
    const file = (await exported()).replace(/(<source>)([^<]*)(<\/source>)/g, '$1$2$3<target>EN $2</target>');
    const seen = await preview(tor, file);
    expect(await mergeTranslation(tor, all(seen))).toEqual({ merged: 1_041 });
    const now = await workspace(tor, article.id, 'en');
    expect(now.title).toBe('EN En bok');
    expect(now.segments.map(({ target }) => target?.text)).toEqual(
      now.segments.map(({ source }) => `EN ${source}`),
    );
    const events = (await eventsBy(tor)).filter(({ action }) => action.startsWith('target.'));
    expect(events.map(({ data }) => (data as { segment: number }).segment)).toEqual(
      now.segments.map(({ number }) => number),
    );
  });

  it('by somebody to whom the translation is not assigned is refused', async () => {
    await translatedArticle(article.id);
    const translation = await database().translation.findFirstOrThrow();
    await database().translationMember.create({
      data: { translationId: translation.id, userId: ingrid.id, part: 'translator' },
    });
    const choice = all(await preview(tor, (await exported()).replace('Sentence B in en.', 'X.')));
    await expect(mergeTranslation(tor, choice)).rejects.toMatchObject({ name: 'Forbidden' });
  });

  it('after the original has changed says which sentences it translated from another text', async () => {
    await translatedArticle(article.id);
    const file = (await exported()).replaceAll(/Sentence (\w) in en\./g, 'Edited $1.');
    const changed = OSLO.replace('Møtet varte i to timer', 'Møtet varte i tre lange timer').replace(
      '– Vi står sammen, sa Støre.\n\n',
      '',
    );
    const { results } = await importFiles(OFFICE, [textFile(changed)], { language: 'nb' });
    expect(results[0]?.status).toBe('updated');
    const seen = await preview(ingrid, file);
    const differing = seen.rows.find((row) => row.kind === 'source-differs');
    expect(differing).toMatchObject({ id: 's2', fileSource: expect.stringContaining('to timer') });
    expect(seen.rows.find((row) => row.kind === 'unknown')).toMatchObject({
      id: 's4',
      file: { text: 'Edited D.' },
    });
    expect(seen.rows.filter((row) => row.kind === 'changed').map((row) => row.id)).toEqual([
      's1',
      's3',
      's5',
      's6',
    ]);
  });
});

describe('a file', () => {
  beforeEach(() => translatedArticle(article.id));

  it('of another article is looked at with a warning, and of another language it is refused', async () => {
    const file = await exported();
    const other = await preview(ingrid, file.replace(`spalte:article/${article.id}`, 'spalte:article/999'));
    expect(other.warnings).toEqual([expect.stringContaining('not this article')]);
    await expect(preview(ingrid, file.replace('trgLang="en"', 'trgLang="da"'))).rejects.toMatchObject({
      name: 'Invalid',
      message: expect.stringContaining('into “da”'),
    });
  });

  it('from which a tool has taken what we wrote for ourselves makes conflicts of all that differs', async () => {
    const bare = (await exported())
      .replaceAll(/<mda:metadata>[\s\S]*?<\/mda:metadata>/g, '')
      .replace('Sentence B in en.', 'The second.');
    const seen = await preview(ingrid, bare);
    expect(kinds(seen)).toEqual([['s2', 'conflict']]);
    expect(seen.warnings).toEqual([expect.stringContaining('does not say what it began from')]);
  });

  it('with notes of somebody else shows them', async () => {
    const file = (await exported()).replace(
      '<segment id="s1"',
      '<notes><note id="x">Is this right?</note></notes><segment id="s1"',
    );
    expect((await preview(ingrid, file)).notes).toEqual([{ unit: 'b1', text: 'Is this right?' }]);
  });

  it('with two texts for one sentence says so', async () => {
    const file = await exported();
    const segment = /<segment id="s2"[\s\S]*?<\/segment>/.exec(file)?.[0] ?? '';
    const twice = file.replace(segment, segment + segment.replace('Sentence B', 'Second B'));
    expect((await preview(ingrid, twice)).warnings).toEqual([
      expect.stringContaining('more than one text for s2'),
    ]);
  });
});
