/** Who or what wrote a text that somebody else's meets. */
import type { Stored } from './field.ts';

type Written = Pick<Stored, 'by' | 'origin' | 'engine'>;

/** `Ingrid`, or the machine by its name. */
export function writerOf({ by, origin, engine }: Written): string {
  if (origin === 'machine') return engine ? `a machine (${engine})` : 'a machine';
  if (origin === 'memory') return by ? `${by}, from the memory` : 'the memory';
  return by ?? 'somebody else';
}

/** What happened to the sentence, as a heading: words of a machine or of the memory are somebody's all the same, who put them there. */
export function saidOf(theirs: Written): string {
  const writer = writerOf(theirs);
  const subject = writer.charAt(0).toUpperCase() + writer.slice(1);
  if (theirs.origin === 'memory')
    return `${theirs.by ?? 'Somebody else'} saved another text, from the memory`;
  if (theirs.origin !== 'machine') return `${subject} saved another text`;
  return theirs.by ? `${subject} wrote another text, saved by ${theirs.by}` : `${subject} wrote another text`;
}

/** Above their text, in the choice between two. */
export function titleOf(theirs: Written): string {
  if (theirs.origin === 'machine')
    return theirs.engine ? `The machine’s (${theirs.engine})` : 'The machine’s';
  return theirs.by ? `Theirs (${writerOf(theirs)})` : 'Theirs';
}
