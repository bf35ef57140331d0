/** A dry run of any files, new and changed, copied, renamed, nearly alike or with one id, says what the import does with each. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import type { ItemResult, RunInputs } from './import.ts';
import { doRun, startRun } from './mutations.ts';
import { rehearse } from './rehearse.ts';

const NB = { language: 'nb' };
/** Each starts threads for four imports. */
const CASES = 8;

/** Paragraphs of four stories, each of which reads otherwise in each of its versions, as a whole or in one sentence. */
const STORIES = ['skolen', 'broen', 'havnen', 'teateret'].map((place, story) => (version: number) => {
  const sentences = ['vedtok', 'utsatte', 'roste', 'drøftet', 'avviste'].map(
    (verb, at) =>
      `Kommunestyret ${verb} planen for ${place} i sak ${story}${at} etter at rådmannen hadde lagt fram ${at + 3} ulike forslag om ${place} og pengene.`,
  );
  sentences[version % 5] = `I versjon ${version} skriver avisen noe ganske annet om ${place} enn før.`;
  return (version === 0 ? sentences.slice(0, 5) : sentences).join('\n\n');
});

const text = fc.record({
  story: fc.nat(3),
  version: fc.nat(3),
  titled: fc.nat(2),
  day: fc.option(fc.nat(2)),
});
const put = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('text' as const), name: fc.nat(5), text }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('records' as const),
      name: fc.nat(1),
      records: fc.uniqueArray(fc.record({ id: fc.nat(3), text }), {
        minLength: 1,
        maxLength: 3,
        selector: ({ id }) => id,
      }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('copy' as const), from: fc.nat(9), to: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('rename' as const), from: fc.nat(9), to: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lines' as const), from: fc.nat(9) }) },
);
type Put = typeof put extends fc.Arbitrary<infer One> ? One : never;
type Text = typeof text extends fc.Arbitrary<infer One> ? One : never;
const rounds = fc.array(fc.array(put, { minLength: 2, maxLength: 7 }), { minLength: 2, maxLength: 2 });

const bodyOf = ({ story, version }: Text) => ofCase(STORIES[story]?.(version) ?? '');
const titleOf = ({ titled }: Text) => ofCase(`Sak nummer ${titled}`);
const dateOf = ({ day }: Text) => (day === null ? null : `2024-01-0${day + 1}`);

function plain(one: Text): string {
  const date = dateOf(one);
  return `${date ? `date ${date}\n\n` : ''}${titleOf(one)}\n\n${bodyOf(one)}\n`;
}

const record = ({ id, text: one }: { id: number; text: Text }) =>
  `${JSON.stringify({ id: `https://avis.example/${at}/${id}`, title: titleOf(one), date: dateOf(one) ?? undefined, text: bodyOf(one) })}\n`;

let astrid: Colleague;
let folder: string;
let files: Map<string, string>;
/** The database is emptied once a test: the cases have nothing in common. */
let at = 0;
const ofCase = (said: string) => said.replace(/\p{L}+/gu, `$&${at}`);

beforeEach(async () => {
  astrid = await anAdmin();
  folder = await mkdtemp(path.join(tmpdir(), 'spalte-together-'));
});
afterEach(() => rm(folder, { recursive: true }));

function change(one: Put): void {
  if (one.do === 'text') files.set(`f${one.name}.txt`, plain(one.text));
  else if (one.do === 'records') files.set(`r${one.name}.jsonl`, one.records.map(record).join(''));
  else {
    const names = [...files.keys()].sort();
    const from = names[one.from % Math.max(1, names.length)];
    const content = files.get(from ?? '');
    if (from === undefined || content === undefined) return;
    if (one.do === 'lines') files.set(from, content.replaceAll('\n', '\r\n').replaceAll('\r\r', '\r'));
    else files.set(`c${one.to}${path.extname(from)}`, content);
    if (one.do === 'rename') files.delete(from);
  }
}

async function lay(): Promise<RunInputs> {
  const own = `case-${at}`;
  await rm(path.join(folder, own), { recursive: true, force: true });
  await mkdir(path.join(folder, own));
  for (const [name, content] of files) await writeFile(path.join(folder, own, name), content);
  return { kind: 'paths', folder, patterns: [own], limit: null };
}

/** What both must say. Before an article is there it is called by its path. */
const told = ({ file, status, article, warnings, change: listed, date, language }: ItemResult) => ({
  ...{ file, status, date, language, change: listed },
  article: article?.slug ?? null,
  warnings: warnings.flatMap(inBoth).sort(),
});

/**
 * The import says that it is so, the dry run that it would be. How the second of two texts of one import moves the sentences of
 * the first is not foretold.
 */
function inBoth(warning: string, _: number, all: readonly string[]): string[] {
  const [count] = warning.match(/^\d+(?= sentences? (?:would )?stands? elsewhere)/) ?? [];
  if (count === undefined) return [warning];
  return all.some((each) => each.includes('of the same import')) ? [] : [`${count} elsewhere`];
}

async function comes(inputs: RunInputs): Promise<{ dry: object[]; real: object[] }> {
  const foretold: ItemResult[] = [];
  for await (const { result } of rehearse(astrid, inputs, NB, () => {}, undefined, true))
    foretold.push(result);
  const before = new Set(
    (await database().article.findMany({ select: { slug: true } })).map(({ slug }) => slug),
  );
  const results: ItemResult[] = [];
  const run = await startRun(astrid, inputs, NB);
  await doRun(astrid, run, { onItem: (result) => results.push(result), listsChanges: true });
  const paths = new Map(
    results.flatMap(({ status, article, file }) =>
      status === 'created' && article ? [[article.slug, file] as const] : [],
    ),
  );
  const called = (warning: string) =>
    warning.replace(/“([^”]+)”/g, (_, slug: string) => `“${paths.get(slug) ?? slug}”`);
  const real = results.map((result) =>
    told({
      ...result,
      article: result.article && before.has(result.article.slug) ? result.article : null,
      warnings: result.warnings.map(called),
    }),
  );
  return { dry: foretold.map(told), real };
}

describe('Astrid, admin, looks beforehand at whatever lies in a folder', () => {
  it('and each file comes as it was foretold, with the same warnings', { timeout: 300_000 }, async () => {
    const check = async (all: Put[][]) => {
      at++;
      files = new Map();
      for (const some of all) {
        for (const one of some) change(one);
        const { dry, real } = await comes(await lay());
        expect(real).toEqual(dry);
      }
    };
    await fc.assert(fc.asyncProperty(rounds, check), { numRuns: CASES });
  });
});
