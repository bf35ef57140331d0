/** What taking an import back does, in sentences: the same at the desk and on the command line. */
import { actionInWords } from '../audit/event-words.ts';
import { counted } from '../text/counted.ts';
import type { AfterRollback, RollbackPlan } from './import.ts';

export const NOTHING_TO_TAKE_BACK = 'There is nothing that could be taken back.';

/** One sentence for each kind of thing that happens; none of what happens to no article. */
export function rollbackInWords({ removed, restored, kept }: RollbackPlan, isDone: boolean): string[] {
  const said = [
    sentence(
      removed,
      isDone ? 'went away with everything on it' : 'goes away with everything on it',
      isDone ? 'went away with everything on them' : 'go away with everything on them',
    ),
    sentence(
      restored,
      isDone ? 'has the text again that it had before' : 'gets the text it had before',
      isDone ? 'have the texts again that they had before' : 'get the text they had before',
    ),
    keptInWords(kept, isDone),
  ];
  return said.filter((text) => text !== null);
}

/** Of a roll-back that was begun and did not end; its time stands before it. */
export function halfInWords({ gone }: { gone: number }): string {
  const so = gone === 0 ? 'no article is gone' : `${counted(gone, 'article is', 'articles are')} gone`;
  return `and did not end: ${so}. Roll back again to finish it.`;
}

function keptInWords(kept: RollbackPlan['kept'], isDone: boolean): string | null {
  const stay = isDone ? ['stayed', 'stayed'] : ['stays', 'stay'];
  if (kept.every(({ why }) => WORK.test(why)))
    return sentence(
      kept.length,
      `${stay[0]}, because somebody has worked on it since`,
      `${stay[1]}, because somebody has worked on them since`,
    );
  return sentence(
    kept.length,
    `${stay[0]} as it is, for the reason below`,
    `${stay[1]} as they are, for the reasons below`,
  );
}

/** What became of a file of an import that was rolled back. */
export function afterRollbackInWords(after: AfterRollback): string {
  if (after.became === 'gone') return 'Gone again: rolled back.';
  if (after.became === 'taken-back') return 'Taken back: the article got its earlier text again.';
  return `It stayed when the import was rolled back: ${after.why === null ? 'somebody had worked on it.' : whyInWords(after.why)}`;
}

const WORK = /^(.*): ([a-z-]+\.[a-z-]+)$/s;

/** `Ingrid: article.edited` → `Ingrid: Article edited`; what is a sentence stays one. */
export function whyInWords(why: string): string {
  const [, person, action] = WORK.exec(why) ?? [];
  return person !== undefined && action !== undefined ? `${person}: ${actionInWords(action)}` : why;
}

function sentence(count: number, one: string, many: string): string | null {
  if (count === 0) return null;
  return count === 1 ? `One article ${one}.` : `${count.toLocaleString('en-GB')} articles ${many}.`;
}
