import { describe, expect, it } from 'vitest';
import { keptTexts, leavePage, openPages, type TextStorage } from './kept-text.ts';

function shelf(): TextStorage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

const scope = { viewer: '7', articleId: 1, language: 'en' };
const draft = { text: 'Nato rep', wanted: 'draft' as const, version: 3 };
const none = new Set<string>();

describe('unsaved text in the browser', () => {
  it('is found again by the next page, for the same person, article and language only', () => {
    const storage = shelf();
    keptTexts(storage, scope, 'page 1').keep('12', draft);
    expect(keptTexts(storage, scope, 'page 2').leftBehind(none).get('12')).toEqual({
      ...draft,
      page: 'page 1',
    });
    for (const other of [
      { ...scope, viewer: '8' },
      { ...scope, articleId: 11 },
      { ...scope, language: 'da' },
    ]) {
      expect(keptTexts(storage, other, 'page 2').leftBehind(none).size).toBe(0);
    }
  });

  it('is left alone while the page that wrote it is open', () => {
    const storage = shelf();
    keptTexts(storage, scope, 'page 1').keep('12', draft);
    expect(keptTexts(storage, scope, 'page 2').leftBehind(new Set(['page 1'])).size).toBe(0);
  });

  it('has one entry per field, and none once the server has the text', () => {
    const storage = shelf();
    const texts = keptTexts(storage, scope, 'page 1');
    texts.keep('12', draft);
    texts.keep('12', { ...draft, text: 'Nato replied', version: 4 });
    texts.keep('13', draft);
    expect(storage.length).toBe(2);
    texts.forget('12');
    expect([...texts.leftBehind(none).keys()]).toEqual(['13']);
  });

  it('does not stumble over what others wrote, or over a storage that refuses', () => {
    const storage = shelf();
    storage.setItem('spalte/unsaved/7/1/en/12/3', '{"text":1}');
    storage.setItem('spalte/unsaved/7/1/en/13/x', '{"text":"a","wanted":"draft"}');
    expect(keptTexts(storage, scope, 'p').leftBehind(none).size).toBe(0);
    const full: TextStorage = {
      ...shelf(),
      setItem: () => {
        throw new Error('full');
      },
    };
    const texts = keptTexts(full, scope, 'p');
    expect(() => texts.keep('12', draft)).not.toThrow();
    expect(texts.isKeeping()).toBe(false);
    expect(() => keptTexts(null, scope, 'p').keep('12', draft)).not.toThrow();
  });
});

describe('which pages are open', () => {
  /** The locks of a browser, as far as they are asked. */
  function browserLocks() {
    const held = new Set<string>();
    const request = async (name: string, work: () => Promise<void>) => {
      held.add(name);
      await work();
      held.delete(name);
    };
    const query = async () => ({ held: [...held].map((name) => ({ name })) });
    return { request, query } as unknown as LockManager;
  }

  it('a page that gave way to another in the same tab is none: its words come back there', async () => {
    const locks = browserLocks();
    await openPages(locks, 'one');
    expect(await openPages(locks, 'two')).toEqual(new Set(['one']));
    leavePage('one');
    expect(await openPages(locks, 'three')).toEqual(new Set(['two']));
  });
});
