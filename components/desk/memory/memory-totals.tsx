import type { PairTotal } from '#domain/memory/memory.ts';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { pairInWords } from './pair-words.ts';

const COLUMNS = [
  { label: 'Languages' },
  { label: 'Approved sentences', align: 'end' as const },
  { label: 'Imported', align: 'end' as const },
];

/** How much the memory has of each pair of languages. */
export function MemoryTotals({ totals }: { totals: readonly PairTotal[] }) {
  return (
    <Table caption="Sentences by pair of languages" columns={COLUMNS}>
      {totals.map((total) => (
        <Row key={`${total.one} ${total.other}`}>
          <HeadCell>{pairInWords(total)}</HeadCell>
          <Cell label="Approved sentences" align="end">
            {total.fromArticles.toLocaleString('en-GB')}
          </Cell>
          <Cell label="Imported" align="end">
            {total.imported.toLocaleString('en-GB')}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
