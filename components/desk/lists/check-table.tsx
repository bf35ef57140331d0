import { type CheckFilter, checkName, type OpenCheck } from '#domain/checks/check.ts';
import { languageName } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { FindingText, OtherLink } from '../checks/finding-text.tsx';

/** Open findings of the checks, each leading to its sentence. */
export function CheckTable({ rows }: { rows: readonly OpenCheck[] }) {
  const columns = ['Article', 'Sentence', 'Check', 'Finding', 'Translation'].map((label) => ({ label }));
  return (
    <Table caption="Open checks" columns={columns}>
      {rows.map((row) => (
        <Row key={row.id}>
          <HeadCell>
            <span lang={row.sourceLanguage}>{row.title}</span>
          </HeadCell>
          <Cell label="Sentence">
            <Link
              className="link inline-flex min-h-6 items-center whitespace-nowrap"
              href={`/desk/articles/${row.articleId}/translate/${row.language}#s${row.segment}`}
            >
              {languageName(row.language)}, {row.segment}
            </Link>
          </Cell>
          <Cell label="Check">
            <span className="flex items-baseline gap-1.5">
              <StatusShape tone={row.severity === 'error' ? 'problem' : 'review'} />
              <span>
                {checkName(row.kind)} ({row.severity})
              </span>
            </span>
          </Cell>
          <Cell label="Finding">
            <FindingText
              kind={row.kind}
              message={row.message}
              languages={{ source: row.sourceLanguage, target: row.language }}
            />
            {row.other ? (
              <span className="block text-xs">
                <OtherLink other={row.other} />
              </span>
            ) : null}
          </Cell>
          <Cell label="Translation">
            <span lang={row.language}>{row.text}</span>
          </Cell>
        </Row>
      ))}
    </Table>
  );
}

interface CheckFiltersProps {
  filter: CheckFilter;
  kinds: readonly { kind: string; count: number }[];
  languages: readonly string[];
  articles: readonly { id: number; title: string; count: number }[];
}

/** Works without script: a form that asks for the same page. */
export function CheckFilters({ filter, kinds, languages, articles }: CheckFiltersProps) {
  return (
    <form method="get" className="mb-4 flex flex-wrap items-end gap-3">
      <SelectField label="Language" name="language" defaultValue={filter.language ?? ''}>
        <option value="">All languages</option>
        {languages.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label="Article"
        name="article"
        className="max-w-full sm:max-w-80"
        defaultValue={filter.article ?? ''}
      >
        <option value="">All articles</option>
        {articles.map(({ id, title, count }) => (
          <option key={id} value={id}>
            {title} ({count})
          </option>
        ))}
      </SelectField>
      <SelectField label="Check" name="kind" defaultValue={filter.kind ?? ''}>
        <option value="">All checks</option>
        {kinds.map(({ kind, count }) => (
          <option key={kind} value={kind}>
            {checkName(kind)} ({count})
          </option>
        ))}
      </SelectField>
      <SelectField label="Severity" name="severity" defaultValue={filter.severity ?? ''}>
        <option value="">Errors and warnings</option>
        <option value="error">Errors</option>
        <option value="warning">Warnings</option>
      </SelectField>
      <Button type="submit">Filter</Button>
    </form>
  );
}
