/** From the workspace's fields to the server's actions and back. */
import type { ActionResult } from '#components/action-result.ts';
import type {
  Progress,
  SaveTarget,
  SaveTranslationTitle,
  TargetView,
  TitleView,
  TranslationStatus,
} from '#domain/translations/translation.ts';
import { storedTitle, TITLE } from './desk-state.ts';
import { type Draft, isOtherSource, type Stored } from './field.ts';
import type { Answer } from './save-queue.ts';

export interface Standing {
  status: TranslationStatus;
  progress: Progress;
}

/** How the saving asks the server. */
export interface SaveActions {
  saveTarget(
    input: SaveTarget,
  ): Promise<ActionResult<{ target: TargetView; goneIn?: number | null } & Standing>>;
  saveTranslationTitle(
    input: SaveTranslationTitle,
  ): Promise<ActionResult<{ version: number; engine?: string | null } & Standing>>;
}

export interface Destination {
  articleId: number;
  language: string;
}

/** Sends one field's text; `onStanding` gets how far the translation is after it. Rejects when no answer came. */
export async function sendField(
  actions: SaveActions,
  to: Destination,
  key: string,
  draft: Draft,
  onStanding: (standing: Standing) => void,
): Promise<Answer> {
  return key === TITLE
    ? sendTitle(actions, to, draft, onStanding)
    : sendTarget(actions, to, Number(key), draft, onStanding);
}

async function sendTarget(
  { saveTarget }: SaveActions,
  to: Destination,
  segmentId: number,
  { text, state, version, source, origin }: Draft,
  onStanding: (standing: Standing) => void,
): Promise<Answer> {
  const result = await saveTarget({
    ...to,
    ...{ segmentId, version, text, state, source },
    ...(origin ? { origin } : {}),
  });
  if (!result.ok) return refusal(result, targetOf(result.theirs));
  onStanding(result.data);
  const { target, goneIn } = result.data;
  return { ok: true, stored: storedTarget(target), ...(goneIn ? { goneIn } : {}) };
}

async function sendTitle(
  { saveTranslationTitle }: SaveActions,
  to: Destination,
  { text, version, source }: Draft,
  onStanding: (standing: Standing) => void,
): Promise<Answer> {
  const result = await saveTranslationTitle({ ...to, version, title: text, source });
  if (!result.ok) return refusal(result, titleOf(result.theirs));
  onStanding(result.data);
  const { version: after, engine = null } = result.data;
  return { ok: true, stored: storedTitle({ title: text, version: after, engine, staleSource: null }) };
}

/** What the server stored, as a field knows it. */
export function storedTarget(target: TargetView): Stored {
  const { text, state, version, origin, engine = null, updatedBy, updatedAt, staleSource, source } = target;
  const stored = { text, state, version, by: updatedBy, at: updatedAt, staleSource, origin, engine };
  return source === undefined ? stored : { ...stored, source };
}

function refusal(result: Extract<ActionResult<unknown>, { ok: false }>, theirs: Stored | null): Answer {
  const { kind, message, fields } = result;
  if (kind === 'conflict' && theirs) return { ok: false, kind, theirs, ...sentencesOf(result.theirs) };
  if (kind === 'busy' || kind === 'signed-out' || kind === 'error') return { ok: false, kind, message };
  const isMember = fields.together !== undefined;
  return { ok: false, kind: 'refused', message: fields.text ?? fields.title ?? message, isMember };
}

function sentencesOf(theirs: unknown): { sentences?: number } {
  const count =
    typeof theirs === 'object' && theirs !== null && 'sentences' in theirs ? theirs.sentences : null;
  return typeof count === 'number' ? { sentences: count } : {};
}

/** Whether the answer shows that a row of `sentences` is one of more, or fewer, by now, or has another original. */
export function isRegrouped(answer: Answer, sentences: number, draft: Draft): boolean {
  if (answer.ok) return false;
  if (answer.kind === 'refused') return answer.isMember === true;
  if (answer.kind !== 'conflict') return false;
  return (
    isOtherSource(draft, answer.theirs) || (answer.sentences !== undefined && answer.sentences !== sentences)
  );
}

/** A conflict over a sentence whose translation is gone carries nothing: then theirs is the empty one. */
function targetOf(theirs: unknown): Stored | null {
  if (theirs === null) return { text: '', state: 'untranslated', version: 0, by: null, at: null };
  const isTarget = typeof theirs === 'object' && 'text' in theirs && 'state' in theirs && 'version' in theirs;
  return isTarget ? storedTarget(theirs as TargetView) : null;
}

function titleOf(theirs: unknown): Stored | null {
  if (typeof theirs !== 'object' || theirs === null || !('title' in theirs) || !('version' in theirs))
    return null;
  const { source, ...title } = theirs as TitleView;
  return { ...storedTitle(title), ...(source === undefined ? {} : { source }) };
}
