/** The files that an import refused, to be put right and sent again. */
import { createReadStream } from 'node:fs';
import { Zip, ZipDeflate } from 'fflate';
import { NotFound } from '#domain/errors.ts';
import { type RefusedFile, refusedFiles } from '#domain/imports/report-queries.ts';
import { download } from '../../../download.ts';
import { forAdmin, runIn } from '../../answer.ts';
import { streamed } from '../../streamed.ts';

interface Context {
  params: Promise<{ run: string }>;
}

export function GET(request: Request, { params }: Context): Promise<Response> {
  return forAdmin(request, async (viewer) => {
    const run = runIn((await params).run);
    const files = await refusedFiles(viewer, run);
    if (files.length === 0) throw new NotFound('A refused file of this import');
    return download(`import-${run}-refused.zip`, streamed(zipped(files)), 'application/zip');
  });
}

/** Packed piece by piece as it is sent: never a whole file in memory. */
async function* zipped(files: readonly RefusedFile[]): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  for (const { path, file } of files) {
    const entry = new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    for await (const piece of createReadStream(file)) {
      entry.push(piece as Uint8Array);
      yield* ready;
      ready = [];
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}
