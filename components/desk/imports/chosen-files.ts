/** Files that somebody chose or dropped, with the path they have in their folder. */
import { whyNotOurs } from '#domain/imports/endings.ts';
import { isLitter } from '#domain/imports/litter.ts';

export interface Chosen {
  path: string;
  file: File;
}

/** A file that stays behind, and the reason. */
export interface NotSent {
  path: string;
  why: string;
}

export interface Choice {
  files: Chosen[];
  /** what is no text by its name or type: pictures, sound, what systems leave in folders, endings of no format */
  leftOut: NotSent[];
  /** what was meant to be sent and cannot be; `why` is a sentence */
  unusable: NotSent[];
}

const NO_TEXT = /^(image|audio|video|font)\//;
const TAKEN =
  'Another file of that name is chosen already, and an upload takes one of each name. Rename it, or send it afterwards by itself.';

/**
 * Sorts what can be a text from what cannot, and from what `whyNot` says cannot be sent. A file that was chosen twice is
 * there once; of two files with one path the second stays behind.
 */
export function choiceOf(found: readonly Chosen[], whyNot: (chosen: Chosen) => string | null): Choice {
  const files = new Map<string, Chosen>();
  const leftOut: NotSent[] = [];
  const unusable: NotSent[] = [];
  for (const each of onceEach(found)) {
    const { path } = each;
    // as the server keeps it: some systems write a letter with its accent as two characters
    const kept = path.normalize('NFC');
    const whyLeft = whyLeftOut(each);
    const why = whyLeft ?? whyNot(each) ?? (files.has(kept) ? TAKEN : null);
    if (why === null) files.set(kept, each);
    else (whyLeft === null ? unusable : leftOut).push({ path, why });
  }
  return { files: [...files.values()], leftOut, unusable };
}

/** Whether two are one and the same file is known by its length and when it was changed last: a browser tells no more. */
function onceEach(found: readonly Chosen[]): Chosen[] {
  const byFile = new Map<string, Chosen>();
  for (const each of found) {
    const { size, lastModified } = each.file;
    const key = JSON.stringify([each.path, size, lastModified]);
    if (!byFile.has(key)) byFile.set(key, each);
  }
  return [...byFile.values()];
}

/** Files of a folder go by the rule of the command line; one that was chosen by itself is taken at its word. */
function whyLeftOut({ path, file }: Chosen): string | null {
  const parts = path.split('/');
  if (parts.some(isLitter)) return 'hidden, or left there by a program';
  if (NO_TEXT.test(file.type)) return 'no text, but a picture, sound, film or font';
  return parts.length > 1 ? whyNotOurs(parts.at(-1) ?? '') : null;
}

/** The files of one or more inputs; those of a folder come with their path in it. */
export function fromInput(list: Iterable<File>): Chosen[] {
  return Array.from(list, (file) => ({ path: file.webkitRelativePath || file.name, file })).filter(
    ({ path }) => path !== '',
  );
}

/** The files of what was dropped, folders walked to their ends. To be called while the event lasts. */
export function fromDrop(data: DataTransfer): Promise<Chosen[]> {
  // the items are gone when the event is over; the entries stay
  const entries = Array.from(data.items, (item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return Promise.resolve(fromInput(data.files));
  return walk(entries);
}

async function walk(entries: readonly FileSystemEntry[]): Promise<Chosen[]> {
  const found: Chosen[] = [];
  const left = [...entries].reverse();
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    if (isDirectory(entry)) left.push(...(await childrenOf(entry)).reverse());
    else if (isFile(entry))
      found.push({ path: entry.fullPath.replace(/^\/+/, ''), file: await fileOf(entry) });
  }
  return found;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A browser gives the children of a folder in portions, the last of them empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return children;
    children.push(...portion);
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
