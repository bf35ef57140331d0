/** For tests: a server that keeps its files in a folder of its own, and Astrid, who sends it some. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { resetEnvironment } from '../environment.ts';
import { anAdmin, type Colleague } from '../testing/people.ts';
import { receiveFile } from './mutations.ts';
import { writePreview } from './preview.ts';
import { uploadPreview } from './preview-queries.ts';

export interface UploadRoom {
  dataDir: string;
  astrid: Colleague;
  leave(): void;
}

/** `variables`: of the environment of the server. What was noted of mocks before is forgotten. */
export async function enterRoom(variables: Record<string, string> = {}): Promise<UploadRoom> {
  const dataDir = mkdtempSync(join(tmpdir(), 'spalte-uploads-'));
  for (const [name, value] of Object.entries({ ...variables, DATA_DIR: dataDir })) vi.stubEnv(name, value);
  resetEnvironment();
  vi.clearAllMocks();
  const leave = () => {
    vi.unstubAllEnvs();
    resetEnvironment();
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { dataDir, astrid: await anAdmin(), leave };
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const hashOf = (bytes: Uint8Array | string): string =>
  createHash('sha256').update(bytes).digest('hex');

export async function* inPieces(bytes: Uint8Array, size = 40_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

type Announced = Parameters<typeof receiveFile>[2];

/** Sends a file into an upload as a browser does; `changes`: what it announces wrongly. */
export function sent(
  viewer: Colleague,
  id: string,
  path: string,
  content: string | Uint8Array,
  changes: Partial<Announced> = {},
) {
  const bytes = typeof content === 'string' ? bytesOf(content) : content;
  const announced = { path, byteLength: bytes.length, sha256: hashOf(bytes), ...changes };
  return receiveFile(viewer, id, announced, inPieces(bytes));
}

type Filter = Parameters<typeof uploadPreview>[3];

/** The preview of an upload, made as the page does it and the process that it starts. */
export async function looked(
  viewer: Colleague,
  id: string,
  options: Parameters<typeof uploadPreview>[2] = {},
  filter: Filter = {},
) {
  const { key } = await uploadPreview(viewer, id, options);
  await writePreview(viewer, id, key);
  return uploadPreview(viewer, id, options, filter);
}
