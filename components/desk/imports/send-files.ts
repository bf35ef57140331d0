/** Sends files one by one, each with its SHA-256, so that what arrives can be compared with what was sent. */
import type { Chosen } from './chosen-files.ts';

export interface Sending {
  /** bytes of files that arrived, and of those under way as far as they are */
  bytes: number;
  files: number;
}

const AT_ONCE = 3;
const UPLOADS = '/desk/imports/uploads';

/** Why the sending stopped, in a sentence. What arrived until then is kept. */
export class SendingStopped extends Error {
  /** who signs in again can send the rest */
  readonly isSignedOut: boolean;

  constructor(message: string, status?: number) {
    super(message);
    this.isSignedOut = status === 401;
  }
}

/** What of these files has arrived whole. */
export function arrivedOf(files: readonly Chosen[], arrived: ReadonlySet<string>): Sending {
  const there = files.filter(({ path }) => arrived.has(path));
  return { files: there.length, bytes: bytesOf(there) };
}

function bytesOf(files: readonly Chosen[]): number {
  return files.reduce((sum, { file }) => sum + file.size, 0);
}

/** The id of a new upload, which knows what is to come. Throws SendingStopped. */
export async function openUpload(files: readonly Chosen[], signal: AbortSignal): Promise<string> {
  const body = JSON.stringify({ files: files.length, bytes: bytesOf(files) });
  const headers = { 'Content-Type': 'application/json' };
  const response = await fetch(UPLOADS, { method: 'POST', headers, body, signal }).catch(() => null);
  const answer = await response?.json().catch(() => null);
  if (response?.ok && typeof answer?.id === 'string') return answer.id;
  throw new SendingStopped(messageIn(answer) ?? NO_ANSWER, response?.status);
}

/**
 * Sends what is not in `arrived` yet, three files at a time, and adds to it the path of each that the server has confirmed.
 * Throws SendingStopped at the first that it refuses; called again with the same `arrived` it goes on from there.
 */
export async function sendFiles(
  upload: string,
  files: readonly Chosen[],
  arrived: Set<string>,
  signal: AbortSignal,
  onProgress: (sending: Sending) => void,
): Promise<void> {
  const left = files.filter(({ path }) => !arrived.has(path));
  const underWay = new Map<string, number>();
  const sending = arrivedOf(files, arrived);
  const tell = () =>
    onProgress({
      files: sending.files,
      bytes: sending.bytes + [...underWay.values()].reduce((sum, bytes) => sum + bytes, 0),
    });
  const sendNext = async (): Promise<void> => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { path, file } = next;
      await sendFile(upload, next, signal, (bytes) => {
        underWay.set(path, bytes);
        tell();
      });
      underWay.delete(path);
      arrived.add(path);
      sending.bytes += file.size;
      sending.files += 1;
      tell();
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, sendNext));
  } finally {
    left.length = 0;
  }
}

const NO_ANSWER = 'The server did not answer. What has arrived is kept; go on when the connection is back.';

async function sendFile(
  upload: string,
  { path, file }: Chosen,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<void> {
  const hash = await sha256Of(file);
  const request = new XMLHttpRequest();
  // fetch cannot tell how much of a body has gone out
  request.open('PUT', `${UPLOADS}/${upload}/files?path=${encodeURIComponent(path)}`);
  request.responseType = 'json';
  request.setRequestHeader('Content-Type', 'application/octet-stream');
  if (hash !== null) request.setRequestHeader('X-Content-SHA-256', hash);
  request.upload.onprogress = (event) => onBytes(event.loaded);
  const stop = () => request.abort();
  signal.addEventListener('abort', stop);
  try {
    await new Promise<void>((resolve, reject) => {
      request.onload = () => {
        if (request.status === 201) resolve();
        else reject(refusedBy(request, path));
      };
      request.onerror = () => reject(new SendingStopped(NO_ANSWER));
      request.onabort = () => reject(new SendingStopped('Stopped. What has arrived is kept.'));
      if (signal.aborted) reject(new SendingStopped('Stopped. What has arrived is kept.'));
      else request.send(file);
    });
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Being signed out is no fault of the file that was just being sent. */
function refusedBy({ status, response }: XMLHttpRequest, path: string): SendingStopped {
  const message = messageIn(response) ?? NO_ANSWER;
  return new SendingStopped(status === 401 ? message : `“${path}”: ${message}`, status);
}

/** Null where the page is not in a secure context: browsers hash nowhere else. Throws when the file cannot be read. */
async function sha256Of(file: File): Promise<string | null> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new SendingStopped(`“${file.name}” could not be read. Has it been moved or changed?`);
  });
  if (!globalThis.crypto?.subtle) return null;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function messageIn(answer: unknown): string | null {
  if (typeof answer !== 'object' || answer === null || !('message' in answer)) return null;
  return typeof answer.message === 'string' ? answer.message : null;
}
