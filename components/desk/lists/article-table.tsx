import type { ArticleRow } from '#domain/articles/article.ts';
import { languageName } from '#domain/languages.ts';
import { formatEdtf } from '#domain/text/date.ts';
import type { TranslationSummary } from '#domain/translations/translation.ts';
import { Instant } from '../../ui/instant.tsx';
import { Link } from '../../ui/link.tsx';
import { Status } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { articleStatusWord } from '../status-words.ts';
import { TranslationProgress } from './translation-progress.tsx';

const COLUMNS = [
  { label: 'Title' },
  { label: 'Language' },
  { label: 'Date' },
  { label: 'Status' },
  { label: 'Translations' },
  { label: 'Notes', align: 'end' as const },
  { label: 'Updated' },
];

/** Articles, one a row; on a phone one a block. */
export function ArticleTable({ rows }: { rows: ArticleRow[] }) {
  return (
    <Table caption="Articles" columns={COLUMNS}>
      {rows.map((row) => (
        <Row key={row.id}>
          <HeadCell>
            <ArticleLink row={row} />
          </HeadCell>
          <Cell label="Language" inline>
            <span className="whitespace-nowrap">{languageName(row.language)}</span>
          </Cell>
          <Cell label="Date" inline>
            {row.date ? (
              <time dateTime={row.date} className="whitespace-nowrap">
                {formatEdtf(row.date, 'en')}
              </time>
            ) : null}
          </Cell>
          <Cell label="Status" inline>
            <Status {...articleStatusWord(row.status, row.changed)} />
          </Cell>
          <Cell label="Translations">
            {row.translations.length > 0 ? (
              <TranslationLinks id={row.id} translations={row.translations} />
            ) : null}
          </Cell>
          <Cell label="Notes" align="end" inline>
            {row.notes > 0 ? (
              <>
                {row.notes}
                <span className="md:sr-only"> {row.notes === 1 ? 'note' : 'notes'}</span>
              </>
            ) : null}
          </Cell>
          <Cell label="Updated" inline>
            <Instant at={row.updatedAt} />
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

/** The article's title as the way to it; a derived one says so. */
export function ArticleLink({ row }: { row: Pick<ArticleRow, 'id' | 'title' | 'titleOrigin' | 'language'> }) {
  return (
    <span className="block max-w-xl">
      <Link
        href={`/desk/articles/${row.id}`}
        lang={row.language}
        className="link-row inline-block min-h-6 font-serif text-base leading-6 font-semibold text-pretty wrap-anywhere"
      >
        {row.title}
      </Link>
      {row.titleOrigin === 'derived' ? <span className="block text-xs text-muted">Derived title</span> : null}
    </span>
  );
}

function TranslationLinks({ id, translations }: { id: number; translations: TranslationSummary[] }) {
  return (
    <ul className="flex flex-col">
      {translations.map(({ language, progress }) => (
        <li key={language} className="flex min-h-6 items-center gap-2">
          <Link
            href={`/desk/articles/${id}/translate/${language}`}
            className="link-row inline-flex min-h-6 w-20 items-center"
          >
            {languageName(language)}
          </Link>
          <TranslationProgress progress={progress} />
        </li>
      ))}
    </ul>
  );
}
