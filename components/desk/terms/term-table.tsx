import { languageName } from '#domain/languages.ts';
import { labelFor } from '#domain/tags/tag.ts';
import { headOf, type TermForm, type TermRow } from '#domain/terms/term.ts';
import { Link } from '../../ui/link.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';

/** Terms with their words in every language. */
export function TermTable({ rows, language }: { rows: TermRow[]; language: string | undefined }) {
  const columns = ['Term', 'Forms', 'Not to be used', 'Definition', 'Readers'].map((label) => ({ label }));
  return (
    <Table caption="Terms" columns={columns}>
      {rows.map((term) => (
        <TermLine key={term.id} term={term} language={language ?? 'en'} />
      ))}
    </Table>
  );
}

function TermLine({ term, language }: { term: TermRow; language: string }) {
  const head = headOf(term.forms, language);
  const allowed = term.forms.filter(({ status }) => status !== 'forbidden');
  const forbidden = term.forms.filter(({ status }) => status === 'forbidden');
  const hasDefinition = Object.keys(term.definitions).length > 0;
  const definition = hasDefinition ? labelFor(term.definitions, language) : null;
  return (
    <Row>
      <HeadCell>
        <Link
          href={`/desk/terms/${term.id}`}
          className="link-row inline-flex min-h-6 items-center font-medium"
          lang={head.language}
        >
          {head.text}
        </Link>
      </HeadCell>
      <Cell label="Forms">
        <Forms forms={allowed} />
      </Cell>
      <Cell label="Not to be used">{forbidden.length > 0 ? <Forms forms={forbidden} /> : null}</Cell>
      <Cell label="Definition">
        {definition ? <span lang={definition.language}>{definition.text}</span> : null}
      </Cell>
      <Cell label="Readers">{term.explain ? 'Explained' : null}</Cell>
    </Row>
  );
}

function Forms({ forms }: { forms: TermForm[] }) {
  const languages = [...new Set(forms.map(({ language }) => language))];
  return languages.map((language) => (
    <span key={language} className="block">
      <abbr title={languageName(language)} className="me-1 text-xs text-muted no-underline">
        {language}
      </abbr>
      <span lang={language}>
        {forms
          .filter((form) => form.language === language)
          .map(({ text }) => text)
          .join(', ')}
      </span>
    </span>
  ));
}
