import type { RunDetail } from '#domain/imports/import.ts';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { ITEM_STATUS } from '../status-words.ts';

/** Every file of an import with its outcome and the reason for it. */
export function ItemTable({ items }: { items: RunDetail['items'] }) {
  const columns = ['File', 'Outcome', 'Article', 'Reason and warnings', 'Size'].map((label) => ({ label }));
  return (
    <Table caption="Files" columns={columns}>
      {items.map((item) => (
        <Row key={item.position}>
          <HeadCell>
            <span className="font-medium wrap-anywhere">{item.path}</span>
            {item.sha256 ? (
              <code className="block text-xs text-muted" title={item.sha256}>
                {item.sha256.slice(0, 16)}
              </code>
            ) : null}
          </HeadCell>
          <Cell label="Outcome" inline>
            <Status {...ITEM_STATUS[item.status]} />
          </Cell>
          <Cell label="Article">
            {item.article ? (
              <Link className="link wrap-anywhere" href={`/desk/articles/${item.article.id}`}>
                {item.article.title}
              </Link>
            ) : null}
          </Cell>
          <Cell label="Reason">
            {item.reason || item.warnings.length > 0 ? (
              <ul>
                {[item.reason, ...item.warnings]
                  .filter((text) => text !== null)
                  .map((text) => (
                    <li key={text}>{text}</li>
                  ))}
              </ul>
            ) : null}
          </Cell>
          <Cell label="Size" inline>
            {item.byteLength === null ? null : (
              <span className="whitespace-nowrap">
                {item.byteLength.toLocaleString('en-GB')} bytes{item.encoding ? `, ${item.encoding}` : ''}
              </span>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}
