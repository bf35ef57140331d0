/**
 * No edition takes a language away from readers by accident (docs/decisions/0012): what they read now stands in for the
 * sentences of a public translation that are not ready, as long as it still says what the original says.
 */
import { findAnchor } from '../text/anchor.ts';
import type { TargetState } from '../translations/translation.ts';
import type { DeskText } from './desk-text.ts';
import type { SnapshotNote, SnapshotTranslation } from './edition.ts';
import type { Shown } from './shown.ts';

type Translation = DeskText['translations'][number];
type Target = Translation['targets'][number];
type Note = DeskText['annotations'][number];
type Unready = Extract<TargetState, 'untranslated' | 'draft' | 'stale'>;

/** How it stands with a translation that readers have now. */
export interface Keeping {
  language: string;
  /** sentences whose published wording is kept, and those that have none to keep, by their state at the desk */
  kept: Unready[];
  missing: Unready[];
}

/** The desk's text with published wording where it is needed and right. Languages that miss a sentence stay as they are. */
export function keepPublished(
  article: DeskText,
  shown: Shown | null,
): { article: DeskText; keeping: Keeping[] } {
  if (shown === null) return { article, keeping: [] };
  const unchanged = unchangedSentences(article, shown);
  const keeping: Keeping[] = [];
  let made = article;
  for (const translation of article.translations) {
    const published = shown.snapshot.translations.find(({ language }) => language === translation.language);
    if (!published) continue;
    const wording = wordingOf(article, translation, published, unchanged);
    keeping.push({ language: translation.language, ...wording.standing });
    if (wording.standing.missing.length > 0) continue;
    made = withWording(made, translation, published, wording.texts, shown.snapshot.notes);
  }
  return { article: made, keeping };
}

function segmentsOf(article: DeskText) {
  return article.textVersions[0]?.blocks.flatMap((block) => block.segments) ?? [];
}

/** The numbers of the sentences whose source still reads as it did when the public edition was made. */
function unchangedSentences(article: DeskText, { snapshot, textChangedSince }: Shown): ReadonlySet<number> {
  const before = new Map(
    snapshot.blocks.flatMap((block) => block.segments.map(({ number, text }) => [number, text.trim()])),
  );
  const now = segmentsOf(article);
  // an edition without the original has no text to compare: then nothing may have been cut, joined or written since
  const isSame = now.length === before.size && now.every(({ number }) => before.has(number));
  const unchanged = snapshot.hasOriginal
    ? now.filter(({ number, text }) => before.get(number) === text.trim())
    : now.filter(() => isSame && !textChangedSince);
  return new Set(unchanged.map(({ number }) => number));
}

function wordingOf(
  article: DeskText,
  translation: Translation,
  published: SnapshotTranslation,
  unchanged: ReadonlySet<number>,
): { texts: ReadonlyMap<number, string>; standing: Pick<Keeping, 'kept' | 'missing'> } {
  const targets = new Map(translation.targets.map((target) => [target.segmentId, target]));
  const texts = new Map<number, string>();
  const standing: Pick<Keeping, 'kept' | 'missing'> = { kept: [], missing: [] };
  for (const { id, number } of segmentsOf(article)) {
    const state = unready(targets.get(id));
    if (state === null) continue;
    const text = published.segments.find((segment) => segment.number === number)?.text ?? '';
    const isKept = unchanged.has(number) && text !== '';
    if (isKept) texts.set(id, text);
    standing[isKept ? 'kept' : 'missing'].push(state);
  }
  return { texts, standing };
}

/** Null: the sentence can be published as it stands at the desk. */
function unready(target: Target | undefined): Unready | null {
  const state = target?.state ?? 'untranslated';
  return state === 'draft' || state === 'stale' || state === 'untranslated' ? state : null;
}

/** `texts`: published wording by the id of the segment. */
function withWording(
  article: DeskText,
  translation: Translation,
  published: SnapshotTranslation,
  texts: ReadonlyMap<number, string>,
  notes: readonly SnapshotNote[],
): DeskText {
  const at = new Map(translation.targets.map((target) => [target.segmentId, target]));
  const standIns = [...texts].map(([segmentId, text]) => standIn(segmentId, text, at.get(segmentId)));
  const stays = translation.targets.filter((target) => !texts.has(target.segmentId));
  const title = translation.title || published.title;
  const kept = { ...translation, title, targets: [...stays, ...standIns] };
  const wording = new Map(standIns.map(({ id, text }) => [id, text]));
  const spans = notes.flatMap((note) =>
    note.targets.filter((span) => span.language === translation.language).map((span) => ({ note, span })),
  );
  const numbers = new Map(segmentsOf(article).map((segment) => [segment.id, segment.number]));
  const number = new Map(standIns.map(({ id, segmentId }) => [id, numbers.get(segmentId)]));
  const moved = (note: Note): Note => ({
    ...note,
    targets: note.targets.flatMap((target) => {
      const text = wording.get(target.targetId);
      if (text === undefined) return [target];
      const there = spans.filter(({ span }) => span.segment === number.get(target.targetId));
      return placedIn(text, note, target, there);
    }),
  });
  return {
    ...article,
    translations: article.translations.map((other) => (other === translation ? kept : other)),
    annotations: article.annotations.map(moved),
  };
}

/** Whoever wrote only what is not published yet has no part in it. A target that is not there has an id like no other. */
function standIn(segmentId: number, text: string, target: Target | undefined): Target {
  const revisions = target?.revisions ?? [];
  const last = revisions.findLastIndex((revision) => revision.text.trimEnd() === text);
  return {
    id: target?.id ?? -segmentId,
    segmentId,
    text,
    state: 'approved',
    origin: revisions[last]?.origin ?? 'human',
    revisions: revisions.slice(0, last + 1),
  };
}

type Published = { note: SnapshotNote; span: SnapshotNote['targets'][number] };

/** Where a note stands in the published wording: where it was published, else at its words; nowhere if it is on newer ones. */
function placedIn(
  text: string,
  note: Note,
  target: Note['targets'][number],
  published: readonly Published[],
): Note['targets'] {
  const same = published.find((entry) => isSameNote(note, entry.note));
  if (same) return [{ ...target, start: same.span.start, end: same.span.end, placement: 'anchored' }];
  const { status, start, end } = findAnchor(text, target);
  if (status !== 'orphan') return [{ ...target, start, end, placement: 'anchored' }];
  return target.placement === 'orphan' ? [target] : [];
}

function isSameNote(note: Note, published: SnapshotNote): boolean {
  if (note.kind !== published.kind) return false;
  return note.bodies.some(({ language, text }) =>
    published.bodies.some((body) => body.language === language && body.text === text),
  );
}
