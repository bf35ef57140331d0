/** A posted form with files, read as it comes: no file is ever whole in memory. */
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { Busboy } from '@fastify/busboy';
import { Invalid } from '#domain/errors.ts';

export interface FormFile {
  /** with the folder, where the browser sends it */
  path: string;
  body: AsyncIterable<Uint8Array>;
}

const LIMITS = { fields: 20, fieldSize: 1000, fieldNameSize: 100, headerPairs: 20 };

/**
 * Hands the form's files to `take`, one after the other, and returns its fields. What `take` throws ends the reading.
 * Throws Invalid for what is no form, or one that was cut off.
 */
export async function readForm(
  request: Request,
  take: (file: FormFile) => Promise<void>,
): Promise<Map<string, string>> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body || !/^multipart\/form-data;/i.test(type)) throw new Invalid('Send the files as a form.');
  const fields = new Map<string, string>();
  const form = new Busboy({ headers: { 'content-type': type }, preservePath: true, limits: LIMITS });
  form.on('field', (name, value) => fields.set(name, value));
  const body = Readable.fromWeb(request.body as ReadableStream);
  const open = new Set<Readable>();
  const read = Promise.withResolvers<void>();
  // one file waits for the one before: the form stands still meanwhile, and so does its sender
  let last: Promise<unknown> = Promise.resolve();
  form.on('file', (_field, stream, path) => {
    open.add(stream);
    stream.on('error', (error) => stream.destroy(error));
    stream.on('close', () => open.delete(stream));
    last = last.then(() => (path ? take({ path, body: stream }) : drained(stream)));
    last.catch(read.reject);
  });
  form.on('finish', read.resolve).on('error', read.reject);
  body.on('error', read.reject).pipe(form);
  try {
    await read.promise;
    await last;
  } catch (error) {
    // whoever waits for more of a file must hear that there is none
    for (const stream of open) stream.destroy(new Error('cut off'));
    await last.catch(() => undefined);
    body.unpipe(form);
    body.destroy();
    if (error instanceof Invalid) throw error;
    throw new Invalid('The form could not be read; it may have been cut off.');
  }
  return fields;
}

/** A field for files that was left empty is sent as a file without a name. */
async function drained(stream: Readable): Promise<void> {
  for await (const _ of stream);
}
