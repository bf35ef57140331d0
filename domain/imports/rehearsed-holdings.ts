/** What would be there after the files of a dry run that came so far: the database, and what they would have made of it. */
import type { Db } from '../db/client.ts';
import { type Holdings, holdingsOf, type Owned, type Written } from './holdings.ts';
import type { ImportOptions } from './import.ts';
import type { Verdict } from './known.ts';
import type { Prepared } from './prepared.ts';
import { isToCome, STANDING, type Standing } from './standing.ts';
import { takenFields } from './taken-fields.ts';

/** An article that would be made, or would have another text by now. */
interface Held extends Owned {
  /** of its text by now */
  sha256: string;
  textHash: string;
  parserVersion: number;
  /** the file of this dry run that it has its text from */
  path: string;
}

export class RehearsedHoldings implements Holdings {
  /** The articles of the database that would have another text by now. */
  readonly changed = new Set<number>();
  readonly #options: ImportOptions;
  readonly #articles = new Map<number, Held>();
  /** by bytes, by text and by id; also what an article would have had in between */
  readonly #byBytes = new Map<string, Held>();
  readonly #byText = new Map<string, Held>();
  readonly #byId = new Map<string, Held>();
  #made = 0;

  constructor(options: ImportOptions) {
    this.#options = options;
  }

  /** Whether the files before say something of this one, or of the article that the database alone says it is of. */
  concerns({ sha256, textHash, file }: Prepared, verdict: Verdict): boolean {
    if (this.#byBytes.has(sha256) || this.#byText.has(textHash)) return true;
    if (file.globalId !== undefined && this.#byId.has(file.globalId)) return true;
    return typeof verdict === 'object' && verdict.article !== null && this.#articles.has(verdict.article.id);
  }

  /** The file of this dry run that an article would have its text from by now. */
  cameFrom(article: number): string | null {
    return this.#articles.get(article)?.path ?? null;
  }

  /** Remembers a file that would become an article, or the text of one; gives the number of the article. */
  async note(prepared: Prepared, article: { id: number } | null): Promise<number> {
    const standing = article ? await this.#changedBy(prepared, article.id) : this.#madeOf(prepared);
    const { file, sha256, textHash, parsed } = prepared;
    const { parserVersion } = parsed;
    const source = { path: file.path, globalId: file.globalId ?? null };
    const held = { article: standing, source, sha256, textHash, parserVersion, path: file.path };
    const before = this.#articles.get(standing.id);
    // whoever has a text of before is led to what the article is now
    const now = before ? Object.assign(before, held) : held;
    this.#articles.set(standing.id, now);
    if (article && !isToCome(article)) this.changed.add(article.id);
    this.#byBytes.set(sha256, now);
    this.#byText.set(textHash, now);
    if (file.globalId !== undefined) this.#byId.set(file.globalId, now);
    return standing.id;
  }

  async withText(textHash: string): Promise<Owned | null> {
    const held = this.#byText.get(textHash);
    if (held) return held.textHash === textHash ? held : null;
    const stored = await (await stock()).withText(textHash);
    return stored && this.#articles.has(stored.article.id) ? null : stored;
  }

  async withBytes(sha256: string): ReturnType<Holdings['withBytes']> {
    const held = this.#byBytes.get(sha256);
    if (held) return { ...held, sourceFileId: null, isCurrent: held.sha256 === sha256 };
    const stored = await (await stock()).withBytes(sha256);
    const now = stored && this.#articles.get(stored.article.id);
    return now ? { ...stored, ...now, isCurrent: false } : stored;
  }

  async withEarlierText(textHash: string): Promise<Owned | null> {
    const held = this.#byText.get(textHash);
    if (held) return held;
    const inStock = await stock();
    // what is current in the database may be of before by now
    const stored = (await inStock.withText(textHash)) ?? (await inStock.withEarlierText(textHash));
    return stored && (this.#articles.get(stored.article.id) ?? stored);
  }

  async lastFrom(where: { path: string } | { globalId: string }): Promise<Written | null> {
    const held = 'globalId' in where ? this.#byId.get(where.globalId) : undefined;
    if (held) return { article: held.article, sentences: [] };
    const stored = await (await stock()).lastFrom(where);
    const now = stored && this.#articles.get(stored.article.id);
    return now ? { ...stored, article: now.article } : stored;
  }

  #madeOf({ file, parsed, language }: Prepared): Standing {
    const { title, titleOrigin, date, dateSource, details } = parsed;
    const { byline, sourceUrl, keywords } = details;
    const publisher = this.#options.publisher ?? details.publisher;
    // where there is no article yet, the file is called by its path
    const [id, slug, importRunId] = [--this.#made, file.path, null];
    const ours = { id, slug, importRunId, language: language.tag, titleOrigin, dateOrigin: dateSource };
    return { ...ours, title, date, publisher, byline, sourceUrl, keywords };
  }

  async #changedBy({ parsed }: Prepared, id: number): Promise<Standing> {
    const before = this.#articles.get(id)?.article ?? (await standingOf(id));
    const { title, titleOrigin, date, dateOrigin } = { ...before, ...takenFields(before, parsed) };
    return { ...before, title, titleOrigin, date, dateOrigin };
  }
}

// Prisma is loaded only for the files that may change an article
const client = async (): Promise<Db> => (await import('../db/client.ts')).database();
const stock = async (): Promise<Holdings> => holdingsOf(await client());

async function standingOf(id: number): Promise<Standing> {
  return (await client()).article.findUniqueOrThrow({ where: { id }, select: STANDING });
}
