'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { languageName } from '#domain/languages.ts';
import { counted } from '#domain/text/counted.ts';
import type { Progress } from '#domain/translations/translation.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ProgressBar } from '../../ui/progress-bar.tsx';
import { Status } from '../../ui/status.tsx';
import { MachineAll } from '../machine/machine-all.tsx';
import { TRANSLATION_STATUS } from '../status-words.ts';
import { useDesk, useDeskState } from './desk-context.ts';
import { PeopleButton } from './people.tsx';
import { PresenceLine } from './presence.tsx';
import { SaveLine } from './save-line.tsx';

/** What is translated into what, and how far it is. */
export function WorkspaceHeader() {
  const { workspace } = useDesk();
  const status = useDeskState((state) => state.status);
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 pt-5 pb-3">
      <div className="min-w-0">
        <h1 className="text-xl leading-7 font-semibold">
          {languageName(workspace.sourceLanguage)} into {languageName(workspace.language)}
        </h1>
        <p className="max-w-prose truncate text-muted">
          <Link
            className="link-row"
            lang={workspace.sourceLanguage}
            href={`/desk/articles/${workspace.articleId}`}
          >
            {workspace.sourceTitle}
          </Link>
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <PresenceLine />
        <Status {...TRANSLATION_STATUS[status]} />
        <PeopleButton />
        <MachineAll />
        <Link className="link" href={`/desk/articles/${workspace.articleId}/annotations`}>
          All annotations
        </Link>
        <Link
          className="link"
          href={`/desk/articles/${workspace.articleId}/translate/${workspace.language}/exchange`}
        >
          Download and merge
        </Link>
      </div>
    </div>
  );
}

/** Always in sight: the list, the progress, the saving, the keys. */
export function Toolbar() {
  const desk = useDesk();
  const screen = useDeskState((state) => state.screen);
  const progress = useDeskState((state) => state.progress);
  const isList = screen === 'list';
  return (
    <div className="sticky top-0 z-30 -mx-4 border-y bg-paper px-4 lg:-mx-6 lg:px-6">
      <div className="flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 max-sm:gap-x-2">
        <Button
          kind="quiet"
          className="-ms-2 xl:hidden"
          aria-expanded={isList}
          onClick={() => desk.store.set({ screen: isList ? 'desk' : 'list' })}
        >
          {isList ? 'Back to text' : 'Sentences'}
        </Button>
        <ProgressSummary progress={progress} />
        <SaveLine />
        <div className="ms-auto flex items-center gap-1">
          <ApproveAllButton count={progress.translated} />
          <Button kind="quiet" keys="?" onClick={() => desk.store.set({ isSheetOpen: true })}>
            Keys
          </Button>
        </div>
      </div>
    </div>
  );
}

function ProgressSummary({ progress }: { progress: Progress }) {
  const { segments, approved, translated, draft, stale } = progress;
  const done = approved + translated;
  const label = `${done} of ${counted(segments, 'sentence')} translated, ${approved} approved`;
  return (
    <div className="flex min-w-0 items-center gap-3" title={label}>
      <div className="w-24 max-sm:hidden">
        <ProgressBar
          label={label}
          total={segments}
          parts={[
            { tone: 'good', value: approved },
            { tone: 'review', value: translated },
            { tone: 'draft', value: draft },
            { tone: 'problem', value: stale },
          ]}
        />
      </div>
      <p aria-hidden="true" className="whitespace-nowrap text-muted tabular-nums">
        {done} of {segments}
        <span className="max-md:hidden"> translated, {approved} approved</span>
      </p>
    </div>
  );
}

/** For editors. The button says how many there are, and is not there when there are none. */
function ApproveAllButton({ count }: { count: number }) {
  const desk = useDesk();
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  if (!desk.workspace.can.approve || count === 0) return null;
  const approve = async () => {
    setBusy(true);
    const why = await desk.approveAll();
    setFailure(why);
    setBusy(false);
    // also where some were held back: the others are approved, and this page must know their new versions
    router.refresh();
  };
  return (
    <>
      <Button kind="quiet" disabled={isBusy} onClick={() => void approve()}>
        <span className="sm:hidden">Approve {count}</span>
        <span className="max-sm:hidden">Approve all translated ({count})</span>
      </Button>
      <div role="alert">{failure ? <Notice tone="problem">{failure}</Notice> : null}</div>
    </>
  );
}
