'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Notice } from '../../ui/notice.tsx';
import { LanguageOptions } from '../article/language-options.tsx';
import { whyNotUpload } from './upload-checks.ts';

const ADDRESS = '/desk/imports/upload';

/** Sends files to the import and goes to the run's report. */
export function ImportForm() {
  const router = useRouter();
  const isReady = useHydrated();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const files = data
      .getAll('files')
      .filter((file): file is File => file instanceof File && file.name !== '');
    const refused = whyNotUpload(files);
    setProblem(refused);
    if (refused !== null) return;
    setBusy(true);
    const answer = await send(data);
    if ('run' in answer) router.push(`/desk/imports/${answer.run}`);
    else {
      setProblem(answer.message);
      setBusy(false);
    }
  };

  return (
    <form
      method="post"
      action={ADDRESS}
      encType="multipart/form-data"
      onSubmit={(event) => void submit(event)}
      className="flex max-w-3xl flex-col gap-3"
    >
      <TextField
        label="Files"
        name="files"
        type="file"
        accept=".txt,text/plain"
        multiple
        required
        hint="Plain text, up to 5 MB each. What is already here is recognised and left alone."
      />
      <div className="flex flex-wrap gap-3">
        <SelectField label="Language" name="language" className="min-w-48 grow" defaultValue="">
          <option value="">Find out from the text</option>
          <LanguageOptions />
        </SelectField>
        <TextField
          label="Publisher"
          spellCheck={false}
          name="publisher"
          maxLength={200}
          className="min-w-48 grow"
          hint="If all files have the same."
        />
      </div>
      <div role="alert">{problem ? <Notice tone="problem">{problem}</Notice> : null}</div>
      <div>
        <Button type="submit" kind="primary" disabled={!isReady || isBusy}>
          {isBusy ? 'Importing…' : 'Start import'}
        </Button>
      </div>
    </form>
  );
}

async function send(data: FormData): Promise<{ run: number } | { message: string }> {
  try {
    const response = await fetch(ADDRESS, {
      method: 'POST',
      body: data,
      headers: { Accept: 'application/json' },
    });
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null) {
      if ('run' in answer && typeof answer.run === 'number') return { run: answer.run };
      if ('message' in answer && typeof answer.message === 'string') return { message: answer.message };
    }
    return {
      message: 'The server gave an answer that could not be read. Look at the list of imports below.',
    };
  } catch {
    return { message: 'The server did not answer. Look at the list of imports before you try again.' };
  }
}
