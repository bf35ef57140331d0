'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { MAX_TMX_BYTES, type TmxProblem } from '#domain/memory/memory.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Notice } from '../../ui/notice.tsx';
import { ProblemList } from './problem-list.tsx';

const ADDRESS = '/desk/memory/upload';

interface Taken {
  units: number;
  duplicates: number;
  skipped: number;
  problems: TmxProblem[];
}

/** Sends a TMX file to the memory and says what became of it. */
export function TmxForm() {
  const router = useRouter();
  const isReady = useHydrated();
  const [isBusy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<Taken | { message: string } | null>(null);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setAnswer(null);
    setBusy(true);
    const outcome = await send(new FormData(form));
    setBusy(false);
    setAnswer(outcome);
    if ('units' in outcome) form.reset();
    router.refresh();
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
        label="TMX file"
        name="file"
        type="file"
        accept=".tmx,application/xml,text/xml"
        required
        hint={`TMX 1.4b, up to ${MAX_TMX_BYTES / 1_000_000} MB. What is here already is recognised and not taken twice.`}
      />
      <div role="alert">
        {answer && 'message' in answer ? <Notice tone="problem">{answer.message}</Notice> : null}
      </div>
      <div role="status">{answer && 'units' in answer ? <Outcome taken={answer} /> : null}</div>
      <div>
        <Button type="submit" kind="primary" disabled={!isReady || isBusy}>
          {isBusy ? 'Importing…' : 'Import'}
        </Button>
      </div>
    </form>
  );
}

function Outcome({ taken: { units, duplicates, skipped, problems } }: { taken: Taken }) {
  const said = [
    units === 1
      ? '1 sentence is new in the memory'
      : `${units.toLocaleString('en-GB')} sentences are new in the memory`,
    ...(duplicates > 0 ? [`${duplicates.toLocaleString('en-GB')} were here already`] : []),
    ...(skipped > 0 ? [`${skipped.toLocaleString('en-GB')} were left out`] : []),
  ];
  return (
    <Notice tone={skipped > 0 ? 'review' : 'good'}>
      <p>{said.join(', ')}.</p>
      <ProblemList problems={problems} />
    </Notice>
  );
}

async function send(data: FormData): Promise<Taken | { message: string }> {
  try {
    const response = await fetch(ADDRESS, { method: 'POST', body: data });
    const answer: unknown = await response.json();
    if (typeof answer === 'object' && answer !== null) {
      if (response.ok && 'units' in answer) return answer as Taken;
      if ('message' in answer && typeof answer.message === 'string') return { message: answer.message };
    }
  } catch {
    // said below: it may have got there all the same
  }
  return { message: 'The server gave no answer. Look at the list of files below before you try again.' };
}
