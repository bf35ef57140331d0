import type { RunRow } from '#domain/imports/import.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { NamedFiles } from './named-files.tsx';
import { countsInWords, runStatusWord } from './run-words.ts';

/** Imports, the newest first. */
export function RunTable({ rows }: { rows: RunRow[] }) {
  const columns = ['Import', 'Status', 'Files', 'Started by', 'Started'].map((label) => ({ label }));
  return (
    <Table caption="Imports" columns={columns}>
      {rows.map((run) => (
        <Row key={run.id}>
          <HeadCell>
            <Link className="link inline-flex min-h-6 items-center" href={`/desk/imports/${run.id}`}>
              Import {run.id}
            </Link>
            <span className="block font-normal wrap-anywhere">
              <NamedFiles {...run.named} />
            </span>
          </HeadCell>
          <Cell label="Status" inline>
            <Status {...runStatusWord(run)} />
          </Cell>
          <Cell label="Files" inline>
            {countsInWords(run.counts)}
          </Cell>
          <Cell label="Started by">{run.startedBy}</Cell>
          <Cell label="Started" inline>
            <Instant at={run.startedAt} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
