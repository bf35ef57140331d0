import { languageName } from '#domain/languages.ts';
import { labelFor, type TagRow } from '#domain/tags/tag.ts';
import { Link } from '../../ui/link.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { filterAddress } from '../lists/filter-address.ts';
import { TagEditor } from './tag-editor.tsx';
import type { TagFormActions } from './tag-form.tsx';
import { KIND_WORDS } from './tag-offers.ts';

interface TagTableProps extends TagFormActions {
  rows: TagRow[];
  parents: { slug: string; label: string }[];
  mayEdit: boolean;
}

/** Tags with their words in every language. */
export function TagTable({ rows, parents, mayEdit, create, edit }: TagTableProps) {
  const columns = [
    ...['Tag', 'Kind', 'Also called', 'Belongs under', 'Elsewhere'].map((label) => ({ label })),
    { label: 'Articles', align: 'end' as const },
    ...(mayEdit ? [{ label: 'Actions', hidden: true }] : []),
  ];
  return (
    <Table caption="Tags" columns={columns}>
      {rows.map((tag) => (
        <Row key={tag.id}>
          <HeadCell>
            <TagLabels labels={tag.labels} />
          </HeadCell>
          <Cell label="Kind">{KIND_WORDS[tag.kind]}</Cell>
          <Cell label="Also called">
            {Object.keys(tag.aliases).length > 0 ? <Aliases aliases={tag.aliases} /> : null}
          </Cell>
          <Cell label="Belongs under">
            {parents.find(({ slug }) => slug === tag.parent)?.label ?? tag.parent}
          </Cell>
          <Cell label="Elsewhere">
            {Object.keys(tag.externalIds).length > 0 ? <ExternalIds ids={tag.externalIds} /> : null}
          </Cell>
          <Cell label="Articles" align="end">
            <Link
              className="link-row inline-flex min-h-6 min-w-6 items-center md:justify-end"
              href={filterAddress('/desk/articles', { tag: tag.slug })}
            >
              {tag.articles}
              <span className="sr-only"> articles with this tag</span>
            </Link>
          </Cell>
          {mayEdit ? (
            <Cell label="">
              <TagEditor
                tag={tag}
                label={labelFor(tag.labels, 'en').text}
                parents={parents}
                create={create}
                edit={edit}
              />
            </Cell>
          ) : null}
        </Row>
      ))}
    </Table>
  );
}

/** The English label first; other languages when they say something else. */
function TagLabels({ labels }: { labels: Record<string, string> }) {
  const main = labelFor(labels, 'en');
  const others = Object.entries(labels).filter(([, text]) => text !== main.text);
  return (
    <>
      <span lang={main.language} className="font-medium">
        {main.text}
      </span>
      <WordsByLanguage words={others} />
    </>
  );
}

function Aliases({ aliases }: { aliases: Record<string, string[]> }) {
  return (
    <WordsByLanguage
      words={Object.entries(aliases).map(([language, texts]) => [language, texts.join(', ')])}
    />
  );
}

/** One line for all languages that say the same. */
function WordsByLanguage({ words }: { words: [language: string, text: string][] }) {
  return [...new Set(words.map(([, text]) => text))].map((text) => {
    const languages = words.filter(([, other]) => other === text).map(([language]) => language);
    return (
      <span key={text} className="block text-xs leading-5">
        {languages.map((language) => (
          <abbr key={language} title={languageName(language)} className="me-1 text-muted no-underline">
            {language}
          </abbr>
        ))}
        <span lang={languages[0]}>{text}</span>
      </span>
    );
  });
}

function ExternalIds({ ids }: { ids: Record<string, string> }) {
  return Object.entries(ids).map(([scheme, value]) => (
    <span key={scheme} className="block text-xs leading-6">
      <span className="text-muted">{scheme}</span>{' '}
      {scheme === 'wikidata' && /^Q\d+$/.test(value) ? (
        <a className="link-row" href={`https://www.wikidata.org/wiki/${value}`} rel="noopener noreferrer">
          {value}
        </a>
      ) : (
        value
      )}
    </span>
  ));
}
