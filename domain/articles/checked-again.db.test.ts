/** An editor says in which language an article is: what checks find in it is made again. */
import { beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { importFiles } from '../imports/mutations.ts';
import { atDesk, edited, importedArticle, OSLO, textFile } from '../testing/articles.ts';
import { newsroom, OFFICE } from '../testing/people.ts';
import type { DeskArticle } from './article.ts';
import { dismissFinding } from './check-mutations.ts';
import { checkedFindings } from './check-queries.ts';
import { editArticle } from './mutations.ts';

/** A slip, a paragraph in English, one in Swedish, and a name that most of the text writes otherwise. */
const MIXED = `${OSLO.replace('ledet det.', 'ledet ledet det.')}
The leaders of the alliance said on Thursday that they would send more soldiers to the border before the summer.

Statsministern sade att regeringen inte hade fattat något beslut och att frågan måste diskuteras i riksdagen.
`;

let ingrid: Awaited<ReturnType<typeof newsroom>>['ingrid'];
let article: DeskArticle;
beforeEach(async () => {
  ({ ingrid } = await newsroom());
  article = await importedArticle(MIXED);
});

const findings = async () =>
  (await checkedFindings(ingrid, article.id)).map(({ kind, quote, dismissed }) => [
    kind,
    quote.slice(0, 14),
    dismissed,
  ]);
const ENGLISH = ['mixed-language', 'The leaders of', false];
const SWEDISH = ['mixed-language', 'Statsministern', false];
const SLIP = ['doubled-word', 'ledet ledet', false];

describe('Ingrid, editor, says that an article is in another language', () => {
  it('and its paragraphs in other languages are others', async () => {
    expect(await findings()).toEqual([SLIP, ENGLISH, SWEDISH]);
    await edited(article.id, { language: 'sv' });
    const found = await findings();
    expect(found).toContainEqual(ENGLISH);
    expect(found).not.toContainEqual(SWEDISH);
    expect(found).toContainEqual(['mixed-language', 'Nato sender fl', false]);
    const { textVersion } = await database().finding.findFirstOrThrow({ where: { articleId: article.id } });
    expect(textVersion).toBe(1);
    await edited(article.id, { language: 'nb' });
    expect(await findings()).toEqual([SLIP, ENGLISH, SWEDISH]);
  });

  it('and what she has dismissed stays dismissed, as the same finding', async () => {
    const [slip, english] = await checkedFindings(ingrid, article.id);
    for (const id of [slip?.id ?? 0, english?.id ?? 0]) await dismissFinding(ingrid, { id, dismissed: true });
    await edited(article.id, { language: 'nn' });
    const after = await checkedFindings(ingrid, article.id);
    expect(after.filter(({ dismissed }) => dismissed).map(({ id }) => id)).toEqual([slip?.id, english?.id]);
    expect(after.find(({ id }) => id === english?.id)?.message).toContain('the article in Norwegian Nynorsk');
  });

  it('and slips of names stay, also those that only the corpus tells', async () => {
    await database().finding.create({
      data: {
        ...{ articleId: article.id, textVersion: 1, kind: 'name-variant', block: 0, start: 0, end: 13 },
        ...{ message: 'The corpus says so.', suggestion: 'Statsministeren' },
      },
    });
    await edited(article.id, { language: 'sv' });
    expect(await findings()).toContainEqual(['name-variant', 'Statsminister', false]);
  });

  it('and they stay those of that language when the file comes again with another text', async () => {
    await edited(article.id, { language: 'sv' });
    const text = MIXED.replace('varte i to timer', 'varte i tre timer');
    const { results } = await importFiles(OFFICE, [textFile(text)], {});
    expect(results[0]).toMatchObject({ status: 'updated', article: { id: article.id } });
    const found = await findings();
    expect(found).toContainEqual(ENGLISH);
    expect(found).not.toContainEqual(SWEDISH);
  });

  it('but when somebody saved before her, nothing is', async () => {
    const { version } = await atDesk(article.id);
    await edited(article.id, { title: 'Toppmøte' });
    const change = editArticle(ingrid, { id: article.id, version, language: 'sv' });
    await expect(change).rejects.toMatchObject({ name: 'Conflict' });
    expect(await findings()).toEqual([SLIP, ENGLISH, SWEDISH]);
  });

  it('and of thousands of slips that are alike a hundred are kept, before and after', async () => {
    const { id } = await importedArticle(`date 2022-03-25 Om ord\n\n${'ord '.repeat(3_001).trim()}.\n`);
    const kept = async () => {
      const all = await database().finding.findMany({ where: { articleId: id }, orderBy: { start: 'asc' } });
      return [all.length, all.at(-1)?.message];
    };
    const last = 'And 2,900 more like it, which are not kept: “ord” stands twice in a row.';
    expect(await kept()).toEqual([100, last]);
    await edited(id, { language: 'sv' });
    expect(await kept()).toEqual([100, last]);
  });
});
