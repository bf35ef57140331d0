import { languageName } from '#domain/languages.ts';
import { counted } from '#domain/text/counted.ts';
import type { PreviewItem, Standings } from '#domain/uploads/upload.ts';
import { Link } from '../../ui/link.tsx';
import { LinkWait } from '../../ui/link-wait.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { FilePath } from '../file-path.tsx';
import { PREVIEW_STATUS } from '../status-words.ts';
import { standingBefore } from './standing-words.ts';

interface PreviewTableProps {
  items: PreviewItem[];
  /** of the articles that would get a new text */
  standings: Standings;
  /** the page of one file */
  href: (entry: number) => string;
}

/** What would become of each file, and why. */
export function PreviewTable({ items, standings, href }: PreviewTableProps) {
  const columns = ['File', 'Outcome', 'Article', 'Language', 'Text', 'Reason and warnings'].map((label) => ({
    label,
  }));
  return (
    <Table caption="Files" columns={columns}>
      {items.map((item) => (
        <Row key={item.entry}>
          <HeadCell>
            <Link className="link wrap-anywhere md:inline-block md:min-w-44" href={href(item.entry)}>
              <FilePath path={item.path} />
              <LinkWait>Reading the file …</LinkWait>
            </Link>
          </HeadCell>
          <Cell label="Outcome" inline>
            <Status {...PREVIEW_STATUS[item.status]} />
          </Cell>
          <Cell label="Article">{item.title === null ? null : <PreviewArticle item={item} />}</Cell>
          <Cell label="Language">{item.language === null ? null : languageName(item.language)}</Cell>
          <Cell label="Text">
            {item.status === 'failed' ? null : (
              <span className="whitespace-nowrap tabular-nums">
                {`${counted(item.blocks, 'block')}, ${counted(item.segments, 'sentence')}`}
                <span className="block text-muted">{item.encoding}</span>
              </span>
            )}
          </Cell>
          <Cell label="Reason">
            {hasReasons(item) ? <PreviewReasons item={item} standings={standings} /> : null}
            {item.status === 'updated' ? (
              <Link className="link inline-flex min-h-6 items-center" href={`${href(item.entry)}#change`}>
                What would change
                <span className="sr-only">{` by ${item.path}`}</span>
                <LinkWait>Reading the file …</LinkWait>
              </Link>
            ) : null}
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

function PreviewArticle({ item: { title, language, date } }: { item: PreviewItem }) {
  return (
    <>
      <span lang={language ?? undefined} className="wrap-anywhere">
        {title}
      </span>
      <span className="block text-xs text-muted">{date ?? 'No date'}</span>
    </>
  );
}

function hasReasons({ status, reason, warnings }: PreviewItem): boolean {
  return status === 'updated' || reason !== null || warnings.length > 0;
}

interface PreviewReasonsProps {
  item: PreviewItem;
  standings: Standings;
}

/** Why, with a way to the articles that are there already. */
export function PreviewReasons({
  item: { status, reason, warnings, article, near },
  standings,
}: PreviewReasonsProps) {
  const standing = status === 'updated' && article ? standingBefore(standings[article.id]) : null;
  const texts = [...new Set([reason, ...warnings, standing].filter((text) => text !== null))];
  if (texts.length === 0) return null;
  return (
    <ul>
      {texts.map((text) => (
        <li key={text} className="wrap-anywhere">
          {text}
        </li>
      ))}
      {article ? (
        <li>
          <Link className="link inline-flex min-h-6 items-center" href={`/desk/articles/${article.id}`}>
            Open that article
          </Link>
        </li>
      ) : null}
      {near.map(({ id, slug }) => (
        <li key={id}>
          {'Look at '}
          <Link className="link inline-block min-h-6 wrap-anywhere" href={`/desk/articles/${id}`}>
            {slug}
          </Link>
        </li>
      ))}
    </ul>
  );
}
