import type { RollbackPlan } from '#domain/imports/import.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { actionInWords } from '../lists/event-words.ts';

/** So many of those that stay are named; the rest is counted. */
const SHOWN = 200;

/** What rolling an import back would do, and the button that does it. */
export function RollbackPlanView({ run, plan }: { run: number; plan: RollbackPlan }) {
  const { removed, restored, kept } = plan;
  const isNothing = removed + restored === 0;
  return (
    <div className="flex max-w-3xl flex-col gap-4 border-t pt-4">
      <ul className="list-disc ps-5">
        <li>{sentence(removed, 'goes away with everything on it.', 'go away with everything on them.')}</li>
        {restored > 0 ? (
          <li>{sentence(restored, 'gets the text it had before.', 'get the text they had before.')}</li>
        ) : null}
        {kept.length > 0 ? (
          <li>
            {sentence(
              kept.length,
              'stays, because somebody has worked on it since.',
              'stay, because somebody has worked on them since.',
            )}
          </li>
        ) : null}
      </ul>
      {isNothing ? (
        <Notice tone="review">There is nothing that could be taken back.</Notice>
      ) : (
        <p>This cannot be undone; the files can be imported again.</p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {isNothing ? null : (
          <form method="post" action={`/desk/imports/${run}/rollback`}>
            <Button type="submit" kind="danger">
              Roll back
            </Button>
          </form>
        )}
        <Link className={buttonClass()} href={`/desk/imports/${run}`}>
          Keep everything
        </Link>
      </div>
      {kept.length > 0 ? (
        <Section title="What stays">
          <KeptList kept={kept} />
        </Section>
      ) : null}
    </div>
  );
}

function KeptList({ kept }: { kept: RollbackPlan['kept'] }) {
  return (
    <>
      <ul>
        {kept.slice(0, SHOWN).map(({ id, title, language, why }) => (
          <li key={id} className="border-t py-1.5 first:border-t-0">
            <Link className="link-row wrap-anywhere" href={`/desk/articles/${id}`} lang={language}>
              {title}
            </Link>
            <p className="text-xs text-muted">{whyInWords(why)}</p>
          </li>
        ))}
      </ul>
      {kept.length > SHOWN ? <p className="text-muted">{`And ${kept.length - SHOWN} more.`}</p> : null}
    </>
  );
}

/** `Ingrid: article.edited` → `Ingrid: Article edited` */
function whyInWords(why: string): string {
  const [, person, action] = /^(.*): ([a-z-]+\.[a-z-]+)$/s.exec(why) ?? [];
  return person !== undefined && action !== undefined ? `${person}: ${actionInWords(action)}` : why;
}

function sentence(count: number, one: string, many: string): string {
  return count === 1 ? `One article ${one}` : `${count.toLocaleString('en-GB')} articles ${many}`;
}
