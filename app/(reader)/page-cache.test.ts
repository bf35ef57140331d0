import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it, vi } from 'vitest';
import { PageCache, type Reply } from './page-cache.ts';

const KILOBYTE = 1024;

function html(body: string, given: Partial<Reply> = {}): Reply {
  return { status: 200, type: 'text/html; charset=utf-8', language: 'en', body, ...given };
}

describe('the cache of public pages', () => {
  it('makes a page once and keeps all its forms', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    const make = vi.fn(async () => html('<p>Fisk på fjorden</p>'));
    const first = await cache.page(1, '/en', make);
    const second = await cache.page(1, '/en', make);
    expect(make).toHaveBeenCalledTimes(1);
    expect(second).toBe(first);
    const { identity, br, gzip } = first.forms;
    expect(br && brotliDecompressSync(br).equals(identity)).toBe(true);
    expect(gzip && gunzipSync(gzip).equals(identity)).toBe(true);
  });

  it('makes a page once for readers who come at the same time', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    const make = vi.fn(async () => html('once'));
    await Promise.all([1, 2, 3].map(() => cache.page(1, '/en', make)));
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('makes everything anew when something was published', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    await cache.page(1, '/en', async () => html('before'));
    const after = await cache.page(2, '/en', async () => html('after'));
    expect(after.forms.identity.toString()).toBe('after');
    expect(cache.size.pages).toBe(1);
  });

  it('keeps nothing for a reader who asked before a publication and is answered after it', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    await cache.page(2, '/en', async () => html('new'));
    const late = await cache.page(1, '/en', async () => html('old'));
    expect(late.forms.identity.toString()).toBe('old');
    const now = await cache.page(2, '/en', async () => html('never'));
    expect(now.forms.identity.toString()).toBe('new');
  });

  it('takes no room for addresses that anybody can make up', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    for (let index = 0; index < 500; index++) {
      await cache.page(1, `/en/nowhere-${index}`, async () => html('nothing', { status: 404 }));
      await cache.page(1, `/search?q=${index}`, async () => html('found', { isPassing: true }));
    }
    expect(cache.size).toEqual({ pages: 0, bytes: 0 });
  });

  it('keeps what was withdrawn, because only a real address can say so', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    await cache.page(1, '/en/fish', async () => html('withdrawn', { status: 410 }));
    expect(cache.size.pages).toBe(1);
  });

  it('stays within its room, and lets go of what was not asked for longest', async () => {
    const cache = new PageCache(40 * KILOBYTE);
    const body = (index: number): string => `${index}`.padEnd(2 * KILOBYTE, '.');
    for (let index = 0; index < 50; index++) {
      await cache.page(1, `/${index}`, async () => html(body(index)));
      await cache.page(1, '/0', async () => html(body(0)));
      expect(cache.size.bytes).toBeLessThanOrEqual(40 * KILOBYTE);
    }
    const never = vi.fn(async () => html('again'));
    await cache.page(1, '/0', never);
    expect(never).not.toHaveBeenCalled();
    await cache.page(1, '/1', never);
    expect(never).toHaveBeenCalledTimes(1);
  });

  it('never lets one page take all the room', async () => {
    const cache = new PageCache(16 * KILOBYTE);
    await cache.page(1, '/en', async () => html('x'.repeat(10 * KILOBYTE)));
    expect(cache.size.pages).toBe(0);
  });

  it('keeps nothing of a page that could not be made', async () => {
    const cache = new PageCache(100 * KILOBYTE);
    await expect(cache.page(1, '/en', () => Promise.reject(new Error('no database')))).rejects.toThrow();
    const page = await cache.page(1, '/en', async () => html('back'));
    expect(page.forms.identity.toString()).toBe('back');
  });
});
