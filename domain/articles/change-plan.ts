/** What follows when an article's text becomes another, worked out and not yet written: the change event and dry runs ask the same. */
import { type PlacedNote, placeNotes } from '../annotations/reanchor.ts';
import type { Db, Tx } from '../db/client.ts';
import { type ManualCut, recut } from '../text/cuts.ts';
import { countElsewhere, remapSegments } from '../text/diff.ts';
import { normaliseForIdentity } from '../text/normalise.ts';
import type { Span } from '../text/segment.ts';
import { chainOf } from '../translations/shared.ts';
import { withReturned } from './come-back.ts';
import type { Piece, PlacedSentence } from './placed-sentence.ts';

/** A text that an article may get. */
interface PlannedText {
  blocks: readonly { text: string }[];
  /** per block, the tiling of its text */
  segments: readonly (readonly Span[])[];
  /** of a text that is given back: the number of the version that it is again */
  restores?: number;
}

/** What happens to the sentences and notes. */
export interface Followed {
  same: number;
  changed: number;
  added: number;
  gone: number;
  /** of those that stay, how many stand in another order */
  elsewhere: number;
  /** by language, how many translated sentences are out of date with it */
  stale: Record<string, number>;
  /** by language, how many translations are of sentences that are gone */
  lostTranslations: Record<string, number>;
  /** notes that stand somewhere else, or on other words: somebody should look */
  moved: number;
  /** notes that had a place and lose it */
  orphans: number;
}

export interface Change {
  before: Awaited<ReturnType<typeof currentText>>;
  sentences: PlacedSentence[];
  /** of those that stay, how many stand in another order */
  elsewhere: number;
  notes: PlacedNote[];
  /** each translated sentence that is out of date with it */
  stale: StaleTarget[];
  /** and each translation of several sentences that no longer stand so (docs/decisions/0021) */
  sharedStale: StaleTarget[];
  /** each translation of which no sentence is left */
  goneTargets: StaleTarget[];
}

/** A translation that is out of date with a new text. */
export interface StaleTarget {
  id: number;
  segmentId: number;
  language: string;
}

export type CurrentBlock = Change['before']['blocks'][number];

/** Work that was done; what was empty stays empty, and what is stale is that already. */
export const BECOME_STALE = ['draft', 'translated', 'approved'] as const;

/** Works out what a new text does to an article. Whoever writes it has touched the article before, so that nothing changes meanwhile. */
export async function planChange(reader: Tx | Db, articleId: number, text: PlannedText): Promise<Change> {
  const before = await currentText(reader, articleId);
  const texts = text.blocks.map((block) => block.text);
  const tilings = await cutTilings(reader, articleId, texts, text.segments);
  const { placed, elsewhere } = placedSentences(before.segments, piecesOf(text.blocks, tilings));
  const sentences =
    text.restores === undefined ? placed : await withReturned(reader, articleId, text.restores, placed);
  return {
    before,
    sentences,
    elsewhere,
    notes: await placeNotes(reader, articleId, before.blocks, text.blocks),
    ...(await staleTargets(reader, articleId, sentences)),
    goneTargets: await goneTargets(reader, sentences),
  };
}

/** The sum of a change. */
export function followedBy({
  sentences,
  elsewhere,
  notes,
  stale,
  sharedStale,
  goneTargets: lost,
}: Pick<Change, 'sentences' | 'elsewhere' | 'notes' | 'goneTargets'> &
  Record<'stale' | 'sharedStale', readonly { language: string }[]>): Followed {
  const count = { same: 0, changed: 0, new: 0, gone: 0, back: 0 };
  for (const { kind } of sentences) count[kind]++;
  const { new: fresh, back, ...others } = count;
  const moved = notes.filter(({ isMoved }) => isMoved).length;
  const orphans = notes.filter(({ isLost }) => isLost).length;
  return {
    ...others,
    added: fresh + back,
    elsewhere,
    stale: byLanguage([...stale, ...sharedStale]),
    lostTranslations: byLanguage(lost),
    moved,
    orphans,
  };
}

