/** Files that somebody chose or dropped, with the path they have in their folder. */
import { isLitter } from '#domain/imports/litter.ts';

export interface Chosen {
  path: string;
  file: File;
}

export interface Choice {
  files: Chosen[];
  /** paths of what is no text by its name or type: pictures, sound, what systems leave in folders */
  leftOut: string[];
  /** of those that were meant to be sent and cannot be: why, in sentences */
  unusable: string[];
}

const NO_TEXT = /^(image|audio|video|font)\//;

/**
 * Sorts what can be a text from what cannot, and from what `whyNot` says cannot be sent; of two with one path the later is
 * kept.
 */
export function choiceOf(found: readonly Chosen[], whyNot: (chosen: Chosen) => string | null): Choice {
  const files = new Map<string, Chosen>();
  const [leftOut, unusable] = [new Set<string>(), new Set<string>()];
  for (const each of found) {
    const isHidden = each.path.split('/').some(isLitter);
    const why = whyNot(each);
    if (isHidden || NO_TEXT.test(each.file.type)) leftOut.add(each.path);
    else if (why !== null) unusable.add(why);
    else files.set(each.path, each);
  }
  return { files: [...files.values()], leftOut: [...leftOut], unusable: [...unusable] };
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
