/** Translations for tests, made sentence by sentence. */
import type { Viewer } from '../people/person.ts';
import { saveTarget, saveTranslationTitle, startTranslation } from '../translations/mutations.ts';
import { workspace } from '../translations/queries.ts';
import { translateApart, translateTogether } from '../translations/shared-mutations.ts';
import type { SaveTarget, Workspace } from '../translations/translation.ts';
import { OFFICE } from './people.ts';

export async function startedTranslation(articleId: number, language = 'en'): Promise<Workspace> {
  await startTranslation(OFFICE, { articleId, language });
  return workspace(OFFICE, articleId, language);
}

/** The sentence with the public number `number`. */
export function sentence({ segments }: Workspace, number: number) {
  const found = segments.find((segment) => segment.number === number);
  if (!found) throw new Error(`there is no sentence ${number}`);
  return found;
}

/** What the editor's form sends when somebody writes `text` as the sentence `number` of what they see. */
export function typed(
  seen: Workspace,
  number: number,
  text: string,
  state: SaveTarget['state'] = 'translated',
): SaveTarget {
  const { id, target, source } = sentence(seen, number);
  const { articleId, language } = seen;
  return { articleId, language, segmentId: id, version: target?.version ?? 0, text, state, source };
}

/** Writes one sentence over what stands there now. */
export async function wrote(
  viewer: Viewer,
  { articleId, language }: { articleId: number; language: string },
  number: number,
  text: string,
  state: SaveTarget['state'] = 'translated',
) {
  const seen = await workspace(OFFICE, articleId, language);
  return saveTarget(viewer, typed(seen, number, text, state));
}

interface Wording {
  viewer?: Viewer;
  title?: string;
  state?: SaveTarget['state'];
  /** the text for a sentence */
  say?: (number: number) => string;
}

/** `A` for 1 */
export function letter(number: number): string {
  return String.fromCharCode(64 + number);
}

/** A translation with a title and every sentence, in one state. */
export async function translatedArticle(
  articleId: number,
  language = 'en',
  { viewer = OFFICE, title = 'NATO meets in Oslo', state = 'approved', say }: Wording = {},
): Promise<Workspace> {
  const seen = await startedTranslation(articleId, language);
  await saveTranslationTitle(viewer, { articleId, language, version: seen.titleVersion, title });
  for (const { number } of seen.segments) {
    // letters: a figure that the original has not is an error of the checks, and keeps the sentence from being approved
    const text = say?.(number) ?? `Sentence ${letter(number)} in ${language}.`;
    await saveTarget(viewer, typed(seen, number, text, state));
  }
  return workspace(OFFICE, articleId, language);
}

/** One translation for a sentence and the next one, as they stand now. */
export async function together(
  viewer: Viewer,
  place: { articleId: number; language: string },
  number: number,
) {
  const { segments } = await workspace(OFFICE, place.articleId, place.language);
  const index = segments.findIndex((segment) => segment.number === number);
  const [first, next] = [segments[index], segments[index + 1]];
  return translateTogether(viewer, {
    ...place,
    segmentId: first?.id ?? 0,
    version: first?.target?.version ?? 0,
    nextSegmentId: next?.id ?? 0,
    nextVersion: next?.target?.version ?? 0,
  });
}

/** Takes a shared translation apart again: `from` and what follows it gets what stands after the place `at`. */
export async function apart(
  viewer: Viewer,
  place: { articleId: number; language: string },
  number: number,
  from: number,
  at: number,
) {
  const seen = sentence(await workspace(OFFICE, place.articleId, place.language), number);
  const part = seen.parts?.find((each) => each.number === from);
  return translateApart(viewer, {
    ...place,
    segmentId: seen.id,
    version: seen.target?.version ?? 0,
    fromSegmentId: part?.id ?? 0,
    fromVersion: part?.targetVersion ?? 0,
    at,
  });
}
