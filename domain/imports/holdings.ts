/** What is there that a file can be judged beside: the articles by text, by bytes, and by where they came from. */
import type { Db, Tx } from '../db/client.ts';
import { STANDING, type Standing } from './standing.ts';

/** Where a text came from. */
interface Source {
  path: string;
  globalId: string | null;
}

/** An article with where its text comes from now; null of one that was written otherwise. */
export interface Owned {
  article: Standing;
  source: Source | null;
}

/** The article of a file whose bytes are stored. */
export interface OwnedBytes extends Owned {
  /** null: it would be stored, in a dry run */
  sourceFileId: number | null;
  /** whether the article has its text from it now */
  isCurrent: boolean;
  /** of the text that it has now, and what read it out of its file */
  textHash: string;
  parserVersion: number;
}

/** An article with its sentences. */
export interface Written {
  article: Standing;
  sentences: readonly string[];
}

/** Asked by identity.ts. A dry run answers with what would be there by then (rehearsed-holdings.ts). */
export interface Holdings {
  withText(textHash: string): Promise<Owned | null>;
  withBytes(sha256: string): Promise<OwnedBytes | null>;
  /** that had this text once */
  withEarlierText(textHash: string): Promise<Owned | null>;
  /** that came last from a path or with an id */
  lastFrom(where: { path: string } | { globalId: string }): Promise<Written | null>;
}

const SOURCE = { select: { path: true, globalId: true } } as const;
/** The newest text that came from a file. */
const ORIGIN = {
  ...STANDING,
  textVersions: {
    where: { sourceFileId: { not: null } },
    orderBy: { number: 'desc' },
    take: 1,
    select: { sourceFileId: true, sourceFile: SOURCE, parserVersion: true },
  },
} as const;

/** What the database has. */
export function holdingsOf(tx: Tx | Db): Holdings {
  return {
    withText: async (textHash) => {
      const versions = { orderBy: { number: 'desc' }, take: 1, select: { sourceFile: SOURCE } } as const;
      const found = await tx.article.findUnique({
        where: { textHash },
        select: { ...STANDING, textVersions: versions },
      });
      if (!found) return null;
      const { textVersions, ...article } = found;
      return { article, source: textVersions[0]?.sourceFile ?? null };
    },
    withBytes: async (sha256) => {
      const newest = {
        orderBy: { id: 'desc' },
        take: 1,
        select: { article: { select: { ...ORIGIN, textHash: true } } },
      } as const;
      const file = await tx.sourceFile.findUnique({
        where: { sha256 },
        select: { id: true, versions: newest },
      });
      const found = file?.versions[0]?.article;
      if (!file || !found) return null;
      const { textHash, ...origin } = found;
      const [version] = origin.textVersions;
      const isCurrent = version?.sourceFileId === file.id;
      const parserVersion = version?.parserVersion ?? 0;
      return { ...ownedBy(origin), sourceFileId: file.id, isCurrent, textHash, parserVersion };
    },
    withEarlierText: async (textHash) => {
      const version = await tx.textVersion.findFirst({
        where: { textHash },
        orderBy: { id: 'desc' },
        select: { article: { select: ORIGIN } },
      });
      return version ? ownedBy(version.article) : null;
    },
    lastFrom: (where) => lastFrom(tx, where),
  };
}

function ownedBy({
  textVersions: [version],
  ...article
}: Standing & { textVersions: { sourceFile: Source | null }[] }): Owned {
  return { article, source: version?.sourceFile ?? null };
}

async function lastFrom(
  tx: Tx | Db,
  where: { path: string } | { globalId: string },
): Promise<Written | null> {
  const segments = { where: { retiredAt: null }, select: { text: true } } as const;
  const file = await tx.sourceFile.findFirst({
    where: { ...where, versions: { some: {} } },
    orderBy: { id: 'desc' },
    select: {
      versions: {
        orderBy: { id: 'desc' },
        take: 1,
        select: { article: { select: { ...STANDING, segments } } },
      },
    },
  });
  const found = file?.versions[0]?.article;
  if (!found) return null;
  const { segments: sentences, ...article } = found;
  return { article, sentences: sentences.map(({ text }) => text) };
}