function byLanguage(targets: readonly { language: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { language } of targets) counts[language] = (counts[language] ?? 0) + 1;
  return counts;
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

/** Tilings of blocks with what editors did to the cutting: done again where the sentence stands unchanged. */
export async function cutTilings(
  reader: Tx | Db,
  articleId: number,
  texts: readonly string[],
  segments: PlannedText['segments'],
): Promise<Span[][]> {
  const changes = await reader.segmentationChange.findMany({
    where: { articleId },
    orderBy: { id: 'asc' },
    select: { kind: true, text: true, at: true, blockText: true, start: true },
  });
  const cuts = changes.map(
    (change): ManualCut => ({ ...change, kind: change.kind === 'split' ? 'split' : 'merge' }),
  );
  return recut(texts, segments, cuts);
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
): { placed: PlacedSentence[]; elsewhere: number } {
  const pairs = remapSegments(
    before.map((segment) => segment.text),
    pieces.map((piece) => piece.text),
  );
  const placed = pairs.map(({ oldIndex, newIndex, kind }) => ({
    kind,
    old: before[oldIndex ?? -1],
    piece: pieces[newIndex ?? -1],
  }));
  return { placed, elsewhere: countElsewhere(pairs) };
}

/** By the id of a sentence of before, what becomes of it. */
export function fateOf(sentences: readonly PlacedSentence[]): Map<number, PlacedSentence> {
  return new Map(sentences.flatMap((sentence) => (sentence.old ? [[sentence.old.id, sentence]] : [])));
}

/** The kinds that stay with their text, by it: those that are no guess. */
export function keptKinds(before: readonly CurrentBlock[]): Map<string, string> {
  return new Map(before.filter((block) => !block.guessed).map((block) => [block.text, block.kind]));
}

/** The translations of a text that changes which are out of date with the new one. */
async function staleTargets(
  reader: Tx | Db,
  articleId: number,
  sentences: readonly PlacedSentence[],
): Promise<Pick<Change, 'stale' | 'sharedStale'>> {
  const after = fateOf(sentences);
  const isWritten = { translation: { articleId }, state: { in: [...BECOME_STALE] } };
  const changed = [...after].flatMap(([id, { kind }]) => (kind === 'changed' ? [id] : []));
  const select = { id: true, segmentId: true, translation: { select: { language: true } } } as const;
  const orderBy = { id: 'asc' } as const;
  const targets =
    changed.length === 0
      ? []
      : await reader.target.findMany({ where: { ...isWritten, headId: null }, orderBy, select });
  const heads = await reader.target.findMany({
    where: { ...isWritten, members: { some: {} } },
    orderBy,
    select: { ...select, sourceText: true, members: { select: { segmentId: true } } },
  });
  return {
    stale: targets.filter(({ segmentId }) => after.get(segmentId)?.kind === 'changed').map(staleTarget),
    sharedStale: heads.filter((head) => isOutOfDate(head, after)).map(staleTarget),
  };
}

/** Translations of which no sentence is left. Where the first of several goes, the next one has their translation. */
async function goneTargets(reader: Tx | Db, sentences: readonly PlacedSentence[]): Promise<StaleTarget[]> {
  const after = fateOf(sentences);
  const gone = [...after].flatMap(([id, { piece }]) => (piece ? [] : [id]));
  if (gone.length === 0) return [];
  const targets = await reader.target.findMany({
    where: { segmentId: { in: gone }, headId: null, text: { not: '' } },
    orderBy: { id: 'asc' },
    select: {
      id: true,
      segmentId: true,
      members: { select: { segmentId: true } },
      translation: { select: { language: true } },
    },
  });
  return targets.filter((target) => chainAfter(target, after).length === 0).map(staleTarget);
}

function staleTarget({
  id,
  segmentId,
  translation,
}: Omit<StaleTarget, 'language'> & { translation: { language: string } }): StaleTarget {
  return { id, segmentId, language: translation.language };
}

interface Shared {
  segmentId: number;
  members: readonly { segmentId: number }[];
}

/** Those that have a translation once the text is written, one or several together, the first of them being its head then. */
export function chainAfter(head: Shared, after: ReadonlyMap<number, PlacedSentence>): number[] {
  const placeOf = ({ segmentId }: { segmentId: number }) => after.get(segmentId)?.piece ?? null;
  return chainOf<{ segmentId: number }>(head, head.members, placeOf).map(({ segmentId }) => segmentId);
}

/** What sentences say in the new text, together. */
export function textAfter(chain: readonly number[], after: ReadonlyMap<number, PlacedSentence>): string {
  return chain.map((id) => after.get(id)?.piece?.text ?? '').join('');
}

/** As settle-shared.ts will find it once the text is written. A head that changes itself is counted with those alone. */
function isOutOfDate(
  head: Shared & { sourceText: string },
  after: ReadonlyMap<number, PlacedSentence>,
): boolean {
  if (after.get(head.segmentId)?.kind === 'changed') return false;
  const chain = chainAfter(head, after);
  if (chain.length === 0) return false;
  if (chain[0] !== head.segmentId) return true;
  return normaliseForIdentity(textAfter(chain, after)) !== normaliseForIdentity(head.sourceText);
}
