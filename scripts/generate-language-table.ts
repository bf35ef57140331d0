/**
 * Writes domain/text/generated/language-table.js: the extrasmall tables of eld (Apache-2.0) as numbers. As the objects that
 * the package makes of them they take 160 MB, and four times as long (docs/decisions/0022).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the package does not export has no name to import it by. */
const PACKAGE = new URL('../', import.meta.resolve('eld/extrasmall'));
const TO = path.resolve(import.meta.dirname, '../domain/text/generated');

interface Tables {
  ngramsData: { languages: Record<string, string>; ngrams: Record<string, Record<string, number>> };
}

/** An n-gram has at most six units, each a byte of UTF-8 or a space. */
const MOST_UNITS = 6;

async function generateLanguageTable(): Promise<void> {
  const { ngramsData }: Tables = await import(new URL('ngrams/extrasmall.js', PACKAGE).href);
  const { dictionary }: { dictionary: string[] } = await import(new URL('dictionary.js', PACKAGE).href);
  const { separators }: { separators: RegExp } = await import(new URL('regexPatterns.js', PACKAGE).href);
  const bytes: number[] = [];
  for (const [ngram, scores] of Object.entries(ngramsData.ngrams)) bytes.push(...record(ngram, scores));
  const constants = {
    LANGUAGES: Object.values(ngramsData.languages),
    UNITS: dictionary.join(''),
    SEPARATORS: separators.source,
    RECORDS: Buffer.from(bytes).toString('base64'),
  };
  const lines = Object.entries(constants).map(
    ([name, value]) => `export const ${name} = ${JSON.stringify(value)};`,
  );
  mkdirSync(TO, { recursive: true });
  const header =
    '/** Written by scripts/generate-language-table.ts from eld, Copyright Nito T.M., Apache-2.0. */';
  writeFileSync(path.join(TO, 'language-table.js'), `${[header, ...lines].join('\n')}\n`);
}

/** Length of the n-gram, its units, number of languages, then each language and its score. */
function record(ngram: string, scores: Record<string, number>): number[] {
  const units = Array.from({ length: ngram.length }, (_, at) => ngram.charCodeAt(at));
  const pairs = Object.entries(scores).flatMap(([language, score]) => [Number(language), score]);
  const all = [units.length, ...units, pairs.length / 2, ...pairs];
  if (units.length > MOST_UNITS || all.some((value) => !(value >= 0 && value <= 0xff)))
    throw new Error(`eld's tables have a form that is not known here: “${ngram}”.`);
  return all;
}

await generateLanguageTable();
