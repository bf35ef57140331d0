'use client';
import { useRouter } from 'next/navigation';
import type { FormEvent } from 'react';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { LanguageOptions } from './language-options.tsx';

interface StartTranslationProps {
  articleId: number;
  /** the original's language and those that are there */
  taken: string[];
  start: Action<{ articleId: number; language: string }, { language: string }>;
}

/** Opens a translation into another language and goes there. */
export function StartTranslation({ articleId, taken, start }: StartTranslationProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const { run, isPending, failure } = useAction(start);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const language = String(new FormData(event.currentTarget).get('language'));
    run({ articleId, language }, (made) =>
      router.push(`/desk/articles/${articleId}/translate/${made.language}`),
    );
  };
  return (
    <form method="post" onSubmit={submit} className="mt-2 flex flex-wrap items-end gap-2">
      <SelectField
        label="Translate into"
        name="language"
        className="min-w-32 grow"
        defaultValue={taken.includes('en') ? undefined : 'en'}
        error={failure?.fields.language}
      >
        <LanguageOptions without={taken} />
      </SelectField>
      <Button type="submit" disabled={!isReady || isPending}>
        Start translation
      </Button>
      <FailureNotice failure={failure} className="w-full" />
    </form>
  );
}
