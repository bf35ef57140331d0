import type { NearRow } from '#domain/articles/article.ts';
import type { RunItem } from '#domain/imports/import.ts';
import { afterRollbackInWords } from '#domain/imports/rollback-words.ts';
import { writeBytes } from '#domain/uploads/upload.ts';
import { classNames } from '../../ui/class-names.ts';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { FilePath } from '../file-path.tsx';
import { formatWord } from '../source/format-words.ts';
import { ITEM_STATUS } from '../status-words.ts';
import { standingSince } from './standing-words.ts';

/** The most alike of an article's near-duplicates. */
export interface NearFlag {
  articleId: number;
  other: NearRow['other'];
  containment: number;
}

interface ItemTableProps {
  items: RunItem[];
  near: NearFlag[];
}

/** Files of an import, each with its outcome and the reason for it. */
export function ItemTable({ items, near }: ItemTableProps) {
  const columns = ['File', 'Outcome', 'Article', 'Reason and warnings', 'Size'].map((label) => ({ label }));
  return (
    <Table caption="Files" columns={columns}>
      {items.map((item) => (
        <Row key={item.position}>
          <HeadCell>
            <span className="font-medium md:inline-block md:min-w-44">
              <FilePath path={item.path} />
            </span>
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
              <Link
                className="link wrap-anywhere"
                href={`/desk/articles/${item.article.id}`}
                lang={item.article.language}
              >
                {item.article.title}
              </Link>
            ) : item.rolledBack?.became === 'gone' ? (
              <span className="text-muted">{afterRollbackInWords(item.rolledBack)}</span>
            ) : null}
          </Cell>
          <Cell label="Reason">
            {reasonsOf(
              item,
              near.find(({ articleId }) => articleId === item.article?.id),
            )}
          </Cell>
          <Cell label="Size" inline>
            {item.byteLength === null ? null : (
              <span className="whitespace-nowrap">
                {[writeBytes(item.byteLength), item.encoding, item.format && formatWord(item.format)]
                  .filter(Boolean)
                  .join(', ')}
              </span>
            )}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** What the import said, and how an article stands that got a new text. */
function textsOf({ status, article, reason, warnings }: RunItem, isPast: boolean): string[] {
  const standing = status === 'updated' && article && !isPast ? standingSince(article) : null;
  return [...new Set([reason, ...warnings, standing])].filter((text) => text !== null);
}

function reasonsOf(item: RunItem, near: NearFlag | undefined) {
  const { rolledBack } = item;
  const after = rolledBack && rolledBack.became !== 'gone' ? afterRollbackInWords(rolledBack) : null;
  const isPast = rolledBack !== null && rolledBack.became !== 'stayed';
  const texts = textsOf(item, isPast);
  const change = item.article && item.textVersion !== null ? item : null;
  if (after === null && texts.length === 0 && !near && !change) return null;
  return (
    <ul>
      {after ? <li className="wrap-anywhere">{after}</li> : null}
      {isPast && texts.length > 0 ? <li className="text-muted">When it was imported:</li> : null}
      {texts.map((text) => (
        <li key={text} className={classNames('wrap-anywhere', isPast && 'text-muted')}>
          {text}
        </li>
      ))}
      {change ? (
        <li>
          <Link
            className="link inline-flex min-h-6 items-center"
            href={`/desk/articles/${change.article?.id}/changes/${change.textVersion}`}
          >
            What changed
            <span className="sr-only">{` by ${item.path}`}</span>
          </Link>
        </li>
      ) : null}
      {near ? (
        <li>
          {'Compare with '}
          <Link
            className="link wrap-anywhere"
            href={`/desk/articles/${near.articleId}/near/${near.other.id}`}
            lang={near.other.language}
          >
            {near.other.title}
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
