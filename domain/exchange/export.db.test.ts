/** What an export holds: what stands at the desk, or what is public, and no more than the rights allow. */
import { beforeEach, describe, expect, it } from 'vitest';
import { addAnnotation } from '../annotations/mutations.ts';
import type { DeskArticle } from '../articles/article.ts';
import { importFiles } from '../imports/mutations.ts';
import { edited, importedArticle, shortText } from '../testing/articles.ts';
import { publishNow } from '../testing/editions.ts';
import { noteOn } from '../testing/notes.ts';
import { aTranslator, type Colleague, OFFICE } from '../testing/people.ts';
import { SEEDS, seedFile } from '../testing/seeds.ts';
import { translatedArticle, wrote } from '../testing/translations.ts';
import { decodeText } from '../text/decode.ts';
import { parseDatedText } from '../text/parse.ts';
import { FORMATS } from './formats.ts';
import { articlesToExport, articleToExport, type ExportFilter, exportedArticle } from './queries.ts';

let tor: Colleague;
let article: DeskArticle;
beforeEach(async () => {
  tor = await aTranslator();
  article = await importedArticle();
});

async function ids(filter: Partial<ExportFilter> = {}): Promise<number[]> {
  const found: number[] = [];
  for await (const id of articlesToExport(tor, { published: false, ...filter })) found.push(id);
  return found;
}

describe('an export', () => {
  it('is of all articles, or of those that are asked for', async () => {
    const other = await importedArticle(shortText('Bergen kommune bygger ny skole'), { language: 'nn' });
    await translatedArticle(article.id, 'da');
    expect(await ids()).toEqual([article.id, other.id]);
    expect(await ids({ article: String(other.id) })).toEqual([other.id]);
    expect(await ids({ article: article.slug })).toEqual([article.id]);
    expect(await ids({ language: 'nn' })).toEqual([other.id]);
    expect(await ids({ language: 'da' })).toEqual([article.id]);
    expect(await ids({ published: true })).toEqual([]);
    expect(await ids({ article: 'no-such' })).toEqual([]);
  });

  it('of what is published is the edition, whatever the desk has made of it since', async () => {
    await edited(article.id, { rights: 'cleared' });
    await addAnnotation(OFFICE, noteOn(article, 'Støre', { bodies: { en: 'For readers.' } }));
    await addAnnotation(
      OFFICE,
      noteOn(article, 'Oslo', { visibility: 'internal', bodies: { en: 'For us.' } }),
    );
    await translatedArticle(article.id);
    await publishNow(article.id);
    await wrote(OFFICE, { articleId: article.id, language: 'en' }, 2, 'Not yet public.');
    const published = await articleToExport(tor, article.id, { published: true });
    expect(published?.article).toMatchObject({ edition: 1, rights: 'cleared', hasOriginal: true });
    expect(JSON.stringify(published)).not.toContain('Not yet public.');
    expect(published?.article.notes.flatMap(({ bodies }) => bodies.map(({ text }) => text))).toEqual([
      'For readers.',
    ]);
    const atDesk = await articleToExport(tor, article.id, { published: false });
    expect(JSON.stringify(atDesk)).toContain('Not yet public.');
    expect(atDesk?.article.notes).toHaveLength(2);
  });

  it('has no sentence of the original when the rights cover excerpts only, and says so', async () => {
    await edited(article.id, { rights: 'excerpt-only' });
    await translatedArticle(article.id);
    await addAnnotation(OFFICE, noteOn(article, 'Støre'));
    const exported = await articleToExport(tor, article.id, { published: false });
    expect(exported).toMatchObject({ withheld: true, article: { hasOriginal: false, notes: [] } });
    expect(JSON.stringify(exported)).not.toContain('Statsminister');
    expect(JSON.stringify(exported)).toContain('Sentence B in en.');
  });

  it.each(SEEDS)('as text of %s gives the imported text back', async (name) => {
    const { results } = await importFiles(OFFICE, [seedFile(name)], {});
    const exported = await articleToExport(tor, results[0]?.article?.id ?? 0, { published: false });
    const text = FORMATS.text.write(exported?.article ?? expect.fail('not there'), {
      language: undefined,
      site: '',
      now: '',
    });
    const [before, after] = [parseDatedText(decodeText(seedFile(name).bytes).text), parseDatedText(text)];
    const said = ({ blocks, date, title, titleOrigin, timeStamp }: typeof before) => ({
      ...{ date, title, titleOrigin, timeStamp },
      blocks: blocks.map(({ kind, text: words, credit }) => [kind, words, credit]),
    });
    expect(said(after)).toEqual(said(before));
  });
});

describe('a download', () => {
  const download = (format: keyof typeof FORMATS) =>
    exportedArticle(tor, { articleId: article.id, language: 'en', format });

  it('of a working copy has the original whatever the rights, of anything else has not', async () => {
    await edited(article.id, { rights: 'excerpt-only' });
    await translatedArticle(article.id);
    expect((await download('xliff')).content).toContain('Statsminister');
    for (const format of ['jsonl', 'tei', 'w3c'] as const) {
      expect((await download(format)).content, format).not.toContain('Statsminister');
    }
    for (const format of ['tmx', 'text'] as const) {
      await expect(download(format)).rejects.toMatchObject({ name: 'Invalid' });
    }
  });

  it('is named after the article and the language', async () => {
    await translatedArticle(article.id);
    const names = await Promise.all(
      (['xliff', 'xliff-1.2', 'tmx', 'tei'] as const).map(async (each) => (await download(each)).name),
    );
    expect(names).toEqual(
      ['xlf', '1.2.xlf', 'tmx'].map((end) => `${article.slug}.en.${end}`).concat(`${article.slug}.tei.xml`),
    );
  });

  it('of a translation that nobody has begun is not found', async () => {
    await expect(download('xliff')).rejects.toMatchObject({ name: 'NotFound' });
  });
});
