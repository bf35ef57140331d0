'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { type ArticleFacts, type EditArticle, RIGHTS, type Rights } from '#domain/articles/article.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextArea, TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { ClashList } from '../clash-list.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { editOf, FIELD_LABELS, fieldsIn, textOfFields } from './article-fields.ts';
import { LanguageOptions } from './language-options.tsx';
import { useUnsaved } from './unsaved.tsx';

interface FieldFormProps {
  article: ArticleFacts;
  save: Action<EditArticle, { version: number; slug: string }>;
}

const RIGHTS_WORDS: Record<Rights, string> = {
  unknown: 'Unknown',
  cleared: 'Cleared: the original may be shown',
  'excerpt-only': 'Excerpt only: show translations, leave the original out',
};

/** The article's fields. Unsaved text survives a reload; when somebody else saved meanwhile, both texts are shown. */
export function FieldForm({ article, save }: FieldFormProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const kept = useKeptForm({
    name: `article:${article.id}`,
    values: textOfFields(article),
    version: article.version,
  });
  const { form, send, saved, changes, isDirty, isRestored } = kept;
  const { run, isPending, failure } = useAction(save);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const { setUnsaved } = useUnsaved();
  useEffect(() => setUnsaved(isDirty), [isDirty, setUnsaved]);

  const hasClash = Object.keys(form.clashes).length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isDirty || hasClash) return;
    run(
      editOf(article.id, form.version, changes),
      ({ version }) => {
        saved(changes, version);
        setSavedAt(new Date());
        router.refresh();
      },
      ({ theirs }) => {
        const met = fieldsIn(theirs);
        if (met) send({ type: 'met', ...met });
      },
    );
  };
  const field = (name: keyof typeof FIELD_LABELS) => ({
    name,
    label: FIELD_LABELS[name],
    value: form.values[name] ?? '',
    disabled: !article.can.edit,
    error: failure?.fields[name],
    onChange: ({ target }: { target: { value: string } }) =>
      send({ type: 'typed', field: name, value: target.value }),
  });

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3">
      <TextArea
        {...field('title')}
        spellCheck
        rows={2}
        hint={titleHint(article.titleOrigin)}
        lang={form.values.language}
      />
      <TextField {...field('slug')} spellCheck={false} hint="Old addresses lead on to the new one." />
      <SelectField {...field('language')} hint={languageHint(article)}>
        <LanguageOptions current={[article.language]} />
      </SelectField>
      <TextField {...field('date')} spellCheck={false} placeholder="2022-03-24" hint={dateHint(article)} />
      <TextField {...field('publisher')} spellCheck={false} />
      <TextField {...field('byline')} spellCheck={false} />
      <TextField {...field('sourceUrl')} type="url" inputMode="url" spellCheck={false} />
      <SelectField {...field('rights')}>
        {RIGHTS.map((right) => (
          <option key={right} value={right}>
            {RIGHTS_WORDS[right]}
          </option>
        ))}
      </SelectField>
      <ClashList
        form={form}
        labels={FIELD_LABELS}
        onChoose={(name, side) => send({ type: 'chose', field: name, side })}
      />
      <FailureNotice failure={hasClash ? null : failure} />
      {article.can.edit ? (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button type="submit" kind="primary" disabled={!isReady || !isDirty || isPending || hasClash}>
            {isPending ? 'Saving…' : 'Save'}
          </Button>
          {isDirty ? (
            <Button kind="quiet" onClick={() => send({ type: 'discarded' })}>
              Discard changes
            </Button>
          ) : null}
          <p aria-live="polite" className="text-xs text-muted">
            {saveState(isDirty, isRestored, isPending, savedAt)}
          </p>
        </div>
      ) : (
        <p className="text-xs text-muted">Only editors change these fields.</p>
      )}
    </form>
  );
}

function saveState(isDirty: boolean, isRestored: boolean, isPending: boolean, savedAt: Date | null): string {
  if (isPending) return '';
  if (isRestored) return 'Unsaved text from before was brought back.';
  if (isDirty) return 'Not saved yet.';
  if (savedAt === null) return '';
  return `Saved ${savedAt.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`;
}

function titleHint(origin: string): string | undefined {
  return origin === 'derived' ? 'Derived from the first sentence; write a real one.' : undefined;
}

/** The score is a likeness, not a probability: no sentence may call it how sure it is. */
function languageHint({ language, languageOrigin, languageScore }: ArticleFacts): string | undefined {
  if (languageOrigin !== 'detected') return undefined;
  if (language === 'und') return 'The text alone does not decide it. Choose one.';
  if (languageScore === null) return 'Detected from the text.';
  return `Detected from the text, score ${languageScore.toFixed(2)} of 1.`;
}

function dateHint({ dateOrigin, timeStamp }: ArticleFacts): string {
  if (dateOrigin === 'time-stamp' && timeStamp) return `From the time stamp “${timeStamp}”.`;
  return 'A year, a month or a day: 2022, 2022-03, 2022-03-24.';
}
