/** Names that other articles write otherwise: found the same whatever the order in which the articles came. */
import { readdirSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { dismissFinding } from '../articles/check-mutations.ts';
import { checkedFindings } from '../articles/check-queries.ts';
import { database } from '../db/client.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { importFiles, rollBackRun } from './mutations.ts';
import type { ImportFile } from './prepared.ts';

const NB = { language: 'nb' };
let astrid: Colleague;
beforeEach(async () => {
  astrid = await anAdmin();
});

const file = (name: string, text: string): ImportFile => ({
  name,
  path: name,
  bytes: new TextEncoder().encode(`date 2022-03-24 Sak ${name}\n\n${text}\n`),
});
/** Articles in which the name is written as it is. */
const usual = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) =>
    file(
      `usual-${from + at}`,
      `I går møtte Stoltenberg pressen for ${from + at}. gang, og ${'sa lite '.repeat(at + 1)}.`,
    ),
  );
const slip = (name: string) => file(name, `I kveld kom Stolenbergs fly til Oslo for å møte ${name}.`);

const comes = async (...files: ImportFile[]) => importFiles(astrid, files, NB);

/** What is found of each file, with the words that are meant. */
async function found(): Promise<Record<string, string[]>> {
  const articles = await database().article.findMany({
    select: { id: true, title: true },
    orderBy: { title: 'asc' },
  });
  const all = await Promise.all(
    articles.map(async ({ id, title }) => {
      const findings = await checkedFindings(astrid, id);
      const said = findings.map(
        ({ quote, suggestion, dismissed }) => `${quote} → ${suggestion}${dismissed ? ' ×' : ''}`,
      );
      return [title.replace('Sak ', ''), said] as const;
    }),
  );
  return Object.fromEntries(all.filter(([, said]) => said.length > 0));
}

const SLIP = 'Stolenbergs → Stoltenbergs';

describe('Astrid, admin, imports articles of which one misspells a name', () => {
  it.each([
    ['first', [slip('a'), ...usual(6)]],
    ['last', [...usual(6), slip('a')]],
    ['in the middle', [...usual(3), slip('a'), ...usual(3, 3)]],
  ])('%s, and it is told of it', async (_, files) => {
    await comes(...files);
    expect(await found()).toEqual({ a: [SLIP] });
  });

  it('in an import before the others, and it is told when they have come', async () => {
    await comes(slip('a'));
    await comes(...usual(1));
    expect(await found()).toEqual({});
    await comes(...usual(1, 1));
    expect(await found()).toEqual({ a: [SLIP] });
    const row = await database().finding.findFirstOrThrow({ where: { kind: 'name-variant' } });
    expect(row.message).toBe('“Stolenbergs” is written “Stoltenbergs” in other articles.');
  });

  it('and what she has dismissed stays so, and is not said a second time', async () => {
    await comes(slip('a'), ...usual(6));
    const { id } = await database().finding.findFirstOrThrow();
    await dismissFinding(astrid, { id, dismissed: true });
    await comes(...usual(6, 6));
    await comes(file('a', `${'I kveld kom Stolenbergs fly til Oslo for å møte a.'} Så dro alle hjem.`));
    expect(await found()).toEqual({ a: [`${SLIP} ×`] });
  });

  it('and when a second one writes it so, neither is told before ten have the usual form', async () => {
    for (const files of [
      [slip('a'), ...usual(6), slip('b')],
      [...usual(6), slip('b'), slip('a')],
      [slip('b'), slip('a'), ...usual(6)],
    ]) {
      const runs = [];
      for (const one of files) runs.push((await comes(one)).run);
      expect(await found()).toEqual({});
      const more = (await comes(...usual(4, 6))).run;
      expect(await found()).toEqual({ a: [SLIP], b: [SLIP] });
      for (const run of [...runs, more].reverse()) await rollBackRun(astrid, run);
    }
  });

  it('after the seeds, and it is told of a name in two ways inside it and of what only the seeds tell', async () => {
    const folder = new URL('../../seeds/articles/', import.meta.url);
    const seeds = readdirSync(folder).filter((name) => /^00[0-4]_/.test(name));
    await comes(...seeds.map((name) => ({ name, path: name, bytes: readFileSync(new URL(name, folder)) })));
    const before = await found();
    const text =
      'I dag sa Stoltenberg ja. Senere dro Stolenberg hjem. Det mener NATO, og det mener Nato. Først kom Antony Blinken, så gikk Anthony Blinken.';
    await comes(
      file('a', text),
      file('b', 'I kveld kom Volodomyr Zelenskyj og Lahodynsky til Hviterusland.'),
    );
    const after = await found();
    expect(after).toEqual({
      ...before,
      a: ['Stolenberg → Stoltenberg', 'Nato → NATO', 'Anthony → Antony'],
    });
    await comes(file('c', 'I kveld kom Jens Stoltenbergg til Oslo, og Stotlenberg gikk.'));
    expect((await found()).c).toEqual(['Stotlenberg → Stoltenberg']);
  });

  it('and its usual form is counted with its genitive, in whatever import either comes', async () => {
    const genitive = (n: number) =>
      file(`genitive-${n}`, `I går var Stoltenbergs ${n}. tale ${'om krig og fred '.repeat(n + 1)}.`);
    const odd = file('odd', 'I kveld kom Soltenberg til Oslo for å møte kongen.');
    const told = { odd: ['Soltenberg → Stoltenberg'] };
    const all = [odd, ...usual(3), genitive(1), genitive(2)];
    for (const files of [all, all.toReversed()]) {
      const { run } = await comes(...files);
      expect(await found()).toEqual(told);
      await rollBackRun(astrid, run);
    }
    for (const [first, second] of [
      [[odd, ...usual(3), genitive(1)], [genitive(2)]],
      [[odd, genitive(1), genitive(2), ...usual(2)], usual(1, 2)],
    ]) {
      const before = await comes(...(first ?? []));
      expect(await found()).toEqual({});
      const after = await comes(...(second ?? []));
      expect(await found()).toEqual(told);
      for (const { run } of [after, before]) await rollBackRun(astrid, run);
    }
  });

  it('and a name of three articles is a name of its own', async () => {
    await comes(slip('a'), slip('b'), ...usual(12));
    expect(await found()).toEqual({ a: [SLIP], b: [SLIP] });
    await comes(slip('c'));
    expect(await found()).toEqual({});
  });
});
