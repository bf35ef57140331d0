import { describe, expect, it } from 'vitest';
import { Invalid } from '#domain/errors.ts';
import { readForm } from './form.ts';

/** What was taken: the name of each file and how many bytes it had. */
async function read(request: Request, refuse?: string) {
  const taken: [string, number][] = [];
  const fields = await readForm(request, async ({ path, body }) => {
    if (path === refuse) throw new Invalid(`no ${path}`);
    let bytes = 0;
    for await (const chunk of body) bytes += chunk.byteLength;
    taken.push([path, bytes]);
  });
  return { taken, fields: Object.fromEntries(fields) };
}

function formOf(files: Record<string, string | Uint8Array<ArrayBuffer>>): Request {
  const form = new FormData();
  for (const [name, content] of Object.entries(files)) form.append('files', new File([content], name));
  form.append('language', 'nb');
  return new Request('http://localhost/', { method: 'POST', body: form });
}

/** The same request, its body cut off after `bytes`. */
async function cut(request: Request, bytes: number, breaks = false): Promise<Request> {
  const whole = new Uint8Array(await request.arrayBuffer());
  const body = new ReadableStream({
    start(controller) {
      controller.enqueue(whole.subarray(0, bytes));
      if (breaks) controller.error(new Error('connection lost'));
      else controller.close();
    },
  });
  return new Request('http://localhost/', {
    method: 'POST',
    headers: request.headers,
    body,
    duplex: 'half',
  } as RequestInit);
}

const LARGE = new Uint8Array(3_000_000);

describe('a posted form', () => {
  it('gives its files in their order and its fields', async () => {
    expect(await read(formOf({ 'a.txt': 'Nato', 'mappe/b.txt': LARGE, 'c.txt': '' }))).toEqual({
      taken: [
        ['a.txt', 4],
        ['mappe/b.txt', 3_000_000],
        ['c.txt', 0],
      ],
      fields: { language: 'nb' },
    });
  });

  it('of many small files is read to its end', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`${index}.txt`, `text ${index}`]),
    );
    expect((await read(formOf(files))).taken).toHaveLength(500);
  });

  it('may have a field for files that was left empty', async () => {
    expect((await read(formOf({ '': '', 'a.txt': 'x' }))).taken).toEqual([['a.txt', 1]]);
  });

  it.each([200, 100_000, 2_999_000])('is refused when it ends after %i bytes', async (bytes) => {
    const form = await cut(formOf({ 'a.txt': LARGE, 'b.txt': 'x' }), bytes);
    await expect(read(form)).rejects.toThrow('may have been cut off');
  });

  it.each([10, 100_000])('is refused when its connection breaks after %i bytes', async (bytes) => {
    const form = await cut(formOf({ 'a.txt': LARGE, 'b.txt': 'x' }), bytes, true);
    await expect(read(form)).rejects.toThrow('may have been cut off');
  });

  it('ends at the first file that is refused, and says why', async () => {
    const form = await cut(formOf({ 'a.txt': 'x', 'b.txt': LARGE, 'c.txt': 'x' }), Number.POSITIVE_INFINITY);
    await expect(read(form, 'b.txt')).rejects.toThrow('no b.txt');
  });

  it('is refused when it is none', async () => {
    const text = new Request('http://localhost/', { method: 'POST', body: 'text' });
    await expect(read(text)).rejects.toThrow(Invalid);
    const headers = { 'Content-Type': 'multipart/form-data; boundary=x' };
    const bad = new Request('http://localhost/', { method: 'POST', body: 'no form at all', headers });
    await expect(read(bad)).rejects.toThrow(Invalid);
    const none = new Request('http://localhost/', {
      method: 'POST',
      body: 'x',
      headers: { 'Content-Type': 'multipart/form-data' },
    });
    await expect(read(none)).rejects.toThrow(Invalid);
  });
});
