import type { RunRow } from '#domain/imports/import.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { HalfDone } from './half-done.tsx';
import { doneOf, isUnderWay } from './run-words.ts';

/** What can be done with an import now, and why not what cannot. Plain forms: they work without script. */
export function RunActions({ run, refused, stayed }: { run: RunRow; refused: number; stayed: number }) {
  const base = `/desk/imports/${run.id}`;
  const changed = run.counts.created + run.counts.updated;
  if (doneOf(run.counts) === 0 && !run.isStopped) return null;
  const mayRollBack = changed > 0 && (run.status !== 'rolled-back' || stayed > 0) && !isUnderWay(run);
  return (
    <div className="flex flex-col gap-3 py-3">
      <HalfDone run={run} />
      {run.isStopped ? <Stopped run={run} /> : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {doneOf(run.counts) > 0 ? (
          <>
            <a className="link inline-flex min-h-8 items-center" href={`${base}/report.csv`} download>
              Report as CSV
            </a>
            <a className="link inline-flex min-h-8 items-center" href={`${base}/report.json`} download>
              Report as JSON
            </a>
          </>
        ) : null}
        {refused > 0 ? (
          <a className="link inline-flex min-h-8 items-center" href={`${base}/refused.zip`} download>
            {refused === 1 ? 'The refused file' : `The ${refused.toLocaleString('en-GB')} refused files`} as
            ZIP
          </a>
        ) : null}
        {mayRollBack ? (
          <Link className={buttonClass('danger')} href={`${base}/roll-back`}>
            {stayed > 0 ? 'Roll back what stayed …' : 'Roll back …'}
          </Link>
        ) : null}
      </div>
    </div>
  );
}

function Stopped({ run }: { run: RunRow }) {
  const { stopped } = run;
  return (
    <Notice tone={stopped ? 'review' : 'problem'}>
      <p>
        {stopped ? (
          <>
            This import was stopped by {stopped.by}, <Instant at={stopped.at} />.
          </>
        ) : (
          'This import stopped half-way.'
        )}
        {' What is listed below is done; nothing is half done.'}
        {run.isResumable ? ' Resuming does the rest, and nothing twice.' : ''}
      </p>
      {run.isResumable ? (
        <form method="post" action={`/desk/imports/${run.id}/resume`} className="pt-2">
          <Button type="submit" kind="primary">
            Resume
          </Button>
        </form>
      ) : (
        <p>It was handed its files by a program, which has to start it again.</p>
      )}
    </Notice>
  );
}
