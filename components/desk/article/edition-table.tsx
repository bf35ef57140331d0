import type { DeskEditionRow } from '#domain/editions/edition.ts';
import { languageName } from '#domain/languages.ts';
import { Instant } from '../../ui/instant.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';

/** What was published when, with the public correction notes. */
export function EditionTable({
  rows,
  publicNumber,
}: {
  rows: DeskEditionRow[];
  publicNumber: number | null;
}) {
  const columns = [
    'Edition',
    'Published',
    'By',
    'Languages',
    'Correction note',
    'Gate overridden because',
    'Hash',
  ].map((label) => ({
    label,
  }));
  return (
    <Table caption="Editions" columns={columns}>
      {rows.map(({ number, publishedAt, publishedBy, languages, note, override, hash, withdrawn }) => (
        <Row key={number}>
          <HeadCell>
            Edition {number}
            {number === publicNumber ? <span className="text-muted"> · public now</span> : null}
          </HeadCell>
          <Cell label="Published">
            <Instant at={publishedAt} />
            {withdrawn ? (
              <span className="block text-muted">
                Withdrawn <Instant at={withdrawn.at} />
                {withdrawn.reason ? `: ${withdrawn.reason}` : ''}
              </span>
            ) : null}
          </Cell>
          <Cell label="By">{publishedBy}</Cell>
          <Cell label="Languages">{languages.map((tag) => languageName(tag)).join(', ')}</Cell>
          <Cell label="Correction note">{note}</Cell>
          <Cell label="Gate overridden because">{override}</Cell>
          <Cell label="Hash">
            <code className="text-xs text-muted" title={hash}>
              {hash.slice(0, 12)}
            </code>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
