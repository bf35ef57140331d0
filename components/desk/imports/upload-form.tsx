'use client';
import { useRouter } from 'next/navigation';
import { type DragEvent, type FormEvent, useCallback, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type Choice, type Chosen, choiceOf, fromDrop, fromInput } from './chosen-files.ts';
import { ChosenList } from './chosen-list.tsx';
import { FileInputs } from './file-inputs.tsx';
import { SendingProgress } from './sending-progress.tsx';
import { type UploadLimits, whyNotFile, whyNotUpload } from './upload-checks.ts';
import { awaitArrival } from './use-arrival.ts';
import { useDropGuard } from './use-drop-guard.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { useSending } from './use-sending.ts';

/** Without script the browser posts this form as a whole; the server makes the same upload of it. */
const ADDRESS = '/desk/imports/upload';
const NONE: Choice = { files: [], leftOut: [], unusable: [] };

/** Sends files and folders, and goes to the preview of what importing them would do. */
export function UploadForm({ limits }: { limits: UploadLimits }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [choice, setChoice] = useState<Choice>(NONE);
  const [dropped, setDropped] = useState<Chosen[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const arrived = useCallback(
    (id: string) => {
      const path = `/desk/imports/uploads/${id}`;
      awaitArrival(path);
      router.push(path);
    },
    [router],
  );
  const { state, send, stop, forget } = useSending(arrived);
  const isSending = state.kind === 'sending';
  const { progress, button } = useKeptPlace(state.kind);
  useDropGuard();

  const choose = (fromDrops: Chosen[]) => {
    const all = [...fromInput(inputFiles(form.current)), ...fromDrops];
    const next = choiceOf(all, (each) => whyNotFile(each, limits));
    setDropped(fromDrops);
    setChoice(next);
    forget();
    setProblem(all.length > 0 ? whyNotUpload(next.files, limits) : null);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    if (isSending) return;
    fromDrop(event.dataTransfer).then(
      (found) => {
        choose([...dropped, ...found]);
        if (found.length === 0) setProblem('There is no file in what was dropped.');
      },
      () => setProblem('What was dropped could not be read. Choose it with the fields instead.'),
    );
  };
  const clear = () => {
    form.current?.reset();
    choose([]);
    // the button that was pressed is gone
    form.current?.querySelector<HTMLInputElement>('input[type="file"]')?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const why = whyNotUpload(choice.files, limits);
    setProblem(why);
    if (why === null) void send(choice.files);
  };

  return (
    <form ref={form} method="post" action={ADDRESS} encType="multipart/form-data" onSubmit={submit}>
      <DropZone onDrop={drop}>
        <FileInputs disabled={isSending} limits={limits} onChange={() => choose(dropped)} />
        <ChosenList choice={choice} />
      </DropZone>
      <div role="alert">
        {problem ? (
          <Notice tone="problem" className="mt-3">
            {problem}
          </Notice>
        ) : null}
      </div>
      <SendingProgress ref={progress} state={state} files={choice.files} />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button ref={button} type="submit" kind="primary" disabled={isSending}>
          {state.kind === 'stopped' ? 'Send the rest' : isSending ? 'Sending…' : 'Upload and preview'}
        </Button>
        {isSending ? <Button onClick={stop}>Stop</Button> : null}
        {choice.files.length + choice.unusable.length > 0 && !isSending ? (
          <Button onClick={clear}>Choose others</Button>
        ) : null}
      </div>
    </form>
  );
}

function DropZone({ onDrop, children }: { onDrop: (event: DragEvent) => void; children: React.ReactNode }) {
  const [isOver, setOver] = useState(false);
  const over = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the fields inside do the same by keyboard
    <div
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false);
        onDrop(event);
      }}
      className="border border-dashed border-control p-4 data-over:border-solid data-over:border-accent data-over:bg-target"
    >
      {children}
    </div>
  );
}

function inputFiles(form: HTMLFormElement | null): File[] {
  const inputs = form?.querySelectorAll<HTMLInputElement>('input[type="file"]') ?? [];
  return Array.from(inputs).flatMap((input) => Array.from(input.files ?? []));
}
