'use client';
import { type FormEvent, useState } from 'react';
import type { MergePreview } from '#domain/exchange/exchange.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { ExchangePageData, MergeAction } from './exchange-page.ts';
import { MergeForm } from './merge-form.tsx';

interface MergeSectionProps {
  page: ExchangePageData;
  merge: MergeAction;
  workspace: string;
}

/** A file is chosen and compared; what it would change is shown; what is chosen of it is merged. */
export function MergeSection({ page, merge, workspace }: MergeSectionProps) {
  const isReady = useHydrated();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [merged, setMerged] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);

  const compare = async (chosen: File | null) => {
    setPreview(null);
    setMerged(null);
    if (!chosen) return setProblem('Choose the XLIFF file first.');
    setBusy(true);
    const answer = await send(`${workspace}/exchange/preview`, chosen);
    setBusy(false);
    setProblem('message' in answer ? answer.message : null);
    if ('preview' in answer) setPreview(answer.preview);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void compare(file);
  };

  return (
    <>
      <form onSubmit={submit} className="flex max-w-xl flex-col gap-3">
        <TextField
          label="XLIFF file"
          type="file"
          accept=".xlf,.xliff,application/xliff+xml"
          onChange={(event) => setFile(event.currentTarget.files?.[0] ?? null)}
          hint="Downloaded here and edited in another tool, XLIFF 1.2 or 2. Nothing is changed before you have seen what would be."
        />
        <div role="alert">{problem ? <Notice tone="problem">{problem}</Notice> : null}</div>
        <div>
          <Button type="submit" kind="primary" disabled={!isReady || isBusy}>
            {isBusy ? 'Comparing…' : 'Compare'}
          </Button>
        </div>
      </form>
      <div role="status">
        {merged === null ? null : (
          <p className="mt-3">
            {merged === 1 ? '1 text is merged.' : `${merged} texts are merged.`}{' '}
            <Link className="link" href={workspace}>
              Open the translation
            </Link>
          </p>
        )}
      </div>
      {preview ? (
        <MergeForm
          key={`${preview.fileName} ${file?.lastModified}`}
          preview={preview}
          sourceLanguage={page.sourceLanguage}
          merge={merge}
          onMerged={(count) => {
            setPreview(null);
            setMerged(count);
          }}
          onCompareAgain={() => void compare(file)}
        />
      ) : null}
    </>
  );
}

async function send(address: string, file: File): Promise<{ preview: MergePreview } | { message: string }> {
  const data = new FormData();
  data.append('file', file);
  try {
    const response = await fetch(address, {
      method: 'POST',
      body: data,
      headers: { Accept: 'application/json' },
    });
    const answer: unknown = await response.json();
    if (response.ok) return { preview: answer as MergePreview };
    if (typeof answer === 'object' && answer !== null && 'message' in answer) {
      return { message: String(answer.message) };
    }
  } catch {
    // said below
  }
  return { message: 'The server gave no answer that could be read. Nothing was changed; try again.' };
}
