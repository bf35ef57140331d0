/** Addresses for many new articles at once, that no article has and no edition ever had (old addresses go on working). */
import type { BulkReader } from '../db/bulk.ts';
import { slugify } from '../text/slug.ts';

const TAKEN = ['Article', 'Edition'].map((table) => ({
  sql: `SELECT "slug" FROM "${table}" WHERE "slug" IN ($VALUES)`,
  type: 'text' as const,
}));

/** So many numbers of one title are asked for at first: most titles are free, or their last number is known. */
const AT_ONCE = 2;

/** Remembers which number a title has come to, so that the next article of that title need not count from the start. */
export class Slugs {
  readonly #next = new Map<string, number>();

  /** A free address for each title, different from each other. Inside the transaction that will take them. */
  async freeFor(reader: BulkReader, titles: readonly string[]): Promise<string[]> {
    const bases = titles.map((title) => slugify(title, 70) || 'article');
    const found: (string | undefined)[] = bases.map(() => undefined);
    const given = new Set<string>();
    for (let step = AT_ONCE; found.includes(undefined); step *= 2) {
      const open = [...new Set(bases.filter((_, index) => found[index] === undefined))];
      const offered = new Map(open.map((base) => [base, this.#offers(base, step)]));
      const taken = await takenOf(reader, [...offered.values()].flat());
      bases.forEach((base, index) => {
        if (found[index] !== undefined) return;
        const free = offered.get(base)?.find((slug) => !taken.has(slug) && !given.has(slug));
        found[index] = free;
        if (free !== undefined) given.add(free);
      });
      for (const base of open) this.#next.set(base, (this.#next.get(base) ?? 1) + step);
    }
    this.#remember(bases, found);
    return found.map(String);
  }

  /** The next free numbers are the ones after those that were just given. */
  #remember(bases: readonly string[], found: readonly (string | undefined)[]): void {
    bases.forEach((base, index) => {
      const number = Number(/-(\d+)$/.exec(String(found[index]).slice(base.length))?.[1] ?? 1);
      this.#next.set(base, number);
    });
    if (this.#next.size > 20_000) this.#next.clear();
  }

  #offers(base: string, step: number): string[] {
    const first = this.#next.get(base) ?? 1;
    return Array.from({ length: step }, (_, index) => numbered(base, first + index));
  }
}

function numbered(base: string, number: number): string {
  return number === 1 ? base : `${base}-${number}`;
}

async function takenOf(reader: BulkReader, slugs: readonly string[]): Promise<Set<string>> {
  const taken = new Set<string>();
  for (const lookup of TAKEN)
    for (const row of await reader.lookUp(lookup, slugs)) taken.add(String(row.slug));
  return taken;
}
