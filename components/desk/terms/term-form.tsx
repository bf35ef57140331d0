'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { languageName } from '#domain/languages.ts';
import { TERM_STATUSES, type TermContent, type TermRow } from '#domain/terms/term.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { ClashList } from '../clash-list.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, type Failure, useAction } from '../use-action.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { CheckField } from './check-field.tsx';
import {
  EMPTY_TERM,
  languagesOfTerm,
  STATUS_WORDS,
  termIn,
  termOfValues,
  valuesOfTerm,
} from './term-values.ts';
import { TermWords } from './term-words.tsx';

export interface TermActions {
  create: Action<TermContent & { isOtherMeaning: boolean }, TermRow>;
  edit: Action<TermContent & { id: number; version: number }, TermRow>;
}

/** A term's forms and definitions in every language, its notes, and whether readers are told. */
export function TermForm({ term, create, edit }: TermActions & { term: TermRow | null }) {
  const router = useRouter();
  const isReady = useHydrated();
  const source = term ?? EMPTY_TERM;
  const { form, send, saved, isDirty, isRestored } = useKeptForm({
    name: `term:${term?.id ?? 'new'}`,
    values: valuesOfTerm(source),
    version: term?.version ?? 0,
  });
  const [added, setAdded] = useState<string[]>([]);
  const [isOtherMeaning, setOtherMeaning] = useState(false);
  const languages = [...new Set([...languagesOfTerm(source), ...added])];
  const save = useAction(async (input: TermContent) =>
    term ? edit({ ...input, id: term.id, version: form.version }) : create({ ...input, isOtherMeaning }),
  );
  const type = (field: string) => (event: { target: { value: string } }) =>
    send({ type: 'typed', field, value: event.target.value });
  const hasClash = Object.keys(form.clashes).length > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hasClash) return;
    save.run(
      termOfValues(form.values),
      (made) => {
        saved(form.values, made.version);
        if (term) router.refresh();
        else router.push(`/desk/terms/${made.id}`);
      },
      ({ theirs }) => {
        const met = termIn(theirs);
        if (met) send({ type: 'met', ...met });
      },
    );
  };

  return (
    <form method="post" onSubmit={submit} className="flex max-w-3xl flex-col gap-4">
      <TermWords
        languages={languages}
        values={form.values}
        onType={type}
        onAdd={(language) => setAdded([...added, language])}
      />
      <TextArea
        label="Notes for translators"
        lang="en"
        spellCheck
        value={form.values.notes ?? ''}
        onChange={type('notes')}
      />
      <CheckField
        label="Explain to readers: show the definition where the term first stands"
        checked={form.values.explain === 'yes'}
        onChange={(isOn) => send({ type: 'typed', field: 'explain', value: isOn ? 'yes' : '' })}
      />
      <ClashList
        form={form}
        labels={labelsOf(languages)}
        onChoose={(field, side) => send({ type: 'chose', field, side })}
      />
      <FailureNotice failure={hasClash ? null : save.failure} />
      <Reasons failure={hasClash ? null : save.failure} />
      {save.failure?.fields.twin ? (
        <CheckField
          label="This is another meaning of the word"
          checked={isOtherMeaning}
          onChange={setOtherMeaning}
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind="primary" disabled={!isReady || save.isPending || hasClash || !isDirty}>
          {term ? 'Save' : 'Create the term'}
        </Button>
        {isDirty ? (
          <Button kind="quiet" onClick={() => send({ type: 'discarded' })}>
            Discard changes
          </Button>
        ) : null}
        <p aria-live="polite" className="text-xs text-muted">
          {isRestored ? 'Unsaved text from before was brought back.' : ''}
        </p>
      </div>
    </form>
  );
}

/** What is wrong with which part; the fields hold many forms each, so it stands here. */
function Reasons({ failure }: { failure: Failure | null }) {
  const reasons = Object.values(failure?.fields ?? {});
  if (failure?.kind !== 'invalid' || reasons.length === 0) return null;
  return (
    <ul className="text-problem">
      {reasons.map((reason) => (
        <li key={reason}>{reason}</li>
      ))}
    </ul>
  );
}

function labelsOf(languages: string[]): Record<string, string> {
  const words = languages.flatMap((language) => [
    ...TERM_STATUSES.map((status) => [
      `${status}:${language}`,
      `${STATUS_WORDS[status]} in ${languageName(language)}`,
    ]),
    [`definition:${language}`, `Definition in ${languageName(language)}`],
  ]);
  return Object.fromEntries([...words, ['notes', 'Notes'], ['explain', 'Explain to readers']]);
}
