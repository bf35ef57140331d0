/**
 * The form for files without script, and for programs: all files in one body. Outside the proxy, which would cut it off at
 * 10 MB without a word.
 */

import { Invalid } from '#domain/errors.ts';
import type { Viewer } from '#domain/people/person.ts';
import { discardUpload, openUpload, receiveFile } from '#domain/uploads/mutations.ts';
import { answer, forAdminOfThisSite, leadTo } from '../answer.ts';
import { readForm } from './form.ts';

export function POST(request: Request): Promise<Response> {
  return forAdminOfThisSite(request, async (viewer) => {
    const { id, fields } = await receiveForm(viewer, request);
    if (request.headers.get('accept')?.includes('application/json')) return answer(201, { id });
    return leadTo(previewOf(id, fields));
  });
}

/** All of the form or nothing: what was kept of one that was refused could not be told from what was not. */
async function receiveForm(viewer: Viewer, request: Request) {
  const { id } = await openUpload(viewer);
  let files = 0;
  try {
    const fields = await readForm(request, async ({ path, body }) => {
      await receiveFile(viewer, id, { path, byteLength: null, sha256: null }, body);
      files += 1;
    });
    if (files === 0) throw new Invalid('Choose at least one file with text.');
    return { id, fields };
  } catch (error) {
    await discardUpload(viewer, id);
    throw error;
  }
}

function previewOf(id: string, fields: Map<string, string>): string {
  const query = new URLSearchParams();
  for (const name of ['language', 'publisher']) {
    const value = fields.get(name)?.trim();
    if (value) query.set(name, value);
  }
  return `/desk/imports/uploads/${id}${query.size > 0 ? `?${query}` : ''}`;
}
