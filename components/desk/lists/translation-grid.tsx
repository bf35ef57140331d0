import type { ArticleRow } from '#domain/articles/article.ts';
import { languageName } from '#domain/languages.ts';
import type { TranslationSummary } from '#domain/translations/translation.ts';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { progressInWords } from '../progress-words.ts';
import { TRANSLATION_STATUS } from '../status-words.ts';
import { ArticleLink } from './article-table.tsx';

/** Article by language: what is translated, what is out of date, what nobody has begun. */
export function TranslationGrid({ languages, rows }: { languages: string[]; rows: ArticleRow[] }) {
  const columns = [
    { label: 'Article' },
    { label: 'Original' },
    ...languages.map((tag) => ({ label: languageName(tag) })),
  ];
  return (
    <Table caption="Translations by article and language" columns={columns}>
      {rows.map((row) => (
        <Row key={row.id}>
          <HeadCell>
            <ArticleLink row={row} />
          </HeadCell>
          <Cell label="Original">{languageName(row.language)}</Cell>
          {languages.map((tag) => (
            <Cell key={tag} label={languageName(tag)}>
              <GridCell row={row} tag={tag} />
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  );
}

function GridCell({ row, tag }: { row: ArticleRow; tag: string }) {
  if (row.language === tag) return <span className="text-muted">Original</span>;
  const translation = row.translations.find(({ language }) => language === tag);
  if (!translation) {
    return (
      <Link
        className="link-row inline-flex min-h-6 items-center text-muted"
        href={`/desk/articles/${row.id}#translations`}
      >
        Not begun
      </Link>
    );
  }
  return <Begun articleId={row.id} translation={translation} />;
}

function Begun({ articleId, translation }: { articleId: number; translation: TranslationSummary }) {
  const { language, status, progress } = translation;
  const { word, tone } = TRANSLATION_STATUS[status];
  return (
    <>
      <Link
        className="inline-flex min-h-6 flex-wrap items-center gap-x-1.5 hover:text-accent"
        href={`/desk/articles/${articleId}/translate/${language}`}
        title={progressInWords(progress)}
      >
        <StatusShape tone={tone} />
        <span className="link-row">{word}</span>
        <span className="text-xs text-muted tabular-nums">
          {progress.approved + progress.translated}/{progress.segments}
        </span>
      </Link>
      {status === 'out-of-date' ? (
        <Link
          className="link ms-2 inline-flex min-h-6 items-center text-xs"
          href={`/desk/articles/${articleId}/translate/${language}?show=stale`}
        >
          {progress.stale > 0 ? `${progress.stale} stale` : 'title stale'}
        </Link>
      ) : null}
    </>
  );
}
