'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { MemoryImportRow } from '#domain/memory/memory.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Disclosure } from '../../ui/disclosure.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Instant } from '../../ui/instant.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';
import { ProblemList } from './problem-list.tsx';

interface MemoryImportTableProps {
  rows: readonly MemoryImportRow[];
  /** null for those who may not */
  remove: Action<{ id: number }, { removed: number }> | null;
}

const STATUS: Readonly<Record<MemoryImportRow['status'], string | null>> = {
  running: 'Is being imported',
  finished: null,
  failed: 'Was not finished',
  removing: 'Is being removed',
};

/** The TMX files in the memory; each can be taken out as a whole. */
export function MemoryImportTable({ rows, remove }: MemoryImportTableProps) {
  const columns = [
    ...['File', 'Sentences', 'Left out', 'Imported'].map((label) => ({ label })),
    ...(remove ? [{ label: 'Actions', hidden: true }] : []),
  ];
  return (
    <Table caption="Imported files" columns={columns}>
      {rows.map((row) => (
        <Row key={row.id}>
          <HeadCell>
            <span className="font-medium break-all">{row.name}</span>
            {STATUS[row.status] ? <span className="block text-review">{STATUS[row.status]}</span> : null}
          </HeadCell>
          <Cell label="Sentences">{row.units.toLocaleString('en-GB')}</Cell>
          <Cell label="Left out">
            {row.duplicates > 0 ? `${row.duplicates.toLocaleString('en-GB')} that were here already` : null}
            {row.skipped > 0 ? (
              <Disclosure summary={`${row.skipped.toLocaleString('en-GB')} that are not right`}>
                <ProblemList problems={row.problems} />
              </Disclosure>
            ) : null}
          </Cell>
          <Cell label="Imported">
            {row.startedBy}, <Instant at={row.startedAt} dateOnly />
          </Cell>
          {remove ? (
            <Cell label="">
              <RemoveButton row={row} remove={remove} />
            </Cell>
          ) : null}
        </Row>
      ))}
    </Table>
  );
}

function RemoveButton({
  row,
  remove,
}: {
  row: MemoryImportRow;
  remove: Action<{ id: number }, { removed: number }>;
}) {
  const router = useRouter();
  const isReady = useHydrated();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, failure } = useAction(remove);
  const close = () => setOpen(false);
  const confirm = () =>
    run({ id: row.id }, () => {
      close();
      router.refresh();
    });
  return (
    <>
      <Button kind="danger" disabled={!isReady} onClick={() => setOpen(true)}>
        Remove<span className="sr-only"> {row.name}</span>
      </Button>
      <Dialog open={isOpen} onClose={close} title={`Remove ${row.name}?`}>
        <p>
          Its {row.units.toLocaleString('en-GB')} sentences leave the memory. What was translated with them
          stays as it is.
        </p>
        <FailureNotice failure={failure} className="mt-3" />
        <div className="mt-4 flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button kind="danger" disabled={isPending} onClick={confirm}>
            {isPending ? 'Removing…' : 'Remove from the memory'}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
