'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { languageName } from '#domain/languages.ts';
import { type NewTag, TAG_KINDS, type TagRow } from '#domain/tags/tag.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { ClashList } from '../clash-list.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { useKeptForm } from '../use-kept-form.ts';
import { KIND_WORDS } from './tag-offers.ts';
import { EMPTY_TAG, languagesOfTag, SCHEMES, tagIn, tagOfValues, valuesOfTag } from './tag-values.ts';
import { TagWords } from './tag-words.tsx';

export interface TagFormActions {
  create: Action<NewTag, TagRow>;
  edit: Action<Omit<NewTag, 'slug'> & { id: number; version: number }, TagRow>;
}

interface TagFormProps extends TagFormActions {
  /** null makes a new one */
  tag: TagRow | null;
  parents: { slug: string; label: string }[];
  onDone: () => void;
}

/** A tag's kind, words per language, place in the tree and ids elsewhere. */
export function TagForm({ tag, parents, create, edit, onDone }: TagFormProps) {
  const router = useRouter();
  const source = tag ?? EMPTY_TAG;
  const { form, send, saved, isDirty, isRestored } = useKeptForm({
    name: `tag:${tag?.id ?? 'new'}`,
    values: valuesOfTag(source),
    version: tag?.version ?? 0,
  });
  const [added, setAdded] = useState<string[]>([]);
  const languages = [...new Set([...languagesOfTag(source), ...added])];
  const save = useAction(async (input: Omit<NewTag, 'slug'>) =>
    tag ? edit({ ...input, id: tag.id, version: form.version }) : create(input),
  );
  const type = (field: string) => (event: { target: { value: string } }) =>
    send({ type: 'typed', field, value: event.target.value });
  const hasClash = Object.keys(form.clashes).length > 0;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (hasClash) return;
    save.run(
      tagOfValues(form.values),
      (made) => {
        saved(form.values, made.version);
        router.refresh();
        onDone();
      },
      ({ theirs }) => {
        const met = tagIn(theirs);
        if (met) send({ type: 'met', ...met });
      },
    );
  };

  return (
    <form method="post" onSubmit={submit} className="flex flex-col gap-3">
      <SelectField label="Kind" value={form.values.kind} onChange={type('kind')}>
        {TAG_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}
          </option>
        ))}
      </SelectField>
      <TagWords
        languages={languages}
        values={form.values}
        error={save.failure?.fields.labels}
        onType={type}
        onAdd={(language) => setAdded([...added, language])}
      />
      <SelectField
        label="Belongs under"
        value={form.values.parent}
        onChange={type('parent')}
        error={save.failure?.fields.parent}
      >
        <option value="">Nothing</option>
        {parents.map(({ slug, label }) => (
          <option key={slug} value={slug}>
            {label}
          </option>
        ))}
      </SelectField>
      <div className="grid gap-3 sm:grid-cols-2">
        {Object.entries(SCHEMES).map(([scheme, label]) => (
          <TextField
            key={scheme}
            label={label}
            value={form.values[`id:${scheme}`] ?? ''}
            onChange={type(`id:${scheme}`)}
            maxLength={60}
            spellCheck={false}
          />
        ))}
      </div>
      <ClashList
        form={form}
        labels={labelsOf(languages)}
        onChoose={(field, side) => send({ type: 'chose', field, side })}
      />
      <FailureNotice failure={hasClash ? null : save.failure} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind="primary" disabled={save.isPending || hasClash || !isDirty}>
          {tag ? 'Save' : 'Create the tag'}
        </Button>
        <Button onClick={onDone}>Close</Button>
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

function labelsOf(languages: string[]): Record<string, string> {
  const words = languages.flatMap((language) => [
    [`label:${language}`, `Label in ${languageName(language)}`],
    [`aliases:${language}`, `Also called in ${languageName(language)}`],
  ]);
  const ids = Object.entries(SCHEMES).map(([scheme, label]) => [`id:${scheme}`, label]);
  return Object.fromEntries([...words, ...ids, ['kind', 'Kind'], ['parent', 'Belongs under']]);
}
