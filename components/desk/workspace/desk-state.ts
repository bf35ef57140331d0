/** What the workspace knows at a moment: rows, fields, where the person is, how the saving goes. */
import type {
  Progress,
  TitleView,
  TranslationStatus,
  Workspace,
  WorkspaceSegment,
} from '#domain/translations/translation.ts';
import type { Side } from '../annotations/note-draft.ts';
import { type Field, fieldOf, isUnsaved, type Stored, shownState, type Trouble } from './field.ts';
import { type Filter, passes, type RowState } from './segment-filter.ts';

export const TITLE = 'title';

/** A row: the title first, then a sentence each. */
export interface Row {
  key: string;
  /** of the sentence; null for the title */
  number: number | null;
  source: string;
  segment: WorkspaceSegment | null;
}

/** A phrase that is selected in one of the texts, with the mouse, by touch or by keyboard. */
export interface TextSelection {
  side: Side;
  /** the sentence it begins in */
  segmentId: number;
  blockId: number;
  start: number;
  end: number;
  quote: string;
}

export interface DeskState {
  fields: Readonly<Record<string, Field>>;
  activeKey: string;
  /** who should take the focus next; the row that answers clears it */
  focus: { key: string; on: 'field' | 'row'; caret: number | null } | null;
  filter: Filter;
  /** the rows that the list shows: chosen when the filter was, so that no row goes away while it is worked on */
  shown: ReadonlySet<string>;
  selection: TextSelection | null;
  status: TranslationStatus;
  progress: Progress;
  /** the browser's clock when the last save was confirmed */
  savedAt: Date | null;
  /** saves that the server takes long to answer */
  slow: number;
  /** rows whose text was brought back from this browser */
  restored: readonly string[];
  isKeeping: boolean;
  /** a save has shown that sentences were put together or taken apart since the page was delivered */
  isRegrouped: boolean;
  /** rows that a save has shown to be no more in the original, each with the version of the text that has it no more */
  gone: Readonly<Record<string, number>>;
  announcement: string;
  isSheetOpen: boolean;
  /** on a small screen the list and the desk take turns */
  screen: 'desk' | 'list';
}

/** The rows of a workspace, in the order of the text. */
export function rowsOf(workspace: Workspace): Row[] {
  const title: Row = { key: TITLE, number: null, source: workspace.sourceTitle, segment: null };
  const sentences = workspace.segments.map((segment) => ({
    key: String(segment.id),
    number: segment.number,
    source: segment.source,
    segment,
  }));
  return [title, ...sentences];
}

/**
 * The title and the sentences as the rows have them, as one string: another one is another workspace. Of what shares a translation each
 * sentence counts, with its versions: a cut among them may leave their text together as it was.
 */
export function cuttingOf({ segments, sourceTitle }: Pick<Workspace, 'segments' | 'sourceTitle'>): string {
  const sentences = segments.flatMap(({ id, source, parts = [] }) => [
    `${id} ${source}`,
    ...parts.slice(1).map((part) => `+${part.id} ${part.start} ${part.version} ${part.targetVersion}`),
  ]);
  return [sourceTitle, ...sentences].join('\n');
}

/** What the server has stored for every row. */
export function storedOf(workspace: Workspace): Map<string, Stored> {
  const stored = new Map<string, Stored>([[TITLE, storedTitle(titleOf(workspace))]]);
  for (const { id, target } of workspace.segments) {
    stored.set(String(id), {
      text: target?.text ?? '',
      state: target?.state ?? 'untranslated',
      version: target?.version ?? 0,
      by: target?.updatedBy ?? null,
      at: target?.updatedAt ?? null,
      staleSource: target?.staleSource ?? null,
      ...(target ? { origin: target.origin, engine: target.engine ?? null } : {}),
    });
  }
  return stored;
}

function titleOf({ title, titleVersion, titleEngine = null, titleStaleSource = null }: Workspace): TitleView {
  return { title, version: titleVersion, engine: titleEngine, staleSource: titleStaleSource };
}

/** A title has no state of its own; it is there or not, or of another title than the original has now. */
export function storedTitle({ title, version, engine, staleSource }: TitleView): Stored {
  const there = staleSource === null ? 'translated' : 'stale';
  const state = title === '' ? 'untranslated' : there;
  const origin = engine === null ? 'human' : 'machine';
  return { text: title, version, state, by: null, at: null, staleSource, origin, engine };
}

