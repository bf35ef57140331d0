/**
 * No edition takes a language away from readers by accident (docs/decisions/0012): what they read now stands in for the
 * sentences of a public translation that are not ready, as long as it still says what the original says.
 */
import { findAnchor } from '../text/anchor.ts';
import { unitsOf } from '../text/units.ts';
import { isSameTitle, titleStanding } from '../translations/title-source.ts';
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
  /** the title of the original has changed since the title was translated that readers would have */
  hasOldTitle: boolean;
}

/** Readers would lose the language. */
export function isAtStake({ missing, hasOldTitle }: Keeping): boolean {
  return missing.length > 0 || hasOldTitle;
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
    const title = titleOf(article, translation, published, shown);
    const standing = { language: translation.language, ...wording.standing, hasOldTitle: title === null };
    keeping.push(standing);
    if (title === null || isAtStake(standing)) continue;
    made = withWording(made, { ...translation, ...title }, wording.kept, shown.snapshot.notes);
  }
  return { article: made, keeping };
}

/**
 * The translated title that readers would have: the desk's, else the published one. Null: the original has had another
 * since. An edition without the original may not tell its title; then only the desk knows of one that has changed.
 */
function titleOf(
  { title: now }: DeskText,
  translation: Translation,
  published: SnapshotTranslation,
  { snapshot }: Shown,
): Pick<Translation, 'title' | 'titleSource'> | null {
  const standing = titleStanding(translation, now);
  if (standing === 'current') return translation;
  const isKnown = snapshot.hasOriginal || snapshot.titleIsOurs === true;
  const stays = isKnown ? isSameTitle(snapshot.title, now) : standing === 'missing';
  return stays ? { title: published.title, titleSource: null } : null;
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

/** Published wording that stays: of one sentence, or of several whose translations at the desk or in public are one. */
interface Kept {
  sentences: readonly {
    segmentId: number;
    number: number;
    text: string;
    /** the segment that has the text of this one too */
    headId: number | null;
  }[];
}

function wordingOf(
  article: DeskText,
  translation: Translation,
  published: SnapshotTranslation,
  unchanged: ReadonlySet<number>,
): { kept: readonly Kept[]; standing: Pick<Keeping, 'kept' | 'missing'> } {
  const targets = new Map(translation.targets.map((target) => [target.segmentId, target]));
  const kept: Kept[] = [];
  const standing: Pick<Keeping, 'kept' | 'missing'> = { kept: [], missing: [] };
  // what is one translation here or there is kept as a whole or not at all: half of it would be read twice, or never
  const isPart = membersIn(translation, published);
  for (const { head, members } of unitsOf(segmentsOf(article), isPart)) {
    const all = [head, ...members];
    const states = all.flatMap(({ id }) => unready(targets.get(id)) ?? []);
    if (states.length === 0) continue;
    const stays = publishedOf(all, published, unchanged);
    if (stays) kept.push(stays);
    standing[stays ? 'kept' : 'missing'].push(...states);
  }
  return { kept, standing };
}

/** The sentences that have no text of their own, at the desk or in public. */
function membersIn({ targets }: Translation, { segments }: SnapshotTranslation) {
  const atDesk = new Set(targets.filter(({ headId }) => headId !== null).map(({ segmentId }) => segmentId));
  const inPublic = new Set(segments.flatMap((segment) => segment.with ?? []));
  return ({ id, number }: { id: number; number: number }) => atDesk.has(id) || inPublic.has(number);
}

/** The published wording of these sentences; null when they have changed, or share it with others. */
function publishedOf(
  sentences: readonly { id: number; number: number }[],
  { segments }: SnapshotTranslation,
  unchanged: ReadonlySet<number>,
): Kept | null {
  const ids = new Map(sentences.map(({ id, number }) => [number, id]));
  const wording = segments.flatMap(({ number, text, with: others = [] }) => {
    const all = [number, ...others];
    const isOurs = all.some((each) => ids.has(each));
    return isOurs ? [{ number, text, others, isWhole: all.every((each) => ids.has(each)) }] : [];
  });
  const headOf = new Map(wording.flatMap(({ number, others }) => others.map((each) => [each, number])));
  const texts = new Map(wording.map(({ number, text }) => [number, text]));
  const isKept =
    wording.every(({ isWhole, text }) => isWhole && text !== '') &&
    sentences.every(({ number }) => unchanged.has(number) && (texts.has(number) || headOf.has(number)));
  if (!isKept) return null;
  return {
    sentences: sentences.map(({ id, number }) => ({
      segmentId: id,
      number,
      text: texts.get(number) ?? '',
      headId: ids.get(headOf.get(number) ?? 0) ?? null,
    })),
  };
}

/** Null: the sentence can be published as it stands at the desk. */
function unready(target: Target | undefined): Unready | null {
  const state = target?.state ?? 'untranslated';
  return state === 'draft' || state === 'stale' || state === 'untranslated' ? state : null;
}

function withWording(
  article: DeskText,
  translation: Translation,
  kept: readonly Kept[],
  notes: readonly SnapshotNote[],
): DeskText {
  const at = new Map(translation.targets.map((target) => [target.segmentId, target]));
  const idOf = (segmentId: number) => at.get(segmentId)?.id ?? -segmentId;
  const sentences = kept.flatMap((each) => each.sentences);
  const standIns = sentences.map((sentence) => standIn(sentence, at.get(sentence.segmentId), idOf));
  const replaced = new Set(sentences.map(({ segmentId }) => segmentId));
  const stays = translation.targets.filter((target) => !replaced.has(target.segmentId));
  const made = { ...translation, targets: [...stays, ...standIns] };
  const places = new Map(
    kept.flatMap((each) => {
      const there = each.sentences.filter(({ headId }) => headId === null);
      const wording = there.map(({ segmentId, number, text }) => ({ id: idOf(segmentId), number, text }));
      return each.sentences.map(({ segmentId }) => [idOf(segmentId), wording] as const);
    }),
  );
  const spans = notes.flatMap((note) =>
    note.targets.filter((span) => span.language === translation.language).map((span) => ({ note, span })),
  );
  const moved = (note: Note): Note => ({
    ...note,
    targets: note.targets.flatMap((target) => {
      const wording = places.get(target.targetId);
      return wording ? placedIn(wording, note, target, spans) : [target];
    }),
  });
  return {
    ...article,
    translations: article.translations.map((other) => (other.language === made.language ? made : other)),
    annotations: article.annotations.map(moved),
  };
}

/** Whoever wrote only what is not published yet has no part in it. A target that is not there has an id like no other. */
function standIn(
  { segmentId, text, headId }: Kept['sentences'][number],
  target: Target | undefined,
  idOf: (segmentId: number) => number,
): Target {
  const revisions = target?.revisions ?? [];
  const last = revisions.findLastIndex((revision) => revision.text.trimEnd() === text);
  return {
    id: idOf(segmentId),
    segmentId,
    headId: headId === null ? null : idOf(headId),
    text,
    state: 'approved',
    origin: revisions[last]?.origin ?? 'human',
    revisions: revisions.slice(0, last + 1),
  };
}

type Published = { note: SnapshotNote; span: SnapshotNote['targets'][number] };

/** Published words that a note may stand on. */
type Wording = readonly { id: number; number: number; text: string }[];

/** Where a note stands in the published wording: where it was published, else at its words; nowhere if it is on newer ones. */
function placedIn(
  wording: Wording,
  note: Note,
  target: Note['targets'][number],
  published: readonly Published[],
): Note['targets'] {
  for (const { id, number } of wording) {
    const same = published.find(
      ({ note: other, span }) => span.segment === number && isSameNote(note, other),
    );
    if (same)
      return [{ ...target, targetId: id, start: same.span.start, end: same.span.end, placement: 'anchored' }];
  }
  for (const { id, text } of wording) {
    const { status, start, end } = findAnchor(text, target);
    if (status !== 'orphan') return [{ ...target, targetId: id, start, end, placement: 'anchored' }];
  }
  return target.placement === 'orphan' ? [target] : [];
}

function isSameNote(note: Note, published: SnapshotNote): boolean {
  if (note.kind !== published.kind) return false;
  return note.bodies.some(({ language, text }) =>
    published.bodies.some((body) => body.language === language && body.text === text),
  );
}
