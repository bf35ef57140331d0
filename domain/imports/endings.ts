/** Which files of a folder are read, by the endings of their names. Safe in the browser. */
import { FORMAT_FACTS } from './formats/format.ts';

const OURS = new Set(Object.values(FORMAT_FACTS).flatMap(({ extensions }) => extensions));

/**
 * Why a file of a folder is not read, as the end of a sentence: `.eml is the ending of no format that is known here`. Null
 * when it is read. A file that was named or chosen by itself is taken at its word, and not asked about.
 */
export function whyNotOurs(name: string): string | null {
  const ending = endingOf(name);
  if (OURS.has(ending.slice(1).toLowerCase())) return null;
  return ending === '' ? 'it has no ending' : `${ending} is the ending of no format that is known here`;
}

/** With its dot; empty when there is none. A dot at the beginning hides a file, and ends nothing. */
function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(dot) : '';
}
