/** npm run export -- --format FORMAT --out PATH [--article ID|SLUG] [--language TAG] [--published] [--force] */
import { once } from 'node:events';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { closeDatabase } from '#domain/db/client.ts';
import { environment } from '#domain/environment.ts';
import type { ExchangeArticle } from '#domain/exchange/article.ts';
import { EXPORT_FORMATS, type ExportFormat, exportFormat } from '#domain/exchange/exchange.ts';
import { FORMATS, fileName, type Writing } from '#domain/exchange/formats.ts';
import { articlesToExport, articleToExport, type ExportFilter } from '#domain/exchange/queries.ts';
import { TMX_END, tmxStart, tmxUnits } from '#domain/exchange/tmx.ts';
import { languageTag } from '#domain/languages.ts';
import { systemViewer } from '#domain/people/person.ts';

const USAGE = `npm run export -- --format ${EXPORT_FORMATS.join('|')} --out PATH [--article ID|SLUG] [--language TAG] [--published] [--force]`;
const VIEWER = systemViewer('export from the command line');

interface Job {
  format: ExportFormat;
  out: string;
  force: boolean;
  filter: ExportFilter;
}

/** Counts for the summary. */
interface Tally {
  articles: number;
  files: number;
  /** exported without their original, for the sake of rights */
  withheld: string[];
  /** not exported at all: the format is nothing without the original */
  skipped: string[];
  /** not exported at all: nobody has begun the translation that was asked for */
  untranslated: string[];
}

/** Where the articles go: one file, or a folder with a file for each. */
interface Sink {
  /** in how many files the article stands afterwards */
  put(article: ExchangeArticle): Promise<number>;
  close(): Promise<void>;
  /** takes away what is half done */
  abandon(): void;
}

function readArguments(): Job {
  const { values } = parseArgs({
    options: {
      format: { type: 'string' },
      out: { type: 'string' },
      article: { type: 'string' },
      language: { type: 'string' },
      published: { type: 'boolean', default: false },
      force: { type: 'boolean', default: false },
    },
  });
  const format = exportFormat.safeParse(values.format);
  if (!format.success) throw new Error(`--format takes one of ${EXPORT_FORMATS.join(', ')}.\n${USAGE}`);
  if (!values.out) throw new Error(`--out takes the file or folder to write to.\n${USAGE}`);
  if (values.language !== undefined && !languageTag.safeParse(values.language).success) {
    throw new Error(`--language takes a BCP 47 tag such as en or da, not “${values.language}”.`);
  }
  const { article, language, published, force } = values;
  return {
    format: format.data,
    out: path.resolve(values.out),
    force,
    filter: { article, language, published },
  };
}

async function run(job: Job): Promise<number> {
  const sink = sinkFor(job);
  const tally: Tally = { articles: 0, files: 0, withheld: [], skipped: [], untranslated: [] };
  try {
    for await (const id of articlesToExport(VIEWER, job.filter)) await exportOne(job, sink, id, tally);
    await sink.close();
  } catch (error) {
    sink.abandon();
    throw error;
  }
  return summarise(job, tally);
}

async function exportOne({ format, filter }: Job, sink: Sink, id: number, tally: Tally): Promise<void> {
  const found = await articleToExport(VIEWER, id, filter);
  // withdrawn or deleted since the list was made
  if (!found) return;
  const { article, withheld } = found;
  if (FORMATS[format].needsOriginal && !article.hasOriginal) {
    tally.skipped.push(article.slug);
    return;
  }
  const files = await sink.put(article);
  if (files === 0) {
    tally.untranslated.push(article.slug);
    return;
  }
  if (withheld) tally.withheld.push(article.slug);
  tally.files += files;
  tally.articles += 1;
}

function sinkFor(job: Job): Sink {
  const now = new Date().toISOString();
  const writing = { language: job.filter.language, site: environment().siteUrl, now };
  return FORMATS[job.format].scope === 'all' ? oneFile(job, writing) : aFolder(job, writing);
}

/** Written beside its place and moved there when it is whole, so that nobody ever finds half of it. */
function oneFile({ format, out, force }: Job, writing: Writing): Sink {
  if (existsSync(out) && !force) throw new Error(`${out} is there already; --force overwrites it.`);
  if (existsSync(out) && statSync(out).isDirectory()) throw new Error(`${out} is a folder; name a file.`);
  mkdirSync(path.dirname(out), { recursive: true });
  const fresh = `${out}.${process.pid}.part`;
  const stream = createWriteStream(fresh, { flags: 'wx' });
  const failed = new Promise<never>((_, reject) => stream.once('error', reject));
  failed.catch(() => {});
  const write = async (text: string): Promise<void> => {
    if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
  };
  const isTmx = format === 'tmx';
  const opened = isTmx ? write(tmxStart(writing.now)) : Promise.resolve();
  return {
    put: async (article) => {
      await opened;
      const language = chosen(article, writing);
      await write(
        isTmx ? tmxUnits(article, language) : FORMATS[format].write(article, { ...writing, language }),
      );
      return 1;
    },
    close: async () => {
      await opened;
      stream.end(isTmx ? TMX_END : '');
      await Promise.race([finished(stream), failed]);
      renameSync(fresh, out);
    },
    abandon: () => {
      stream.destroy();
      rmSync(fresh, { force: true });
    },
  };
}

/** Of an article that is chosen for the language it is written in, every translation is wanted. */
function chosen({ language }: ExchangeArticle, writing: Writing): string | undefined {
  return writing.language === language ? undefined : writing.language;
}

/** Into a folder that is empty or new, so that what is in it afterwards is the export and nothing else. */
function aFolder({ format, out, force }: Job, writing: Writing): Sink {
  if (existsSync(out) && !statSync(out).isDirectory()) throw new Error(`${out} is a file; name a folder.`);
  mkdirSync(out, { recursive: true });
  if (readdirSync(out).length > 0 && !force)
    throw new Error(`${out} is not empty; --force writes into it and overwrites.`);
  const put = async (article: ExchangeArticle): Promise<number> => {
    const only = chosen(article, writing);
    const languages =
      FORMATS[format].scope === 'article'
        ? [undefined]
        : article.translations
            .map(({ language }) => language)
            .filter((language) => only === undefined || language === only);
    for (const language of languages) {
      const file = path.join(out, fileName(article, format, language));
      writeFileSync(file, FORMATS[format].write(article, { ...writing, language: language ?? only }));
    }
    return languages.length;
  };
  return { put, close: async () => {}, abandon: () => {} };
}

/** Exit 0 when something was exported; 1 when nothing was, since nobody asks for nothing. */
function summarise(
  { format, out }: Job,
  { articles, files, withheld, skipped, untranslated }: Tally,
): number {
  const isFile = FORMATS[format].scope === 'all';
  const what = articles === 1 ? '1 article' : `${articles} articles`;
  console.log(
    `${what} exported to ${out}${isFile ? '' : ` (${files === 1 ? '1 file' : `${files} files`})`}.`,
  );
  if (withheld.length > 0) {
    console.log(`Without their original, because their rights cover excerpts only: ${withheld.join(', ')}.`);
  }
  if (skipped.length > 0) {
    console.log(`Left out, because this format is nothing without the original: ${skipped.join(', ')}.`);
  }
  if (untranslated.length > 0) {
    console.log(`Left out, because nobody has begun that translation: ${untranslated.join(', ')}.`);
  }
  if (articles > 0) return 0;
  console.error('Nothing was exported: no article fits.');
  return 1;
}

try {
  process.exitCode = await run(readArguments());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