/** The state in which the page opens: at the first row that has no translation, nothing focused. */
export function initialState(workspace: Workspace): DeskState {
  const rows = rowsOf(workspace);
  const stored = storedOf(workspace);
  const sources = new Map(rows.map(({ key, source }) => [key, source]));
  const fields = Object.fromEntries(
    [...stored].map(([key, value]) => [key, fieldOf(value, sources.get(key) ?? '')]),
  );
  const first = rows.find(({ key }) => stored.get(key)?.state === 'untranslated');
  return {
    fields,
    activeKey: first?.key ?? TITLE,
    focus: null,
    filter: 'all',
    shown: new Set(rows.map((row) => row.key)),
    selection: null,
    status: workspace.status,
    progress: workspace.progress,
    savedAt: null,
    slow: 0,
    restored: [],
    isKeeping: true,
    isRegrouped: false,
    gone: {},
    announcement: '',
    isSheetOpen: false,
    screen: 'desk',
  };
}

/** `count` says how much the checks find in a row. */
export function rowStates(
  rows: readonly Row[],
  fields: DeskState['fields'],
  count: (key: string) => number = () => 0,
): RowState[] {
  return rows.flatMap(({ key }) => {
    const field = fields[key];
    if (!field) return [];
    const state = shownState(field);
    // Nobody approves a title: once it is there it waits for no review.
    const settled = key === TITLE && state === 'translated' ? 'approved' : state;
    const isConflict = field.phase.name === 'conflict';
    return [{ key, state: settled, isConflict, hasFindings: count(key) > 0 }];
  });
}

/** The keys of the rows that a filter lets through now. */
export function shownBy(
  filter: Filter,
  rows: readonly Row[],
  fields: DeskState['fields'],
  count: (key: string) => number,
): Set<string> {
  return new Set(
    rowStates(rows, fields, count)
      .filter((row) => passes(row, filter))
      .map((row) => row.key),
  );
}

type Numbered = Pick<Row, 'number'> & Partial<Pick<Row, 'segment'>>;

/** The number of a row as it is written: `12`, of sentences that have one translation `12–14`, or `12, 27` where they do not count on. */
export function numberOf({ number, segment }: Numbered): string {
  const numbers = segment?.parts?.map((part) => part.number) ?? [number];
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  if (numbers.length === 1) return number === null ? '' : String(number);
  const countsOn = numbers.every((each, index) => each === first + index);
  return countsOn ? `${first}–${last}` : numbers.join(', ');
}

/** How a row is spoken of. */
export function nameOf(row: Numbered): string {
  if (row.number === null) return 'Title';
  return row.segment?.parts ? `Sentences ${numberOf(row)}` : `Sentence ${row.number}`;
}

/** How the saving goes, as one line can say it. */
export interface Saving {
  conflicts: string[];
  refused: { key: string; message: string } | null;
  hitch: { name: 'offline' | 'busy' | 'signed-out' | 'error'; message: string; count: number } | null;
  isSaving: boolean;
  /** fields whose text only this browser knows */
  unsaved: number;
}

/** Another attempt does not end the trouble: a line that came and went with each would be read aloud each time. */
function troubleOf({ phase }: Field): Trouble | null {
  if (phase.name === 'retrying') return phase.trouble;
  return phase.name === 'sending' ? phase.after : null;
}

const WORST_FIRST = ['signed-out', 'offline', 'error', 'busy'] as const;

export function savingOf(rows: readonly Row[], fields: DeskState['fields']): Saving {
  const all = rows.flatMap(({ key }) => (fields[key] ? [{ key, field: fields[key] }] : []));
  const troubles = all.flatMap(({ field }) => troubleOf(field) ?? []);
  const worst = WORST_FIRST.map((name) => troubles.find(({ hitch }) => hitch === name)).find(Boolean);
  const refused = all.find(({ field }) => field.phase.name === 'refused');
  return {
    conflicts: all.filter(({ field }) => field.phase.name === 'conflict').map(({ key }) => key),
    refused:
      refused?.field.phase.name === 'refused'
        ? { key: refused.key, message: refused.field.phase.message }
        : null,
    hitch: worst ? { name: worst.hitch, message: worst.message, count: troubles.length } : null,
    isSaving: all.some(({ field }) => field.phase.name === 'sending'),
    unsaved: all.filter(({ field }) => isUnsaved(field)).length,
  };
}
