'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import type { ArticleFacts } from '#domain/articles/article.ts';
import type { Readiness } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { GateReasons } from './gate-reasons.tsx';
import { PublicEdition } from './public-edition.tsx';
import { canOverride, whyNotPublish } from './publish-state.ts';
import { PublishWithout } from './publish-without.tsx';
import { useUnsaved } from './unsaved.tsx';
import { type WithdrawAction, WithdrawDialog } from './withdraw-dialog.tsx';

interface PublishPanelProps {
  article: ArticleFacts;
  readiness: Readiness;
  publish: Action<
    {
      articleId: number;
      version: number;
      note: string | null;
      without: string[];
      override: string | null;
    },
    { number: number; slug: string; languages: string[] }
  >;
  withdraw: WithdrawAction;
}

/** What is public, what the next edition would hold, what stands against it, and the two verbs. */
export function PublishPanel(props: PublishPanelProps) {
  const { article, readiness } = props;
  return (
    <div className="flex flex-col gap-3">
      <PublicEdition article={article} />
      {readiness.termsChanged ? (
        <p>What the termbase explains to readers has changed since the public edition.</p>
      ) : null}
      {readiness.unchanged ? null : <NextEdition readiness={readiness} />}
      {readiness.reasons.length > 0 ? <GateReasons reasons={readiness.reasons} /> : null}
      {article.can.publish ? (
        <PublishForm {...props} />
      ) : (
        <p className="text-xs text-muted">Only editors publish.</p>
      )}
    </div>
  );
}

function PublishForm({ article, readiness, publish, withdraw }: PublishPanelProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const why = useId();
  const [note, setNote] = useState('');
  const [without, setWithout] = useState<string[]>([]);
  const { run, isPending, failure } = useAction(publish);
  const { isUnsaved } = useUnsaved();
  const [override, setOverride] = useState('');
  const reason = whyNotPublish(readiness, isUnsaved, { without, override });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason !== null) return;
    const published = () => {
      setNote('');
      setWithout([]);
      setOverride('');
      router.refresh();
    };
    run(
      {
        articleId: article.id,
        version: article.version,
        note: note.trim() || null,
        without,
        override: override.trim() || null,
      },
      published,
      router.refresh,
    );
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3">
      {readiness.nextNumber > 1 && !readiness.unchanged ? (
        <TextArea
          label="Correction note"
          spellCheck
          hint="Public and dated, in the article’s history. Leave it empty when nothing was wrong."
          rows={2}
          maxLength={1000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      ) : null}
      <PublishWithout reasons={readiness.reasons} without={without} onChange={setWithout} />
      {canOverride(readiness, without) && !readiness.unchanged ? (
        <TextArea
          label="Publish all the same, because"
          hint="For what blocks above. Kept with the edition, in the article’s history at the desk."
          rows={2}
          maxLength={1000}
          lang="en"
          spellCheck
          value={override}
          onChange={(event) => setOverride(event.target.value)}
        />
      ) : null}
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="submit"
          kind="primary"
          disabled={!isReady || isPending || reason !== null}
          aria-describedby={reason ? why : undefined}
        >
          {isPending ? 'Publishing…' : 'Publish'}
        </Button>
        {article.publicEdition ? <WithdrawDialog article={article} withdraw={withdraw} /> : null}
      </div>
      <p id={why} className="text-xs text-muted empty:hidden">
        {reason}
      </p>
    </form>
  );
}

function NextEdition({ readiness }: { readiness: Readiness }) {
  const { nextNumber, languages, leftOut } = readiness;
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-2 gap-y-0.5">
      <dt className="text-muted">Edition {nextNumber}</dt>
      <dd>
        {languages.length > 0 ? languages.map((tag) => languageName(tag)).join(', ') : 'Nothing to read'}
      </dd>
      {leftOut.length > 0 ? (
        <>
          <dt className="text-muted">Left out</dt>
          <dd>{leftOut.map((tag) => languageName(tag)).join(', ')}</dd>
        </>
      ) : null}
    </dl>
  );
}
