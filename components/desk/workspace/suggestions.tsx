'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { directionOf } from '#domain/languages.ts';
import type { SuggestionView } from '#domain/suggestions/suggestion.ts';
import { counted } from '#domain/text/counted.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { Instant } from '../../ui/instant.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import { useDesk, useField } from './desk-context.ts';
import { nameOf, type Row } from './desk-state.ts';
import { DiffText } from './diff-text.tsx';
import { useTeam, useTeamState } from './team.ts';

/** The open suggestions for the active sentence, and the form for another. */
export function Suggestions({ row }: { row: Row }) {
  const { suggestions } = useTeam();
  const isSuggesting = useTeamState((state) => state.suggestingIn === row.key);
  const here = suggestions.filter(({ segmentId }) => String(segmentId) === row.key);
  if (here.length === 0 && !isSuggesting) return null;
  return (
    <div className="flex flex-col gap-3 sm:col-[2/-1]">
      {here.map((suggestion) => (
        <Suggestion key={suggestion.id} row={row} suggestion={suggestion} />
      ))}
      {isSuggesting ? <SuggestionForm row={row} /> : null}
    </div>
  );
}

/** In a row that is not worked on: that something waits there. */
export function SuggestionSign({ row }: { row: Row }) {
  const { suggestions } = useTeam();
  const count = suggestions.filter(({ segmentId }) => String(segmentId) === row.key).length;
  if (count === 0) return null;
  return <p className="text-review">{counted(count, 'suggestion')}</p>;
}

type Doing = 'nothing' | 'editing' | 'rejecting';

function Suggestion({ row, suggestion }: { row: Row; suggestion: SuggestionView }) {
  const desk = useDesk();
  const { me } = useTeam();
  const [doing, setDoing] = useState<Doing>('nothing');
  const { stored } = useField(row.key);
  const { language, can } = desk.workspace;
  const isOwn = me !== null && suggestion.authorId === me;
  return (
    <section
      aria-label={`Suggestion of ${suggestion.author}`}
      className="flex flex-col gap-2 border-s-2 border-review bg-paper px-3 py-2"
    >
      <p className="text-xs text-muted">
        <strong className="text-sm font-semibold text-ink">{suggestion.author} suggests</strong>,{' '}
        <Instant at={suggestion.at} />
        {suggestion.baseVersion === stored.version ? null : '; the sentence was changed since'}
      </p>
      <p lang={language} dir={directionOf(language)} className="reading whitespace-pre-wrap">
        <DiffText
          before={stored.text}
          after={suggestion.text}
          show="both"
          insertClass="font-semibold decoration-good decoration-2 underline-offset-4"
        />
      </p>
      {can.approve && doing !== 'rejecting' ? (
        <Review row={row} suggestion={suggestion} doing={doing} setDoing={setDoing} />
      ) : null}
      {doing === 'rejecting' ? (
        <Rejection suggestion={suggestion} onClose={() => setDoing('nothing')} />
      ) : null}
      {isOwn && doing === 'nothing' ? <TakeBack suggestion={suggestion} /> : null}
    </section>
  );
}

interface ReviewProps {
  row: Row;
  suggestion: SuggestionView;
  doing: Doing;
  setDoing: (doing: Doing) => void;
}

function Review({ row, suggestion, doing, setDoing }: ReviewProps) {
  const desk = useDesk();
  const router = useRouter();
  const { actions } = useTeam();
  const { stored } = useField(row.key);
  const [text, setText] = useState(suggestion.text);
  const { run, isPending, failure } = useAction(actions.acceptSuggestion);
  const { language } = desk.workspace;
  const isEditing = doing === 'editing';
  const accept = async () => {
    await desk.flush(row.key);
    const { id, version } = suggestion;
    const input = { id, version, targetVersion: stored.version, text: isEditing ? text : null };
    run(
      input,
      () => {
        desk.announce('The suggestion is accepted.');
        router.refresh();
        desk.open(row.key, 'row');
      },
      router.refresh,
    );
  };
  return (
    <div className="flex flex-col gap-2">
      {isEditing ? (
        <TextArea
          label="Your wording"
          lang={language}
          dir={directionOf(language)}
          spellCheck
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <FailureNotice failure={failure} />
      <div className="flex flex-wrap gap-2">
        <Button kind="primary" disabled={isPending} onClick={() => void accept()}>
          {isEditing ? 'Accept your wording' : 'Accept'}
        </Button>
        <Button disabled={isPending} onClick={() => setDoing(isEditing ? 'nothing' : 'editing')}>
          {isEditing ? 'Leave it as suggested' : 'Edit, then accept'}
        </Button>
        {isEditing ? null : (
          <Button disabled={isPending} onClick={() => setDoing('rejecting')}>
            Reject
          </Button>
        )}
      </div>
    </div>
  );
}

function Rejection({ suggestion, onClose }: { suggestion: SuggestionView; onClose: () => void }) {
  const router = useRouter();
  const { actions } = useTeam();
  const [comment, setComment] = useState('');
  const { run, isPending, failure } = useAction(actions.rejectSuggestion);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run({ id: suggestion.id, version: suggestion.version, comment }, router.refresh);
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <TextArea
        label="Why it is rejected"
        hint={`${suggestion.author} reads it at their desk.`}
        rows={2}
        maxLength={1000}
        lang="en"
        spellCheck
        value={comment}
        error={failure?.fields.comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <FailureNotice failure={failure} />
      <div className="flex gap-2">
        <Button type="submit" kind="danger" disabled={isPending || comment.trim() === ''}>
          Reject it
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

function TakeBack({ suggestion }: { suggestion: SuggestionView }) {
  const router = useRouter();
  const { actions } = useTeam();
  const { run, isPending, failure } = useAction(actions.withdrawSuggestion);
  const { id, version } = suggestion;
  return (
    <div>
      <FailureNotice failure={failure} />
      <Button kind="quiet" disabled={isPending} onClick={() => run({ id, version }, router.refresh)}>
        Take it back
      </Button>
    </div>
  );
}

/** Another text for the sentence, for those who may not set it there, or would rather ask. */
function SuggestionForm({ row }: { row: Row }) {
  const desk = useDesk();
  const router = useRouter();
  const { actions, store } = useTeam();
  const { stored } = useField(row.key);
  const [text, setText] = useState(stored.text);
  const { run, isPending, failure } = useAction(actions.suggestTarget);
  const { articleId, language } = desk.workspace;
  const close = () => {
    store.set({ suggestingIn: null });
    desk.open(row.key, 'row');
  };
  const send = () => {
    const segmentId = row.segment?.id ?? 0;
    run({ articleId, language, segmentId, version: stored.version, text }, () => {
      desk.announce('Your suggestion is sent.');
      router.refresh();
      close();
    });
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isSend && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (isSend) send();
    else close();
  };
  return (
    <form
      className="flex flex-col gap-2 border-s-2 border-review bg-paper px-3 py-2"
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TextArea
        label={`Your suggestion for ${nameOf(row).toLowerCase()}`}
        autoFocus
        lang={language}
        dir={directionOf(language)}
        spellCheck
        value={text}
        error={failure?.fields.text}
        onChange={(event) => setText(event.target.value)}
      />
      <FailureNotice failure={failure} />
      <div className="flex gap-2">
        <Button type="submit" kind="primary" disabled={isPending || text.trim() === ''}>
          Send the suggestion
        </Button>
        <Button onClick={close}>Cancel</Button>
      </div>
    </form>
  );
}
