/** What follows when an article's text becomes another, worked out and not yet written: the change event and dry runs ask the same. */
import { type PlacedNote, placeNotes } from '../annotations/reanchor.ts';
import type { Db, Tx } from '../db/client.ts';
import { type ManualCut, recut } from '../text/cuts.ts';
import { remapSegments, type SegmentPair } from '../text/diff.ts';
import type { Span } from '../text/segment.ts';

/** A text that an article may get. */
interface PlannedText {
  blocks: readonly { text: string }[];
  /** per block, the tiling of its text */
  segments: readonly (readonly Span[])[];
}

/** What happens to the sentences and notes. */
export interface Followed {
  same: number;
  changed: number;
  added: number;
  gone: number;
  /** by language, how many translated sentences are out of date with it */
  stale: Record<string, number>;
  /** notes that stand somewhere else, or on other words: somebody should look */
  moved: number;
  /** notes that had a place and lose it */
  orphans: number;
}

/** A sentence of the new text. `block`: the index of its block. */
export interface Piece {
  block: number;
  position: number;
  start: number;
  end: number;
  text: string;
}

/** A sentence of before, of the new text, or of both. */
export interface PlacedSentence {
  kind: SegmentPair['kind'];
  old: { id: number; text: string } | undefined;
  piece: Piece | undefined;
}

export interface Change {
  before: Awaited<ReturnType<typeof currentText>>;
  sentences: PlacedSentence[];
  notes: PlacedNote[];
  /** the language of each translated sentence that is out of date with it */
  stale: string[];
  /** and of each translation of several sentences, one of which changes or goes (docs/decisions/0021) */
  sharedStale: string[];
}

export type CurrentBlock = Change['before']['blocks'][number];

/** Work that was done; what was empty stays empty, and what is stale is that already. */
export const BECOME_STALE = ['draft', 'translated', 'approved'] as const;

/** Works out what a new text does to an article. Whoever writes it has touched the article before, so that nothing changes meanwhile. */
export async function planChange(reader: Tx | Db, articleId: number, text: PlannedText): Promise<Change> {
  const before = await currentText(reader, articleId);
  const tilings = recut(
    text.blocks.map((block) => block.text),
    text.segments,
    await cutsOf(reader, articleId),
  );
  const sentences = placedSentences(before.segments, piecesOf(text.blocks, tilings));
  return {
    before,
    sentences,
    notes: await placeNotes(reader, articleId, before.blocks, text.blocks),
    ...(await staleLanguages(reader, articleId, sentences)),
  };
}

/** The sum of a change. */
export function followedBy({ sentences, notes, stale, sharedStale }: Change): Followed {
  const count = { same: 0, changed: 0, new: 0, gone: 0 };
  for (const { kind } of sentences) count[kind]++;
  const { new: added, ...others } = count;
  const byLanguage: Record<string, number> = {};
  for (const language of [...stale, ...sharedStale]) byLanguage[language] = (byLanguage[language] ?? 0) + 1;
  const moved = notes.filter(({ isMoved }) => isMoved).length;
  const orphans = notes.filter(({ isLost }) => isLost).length;
  return { ...others, added, stale: byLanguage, moved, orphans };
}

/** How many translated sentences are out of date, in all languages together. */
export function staleSum(stale: Followed['stale']): number {
  return Object.values(stale).reduce((sum, count) => sum + count, 0);
}

async function currentText(reader: Tx | Db, articleId: number) {
  const version = await reader.textVersion.findFirstOrThrow({
    where: { articleId },
    orderBy: { number: 'desc' },
    select: {
      number: true,
      blocks: {
        orderBy: { position: 'asc' },
        select: {
          id: true,
          kind: true,
          guessed: true,
          text: true,
          segments: {
            where: { retiredAt: null },
            orderBy: { position: 'asc' },
            select: { id: true, text: true },
          },
        },
      },
    },
  });
  return {
    number: version.number,
    blocks: version.blocks,
    segments: version.blocks.flatMap((block) => block.segments),
  };
}

/** What editors did to the cutting: done again where the sentence stands unchanged. */
async function cutsOf(reader: Tx | Db, articleId: number): Promise<ManualCut[]> {
  const changes = await reader.segmentationChange.findMany({
    where: { articleId },
    orderBy: { id: 'asc' },
    select: { kind: true, text: true, at: true, blockText: true, start: true },
  });
  return changes.map((change) => ({ ...change, kind: change.kind === 'split' ? 'split' : 'merge' }));
}

function piecesOf(blocks: PlannedText['blocks'], tilings: PlannedText['segments']): Piece[] {
  return blocks.flatMap(({ text }, block) =>
    (tilings[block] ?? []).map(({ start, end }, position) => ({
      block,
      position,
      start,
      end,
      text: text.slice(start, end),
    })),
  );
}

function placedSentences(
  before: readonly { id: number; text: string }[],
  pieces: readonly Piece[],
): PlacedSentence[] {
  const pairs = remapSegments(
    before.map((segment) => segment.text),
    pieces.map((piece) => piece.text),
  );
  return pairs.map(({ oldIndex, newIndex, kind }) => ({
    kind,
    old: before[oldIndex ?? -1],
    piece: pieces[newIndex ?? -1],
  }));
}

/** The languages of what is translated from a text that changes. */
async function staleLanguages(
  reader: Tx | Db,
  articleId: number,
  sentences: readonly PlacedSentence[],
): Promise<Pick<Change, 'stale' | 'sharedStale'>> {
  const touched = new Map(sentences.flatMap(({ kind, old }) => (old ? [[old.id, kind] as const] : [])));
  if (![...touched.values()].some((kind) => kind !== 'same')) return { stale: [], sharedStale: [] };
  const targets = await reader.target.findMany({
    where: { translation: { articleId }, state: { in: [...BECOME_STALE] } },
    orderBy: { id: 'asc' },
    select: { id: true, segmentId: true, headId: true, translation: { select: { language: true } } },
  });
  const stale = new Map<number, string>();
  const shared = new Map<number, string>();
  const heads = new Set(targets.map(({ headId }) => headId));
  for (const { id, segmentId, headId, translation } of targets) {
    const kind = touched.get(segmentId);
    if (headId === null && kind === 'changed') stale.set(id, translation.language);
    // of a translation of several, a sentence that goes takes a part of the original away
    else if ((kind === 'changed' || kind === 'gone') && (headId !== null || heads.has(id)))
      shared.set(headId ?? id, translation.language);
  }
  const alone = [...shared].filter(([id]) => !stale.has(id));
  return { stale: [...stale.values()], sharedStale: alone.map(([, language]) => language) };
}
