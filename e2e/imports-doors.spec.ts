/** What arrives of an upload, and who may ask for what of an import. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import type { APIRequestContext } from '@playwright/test';
import { expect, importedFile, ownText, test } from './support/newsroom.ts';

test('a translator reads where an article came from, but gets neither the file nor an import', async ({
  newsroom,
}) => {
  const { id, run } = await importedFile(await newsroom.requestsAs('admin'), ownText().file);
  const translator = await newsroom.requestsAs('translator');
  const page = await (await translator.get(`/desk/articles/${id}/source`)).text();
  expect(page).not.toContain('Download the file');
  const addresses = [
    `/desk/articles/${id}/source/files/1`,
    `/desk/imports/${run}/progress`,
    `/desk/imports/${run}/report.csv`,
    `/desk/imports/${run}/report.json`,
    `/desk/imports/${run}/refused.zip`,
    `/desk/imports/${run}/roll-back`,
  ];
  for (const address of addresses) expect((await translator.get(address)).ok(), address).toBe(false);
  for (const address of [
    '/desk/imports/uploads',
    `/desk/imports/${run}/rollback`,
    `/desk/imports/${run}/resume`,
    `/desk/imports/${run}/stop`,
  ])
    expect((await translator.post(address)).status(), address).toBe(403);
});

/** Sends bytes as a browser does, but as long and with what hash it wants. */
async function put(
  requests: APIRequestContext,
  url: string,
  bytes: Buffer,
  { length = bytes.length, hash = createHash('sha256').update(bytes).digest('hex'), origin = '' } = {},
): Promise<{ status: number; body: { message?: string; sha256?: string; byteLength?: number } }> {
  const { cookies } = await requests.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const headers = { 'Content-Length': length, 'X-Content-SHA-256': hash, Cookie: cookie };
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'PUT', agent: false, headers: { ...headers, ...(origin ? { Origin: origin } : {}) } },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) }),
        );
      },
    );
    sent.on('error', reject);
    if (length > bytes.length) {
      sent.write(bytes, () => setImmediate(() => sent.destroy(new Error('cut off'))));
    } else sent.end(bytes);
  });
}

async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest('hex');
}

test.describe('what is sent arrives whole or not at all', () => {
  const open = async (requests: APIRequestContext, url: string) => {
    const { id } = await (await requests.post('/desk/imports/uploads')).json();
    return { id, address: (path: string) => `${url}/desk/imports/uploads/${id}/files?path=${path}` };
  };

  test('at 1, 9, 10, 11 and 50 MB', async ({ newsroom, server }) => {
    const requests = await newsroom.requestsAs('admin');
    const { id, address } = await open(requests, server.url);
    for (const megabytes of [1, 9, 10, 11, 50]) {
      const bytes = randomBytes(megabytes * 1_000_000);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const answer = await put(requests, address(`${megabytes}.bin`), bytes, { origin: server.url });
      expect(answer.body, `${megabytes} MB`).toEqual({
        path: `${megabytes}.bin`,
        byteLength: bytes.length,
        sha256,
      });
      const folder = join(server.settings.DATA_DIR ?? '', 'imports', id, 'files');
      const hashes = await Promise.all((await readdir(folder)).map((name) => fileHash(join(folder, name))));
      expect(hashes, `${megabytes} MB on the disk`).toContain(sha256);
    }
    await requests.post(`/desk/imports/uploads/${id}/discard`);
  });

  test('in a form of 50 MB', async ({ newsroom, server }) => {
    const requests = await newsroom.requestsAs('admin');
    const bytes = randomBytes(50_000_000);
    const answer = await requests.post('/desk/imports/upload', {
      headers: { Accept: 'application/json' },
      multipart: { files: { name: 'a.bin', mimeType: 'application/octet-stream', buffer: bytes } },
    });
    const { id } = await answer.json();
    const folder = join(server.settings.DATA_DIR ?? '', 'imports', id, 'files');
    const [name = ''] = await readdir(folder);
    expect(await fileHash(join(folder, name))).toBe(createHash('sha256').update(bytes).digest('hex'));
    await requests.post(`/desk/imports/uploads/${id}/discard`);
  });

  test('and is refused when it is not what was announced, or does not come from here', async ({
    newsroom,
    server,
  }) => {
    const requests = await newsroom.requestsAs('admin');
    const { id, address } = await open(requests, server.url);
    const bytes = randomBytes(300_000);
    const ours = { origin: server.url };
    const folder = join(server.settings.DATA_DIR ?? '', 'imports', id);
    const other = await put(requests, address('a'), bytes, { ...ours, hash: '0'.repeat(64) });
    expect(other).toMatchObject({ status: 400, body: { message: expect.stringContaining('SHA-256') } });
    const foreign = await put(requests, address('a'), bytes, { origin: 'https://evil.example' });
    expect(foreign.status).toBe(403);
    expect((await put(requests, address('a'), bytes)).status, 'without an origin').toBe(403);
    const outside = await put(requests, address('..%2F..%2Fauth-secret'), bytes, ours);
    expect(outside).toMatchObject({ status: 400, body: { message: expect.stringContaining('“..”') } });
    const cut = put(requests, address('a'), bytes, { ...ours, length: 400_000 });
    await expect(cut).rejects.toThrow('cut off');
    await expect.poll(async () => readdir(join(folder, 'parts'))).toEqual([]);
    expect(await readdir(join(folder, 'files'))).toEqual([]);
    const editor = await newsroom.requestsAs('editor');
    expect((await put(editor, address('a'), bytes, ours)).status).toBe(403);
    await requests.post(`/desk/imports/uploads/${id}/discard`);
  });
});
