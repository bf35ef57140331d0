import { expect, it } from 'vitest';
import { download } from './download.ts';

it.each([
  ['a.txt', `attachment; filename="a.txt"; filename*=UTF-8''a.txt`],
  ['Møte.txt', `attachment; filename="M_te.txt"; filename*=UTF-8''M%C3%B8te.txt`],
  ['a"\r\nX: y.txt', `attachment; filename="a___X: y.txt"; filename*=UTF-8''a%22%0D%0AX%3A%20y.txt`],
  [`it's (1)*.txt`, `attachment; filename="it's (1)*.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
  ['\ud800.txt', `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
])('a file called %j is saved under its name and shown nowhere', async (name, disposition) => {
  const { headers } = download(name, 'text');
  expect(headers.get('content-disposition')).toBe(disposition);
  expect(headers.get('content-type')).toBe('application/octet-stream');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});
