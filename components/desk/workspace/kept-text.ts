/**
 * Text that the server has not confirmed yet, kept in this browser so that a crash, a reload or a dead line loses
 * nothing. One entry per field and version; it goes when the server has the text.
 */
import type { SaveState } from './field.ts';

/** The part of `localStorage` that is needed; tests bring their own. */
export interface TextStorage {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface KeptText {
  text: string;
  wanted: SaveState;
  /** the version the person started from */
  version: number;
  /** the original for which they wrote */
  source?: string | undefined;
  /** the page that wrote it: while that page is open, the text is its own business */
  page: string;
}

export interface KeptTexts {
  keep(key: string, kept: Omit<KeptText, 'page'>): void;
  forget(key: string): void;
  /** what other, closed pages left behind; the newest version of each field */
  leftBehind(openPages: ReadonlySet<string>): Map<string, KeptText>;
  /** false once the browser has refused: then the page must not promise anything */
  isKeeping(): boolean;
}

const STATES: readonly string[] = ['draft', 'translated', 'approved'];

/** Keeps the texts of one person's work on one translation. `storage` may refuse (private mode, full): then nothing is kept. */
export function keptTexts(storage: TextStorage | null, scope: KeptScope, page: string): KeptTexts {
  let keeps = storage !== null;
  /** Storage that throws must never stop the typing. */
  const quietly = (work: () => void) => {
    try {
      work();
    } catch {
      keeps = false;
    }
  };
  const prefix = `spalte/unsaved/${scope.viewer}/${scope.articleId}/${scope.language}/`;
  const entries = () => {
    const names = Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? '');
    return names
      .filter((name) => name.startsWith(prefix))
      .map((name) => ({ name, ...parts(name.slice(prefix.length)) }));
  };
  const forget = (key: string) => {
    quietly(() => {
      for (const entry of entries()) if (entry.key === key) storage?.removeItem(entry.name);
    });
  };
  return {
    forget,
    isKeeping: () => keeps,
    keep(key, { text, wanted, version, source }) {
      const name = `${prefix}${key}/${version}`;
      quietly(() => {
        storage?.setItem(name, JSON.stringify({ text, wanted, source, page }));
        for (const entry of entries())
          if (entry.key === key && entry.name !== name) storage?.removeItem(entry.name);
      });
    },
    leftBehind(openPages) {
      const found = new Map<string, KeptText>();
      quietly(() => {
        const kept = entries()
          .map(({ name, key, version }) => ({ key, kept: parse(storage?.getItem(name) ?? null, version) }))
          .filter((entry) => entry.kept !== null && !openPages.has(entry.kept.page))
          .sort((a, b) => (a.kept?.version ?? 0) - (b.kept?.version ?? 0));
        for (const entry of kept) if (entry.kept) found.set(entry.key, entry.kept);
      });
      return found;
    },
  };
}

export interface KeptScope {
  viewer: string;
  articleId: number;
  language: string;
}

function parts(rest: string): { key: string; version: number } {
  const [key = '', version = ''] = rest.split('/');
  return { key, version: Number(version) };
}

function parse(value: string | null, version: number): KeptText | null {
  if (value === null || !Number.isInteger(version)) return null;
  const found = parsed(value);
  if (typeof found !== 'object' || found === null) return null;
  const { text, wanted, source, page } = found as Record<string, unknown>;
  if (typeof text !== 'string' || typeof wanted !== 'string' || !STATES.includes(wanted)) return null;
  return {
    ...{ text, wanted: wanted as SaveState, version },
    source: typeof source === 'string' ? source : undefined,
    page: typeof page === 'string' ? page : '',
  };
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

const LOCK_PREFIX = 'spalte/page/';

/** Of the pages that this document has had: how they let go of their lock; null once they are gone. */
const pages = new Map<string, (() => void) | null>();

/**
 * Marks this page as open until it is left or the document goes, and tells which other pages are. Where the browser has
 * no locks (plain http on another host), every other page counts as closed.
 */
export async function openPages(locks: LockManager | undefined, page: string): Promise<Set<string>> {
  if (!locks) return new Set();
  const isOpen = () =>
    new Promise<void>((leave) => (pages.get(page) === null ? leave() : pages.set(page, leave)));
  void locks.request(`${LOCK_PREFIX}${page}`, isOpen);
  const { held = [] } = await locks.query();
  const names = held.map((lock) => lock.name ?? '').filter((name) => name.startsWith(LOCK_PREFIX));
  const others = names.map((name) => name.slice(LOCK_PREFIX.length)).filter((name) => name !== page);
  // the browser may not have heard yet that one of ours is gone
  return new Set(others.filter((name) => pages.get(name) !== null));
}

/** The page gave way to another of the same document: what it had not saved is for who comes next. */
export function leavePage(page: string): void {
  pages.get(page)?.();
  pages.set(page, null);
}
