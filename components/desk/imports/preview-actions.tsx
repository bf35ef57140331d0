import type { Counts } from '#domain/imports/import.ts';
import { counted } from '#domain/text/counted.ts';
import { Button } from '../../ui/button.tsx';
import { StartForm } from './start-form.tsx';

interface PreviewActionsProps {
  id: string;
  /** what is said of all files, as the form posts it */
  fields: Record<string, string>;
  files: number;
  /** files that were announced and never came */
  missing: number;
  counts: Counts | undefined;
  /** something else was typed than what was looked with */
  isChanged: boolean;
}

/** The decision. Plain forms: they work without script. */
export function PreviewActions({ id, fields, files, missing, counts, isChanged }: PreviewActionsProps) {
  const base = `/desk/imports/uploads/${id}`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <StartForm action={`${base}/start`} fields={fields} disabled={files === 0 || isChanged}>
        {missing > 0 ? <Without missing={missing} /> : null}
      </StartForm>
      <form method="post" action={`${base}/discard`}>
        <Button type="submit">Discard</Button>
      </form>
      <p className="text-xs text-muted" role="status">
        {isChanged ? UNSEEN : files === 0 ? 'There is no file in this upload.' : decision(counts)}
      </p>
    </div>
  );
}

const UNSEEN =
  'What is said of all files was changed and not looked at yet. Press “Look with these” below before you start.';

/** What never came is left out by choice, never by oversight; the browser asks for the box, and the server again. */
function Without({ missing }: { missing: number }) {
  return (
    <label className="flex min-h-8 items-center gap-2">
      <input type="checkbox" name="without" value={missing} required className="size-4" />
      {`Import without the ${counted(missing, 'file')} that never came`}
    </label>
  );
}

/** What starting means, as far as it is known. */
function decision(counts: Counts | undefined): string {
  if (!counts) return 'Discarding deletes the files that were sent.';
  const changed = counts.created + counts.updated;
  if (changed === 0) return 'Nothing that was looked at so far would change anything.';
  return 'An import can be rolled back. Discarding deletes the files that were sent.';
}
