import type { Counts } from '#domain/imports/import.ts';
import { Button } from '../../ui/button.tsx';

interface PreviewActionsProps {
  id: string;
  /** what is said of all files, as the form posts it */
  fields: Record<string, string>;
  files: number;
  counts: Counts | undefined;
}

/** The decision. Plain forms: they work without script. */
export function PreviewActions({ id, fields, files, counts }: PreviewActionsProps) {
  const base = `/desk/imports/uploads/${id}`;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <form method="post" action={`${base}/start`}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" kind="primary" disabled={files === 0}>
          Start import
        </Button>
      </form>
      <form method="post" action={`${base}/discard`}>
        <Button type="submit">Discard</Button>
      </form>
      <p className="text-xs text-muted">
        {files === 0 ? 'There is no file in this upload.' : decision(counts)}
      </p>
    </div>
  );
}

/** What starting means, as far as it is known. */
function decision(counts: Counts | undefined): string {
  if (!counts) return 'Discarding deletes the files that were sent.';
  const changed = counts.created + counts.updated;
  if (changed === 0) return 'Nothing that was looked at so far would change anything.';
  return 'An import can be rolled back. Discarding deletes the files that were sent.';
}
