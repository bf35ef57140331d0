/** What checks find in an article that comes again: asked about once, and never forgotten. */
import { beforeEach, describe, expect, it } from 'vitest';
import { dismissFinding } from '../articles/check-mutations.ts';
import { checkedFindings } from '../articles/check-queries.ts';
import { textFile } from '../testing/articles.ts';
import { anAdmin, anEditor, type Colleague } from '../testing/people.ts';
import { importFiles, rollBackRun } from './mutations.ts';

const NB = { language: 'nb' };
const TEXT = `date 2022-03-24 Nato møtes i Oslo

Lederne møttes på på slottet i Oslo torsdag kveld. Møtet varte i to timer, og ingen ville si noe.

Nato sender flere flere soldater til grensen. Ingen vet hvor lenge de blir der oppe.
`;
const LATER = TEXT.replace('to timer', 'tre timer');

let astrid: Colleague;
let eva: Colleague;
beforeEach(async () => {
  [astrid, eva] = [await anAdmin(), await anEditor()];
});

async function comes(text: string, name = 'oslo.txt'): Promise<{ run: number; article: number }> {
  const { run, results } = await importFiles(astrid, [textFile(text, name)], NB);
  return { run, article: results[0]?.article?.id ?? 0 };
}

const seen = async (article: number) =>
  (await checkedFindings(eva, article)).map(({ quote, dismissed }) => [quote, dismissed]);

async function dismissFirst(article: number): Promise<void> {
  const [first] = await checkedFindings(eva, article);
  await dismissFinding(eva, { id: first?.id ?? 0, dismissed: true });
}

describe('Eva, editor, dismisses a slip, and the article comes again', () => {
  it('and she is not asked about it again, only about what is open or new', async () => {
    const { article } = await comes(TEXT);
    await dismissFirst(article);
    await comes(LATER.replace('Ingen vet', 'Men ingen ingen vet'));
    expect(await seen(article)).toEqual([
      ['på på', true],
      ['flere flere', false],
      ['ingen ingen', false],
    ]);
  });

  it('and not when that import is rolled back either', async () => {
    const { article } = await comes(TEXT);
    await dismissFirst(article);
    const { run } = await comes(LATER);
    await rollBackRun(astrid, run);
    expect(await seen(article)).toEqual([
      ['på på', true],
      ['flere flere', false],
    ]);
  });

  it('and a slip that went away and comes back is asked about again', async () => {
    const { article } = await comes(TEXT);
    await dismissFirst(article);
    await comes(TEXT.replace('på på', 'på'));
    await comes(TEXT.replace('to timer', 'fire timer'));
    expect(await seen(article)).toEqual([
      ['på på', false],
      ['flere flere', false],
    ]);
  });
});

describe('an article that spells a name otherwise than all the others', () => {
  it('still says so when it has come again', async () => {
    const subjects = ['fiske', 'skole', 'idrett', 'kunst', 'handel', 'forsvar'];
    for (const subject of subjects)
      await comes(
        `date 2022-03 Om ${subject}\n\nI dag møtte Jens Stoltenberg noen som driver med ${subject}.\n`,
        `${subject}.txt`,
      );
    const slip = 'date 2022-03 Om været\n\nDet regnet da Jens Stolenberg kom til Bergen i to dager.\n';
    const { article } = await comes(slip, 'slip.txt');
    expect(await seen(article)).toEqual([['Stolenberg', false]]);
    await comes(slip.replace('to dager', 'tre dager'), 'slip.txt');
    expect(await seen(article)).toEqual([['Stolenberg', false]]);
  });
});
