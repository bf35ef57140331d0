import { languageName } from '#domain/languages.ts';
import type { TermPlaces } from '#domain/terms/term.ts';
import { Link } from '../../ui/link.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';

/** The articles whose original has the term and no note that explains it. */
export function PlaceList({ places, address }: { places: TermPlaces; address: string }) {
  const { unexplained, articles, looked, next } = places;
  return (
    <div className="flex flex-col gap-3">
      <p className="text-muted">
        {`The term stands in the original of ${articles} of ${looked} articles; in ${unexplained.length} of them no note explains it.`}
      </p>
      {unexplained.length > 0 ? (
        <Table
          caption="Articles without a note on the term"
          columns={['Article', 'First place', 'Language', 'Times'].map((label) => ({ label }))}
        >
          {unexplained.map(({ articleId, title, language, times, segment, excerpt }) => (
            <Row key={articleId}>
              <HeadCell>
                <Link
                  href={`/desk/articles/${articleId}/annotations`}
                  className="link-row inline-flex min-h-6 items-center"
                  lang={language}
                >
                  {title}
                </Link>
              </HeadCell>
              <Cell label="First place">
                <span className="text-muted">Sentence {segment}: </span>
                <span lang={language} className="font-serif">
                  {excerpt.before}
                  <strong>{excerpt.found}</strong>
                  {excerpt.after}
                </span>
              </Cell>
              <Cell label="Language">{languageName(language)}</Cell>
              <Cell label="Times">{times}</Cell>
            </Row>
          ))}
        </Table>
      ) : null}
      {next === null ? null : (
        <p>
          Only {looked} articles were looked at.{' '}
          <Link href={`${address}?before=${next}#places`} className="link">
            Look at the next
          </Link>
        </p>
      )}
    </div>
  );
}
