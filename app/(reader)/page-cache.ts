/**
 * Public pages, made once per state of the site. An edition never changes and every publication raises the site's revision,
 * so a page is right for as long as its revision is the current one, and nothing has to be told to forget it.
 */
import { createHash } from 'node:crypto';
import { type Coding, encode } from './encoding.ts';

/** An answer as it is made. */
export interface Reply {
  status: number;
  type: string;
  language: string | null;
  body: string;
  /** a second address of content that is kept under another key, or an address that anybody can invent */
  isPassing?: boolean;
}

/** An answer as it is kept: all its forms, and what tells whether a reader has it already. */
export interface KeptPage {
  status: number;
  type: string;
  language: string | null;
  /** the hash of the body: the strong validator of each form is made from it */
  hash: string;
  forms: Readonly<Partial<Record<Coding, Buffer>>> & { identity: Buffer };
}

/** Addresses of answers that may be kept; what anybody can make up by typing never takes room. */
const KEEPABLE = new Set([200, 410]);
/** No single page may take more than this share of the room. */
const LARGEST_SHARE = 1 / 8;

export class PageCache {
  readonly #limit: number;
  readonly #kept = new Map<string, KeptPage>();
  readonly #making = new Map<string, Promise<KeptPage>>();
  #revision = -1;
  #bytes = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** How much it holds, for tests and measurements. */
  get size(): { pages: number; bytes: number } {
    return { pages: this.#kept.size, bytes: this.#bytes };
  }

  /**
   * The page for `key` at this revision of the site: kept, being made, or made now. `revision` must have been read before
   * `make` reads anything, so that a publication in between makes a page too new for its key and never one too old.
   */
  async page(revision: number, key: string, make: () => Promise<Reply>): Promise<KeptPage> {
    this.#moveTo(revision);
    const kept = revision === this.#revision ? this.#kept.get(key) : undefined;
    if (kept) {
      // the map's order is the order of use
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept;
    }
    const making = `${revision} ${key}`;
    const under = this.#making.get(making) ?? this.#make(revision, key, make);
    this.#making.set(making, under);
    try {
      return await under;
    } finally {
      this.#making.delete(making);
    }
  }

  async #make(revision: number, key: string, make: () => Promise<Reply>): Promise<KeptPage> {
    const reply = await make();
    const isKept = KEEPABLE.has(reply.status) && reply.isPassing !== true;
    const page = await packed(reply, isKept);
    if (isKept && revision === this.#revision) this.#keep(key, page);
    return page;
  }

  #keep(key: string, page: KeptPage): void {
    const bytes = weight(key, page);
    if (bytes > this.#limit * LARGEST_SHARE) return;
    this.#kept.set(key, page);
    this.#bytes += bytes;
    for (const [oldest, old] of this.#kept) {
      if (this.#bytes <= this.#limit) break;
      this.#kept.delete(oldest);
      this.#bytes -= weight(oldest, old);
    }
  }

  #moveTo(revision: number): void {
    if (revision <= this.#revision) return;
    this.#revision = revision;
    this.#kept.clear();
    this.#bytes = 0;
  }
}

async function packed(reply: Reply, isKept: boolean): Promise<KeptPage> {
  const identity = Buffer.from(reply.body);
  const { status, type, language } = reply;
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
  if (!isKept) return { status, type, language, hash, forms: { identity } };
  const [br, gzip] = await Promise.all([encode(identity, 'br', true), encode(identity, 'gzip', true)]);
  return { status, type, language, hash, forms: { identity, br, gzip } };
}

/** Bytes of all forms, and a little for what holds them together. */
function weight(key: string, { forms }: KeptPage): number {
  const bytes = Object.values(forms).reduce((sum, form) => sum + form.length, 0);
  return bytes + key.length * 2 + 500;
}
