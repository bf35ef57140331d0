import type { FieldOfFile, ForetoldChange, KeptKind, Listed } from '#domain/articles/text-change.ts';
import { languageName } from '#domain/languages.ts';
import type { BlockKind } from '#domain/text/parse.ts';
import { Link } from '../../ui/link.tsx';
import { Section } from '../../ui/section.tsx';
import { More } from '../article/change-lists.tsx';
import { ChangePart, ChangeParts, FORETOLD } from '../article/change-parts.tsx';
import { KIND_WORDS } from '../article/kind-words.ts';

const FIELD_WORDS: Record<FieldOfFile['field'], string> = {
  title: 'Title',
  date: 'Date',
  byline: 'Byline',
  publisher: 'Publisher',
  sourceUrl: 'Source',
  language: 'Language',
};

/** What a changed file would do to its article, before anybody decides. */
export function ForetoldChangeSection({ change }: { change: ForetoldChange }) {
  const { article, fields, kinds } = change;
  const [taken, kept] = [true, false].map((isTaken) => fields.filter((field) => field.isTaken === isTaken));
  return (
    <Section title="What would change" id="change">
      <p className="pb-3">
        {'A new text of '}
        <Link className="link" href={`/desk/articles/${article.id}`} lang={article.language}>
          {article.title}
        </Link>
        .
      </p>
      {taken && taken.length > 0 ? (
        <ChangePart title="Fields that would change">
          <ul>
            {taken.map((field) => (
              <FieldLine key={field.field} field={field} language={article.language} />
            ))}
          </ul>
        </ChangePart>
      ) : null}
      {(kept && kept.length > 0) || kinds.first.length > 0 ? (
        <ChangePart title="What would not be taken from the file">
          <ul>
            {kept?.map((field) => (
              <FieldLine key={field.field} field={field} language={article.language} />
            ))}
            <KindLines kinds={kinds} language={article.language} />
          </ul>
          <More count={kinds.more} one="block" />
        </ChangePart>
      ) : null}
      <ChangeParts change={change} article={article} words={FORETOLD} />
    </Section>
  );
}

function FieldLine({ field, language }: { field: FieldOfFile; language: string }) {
  const { isTaken, isEdited } = field;
  const [file, ours] = [field.file, field.ours].map((value) => (
    <FieldValue key="value" field={field.field} value={value} language={language} />
  ));
  return (
    <li className="wrap-anywhere">
      {`${FIELD_WORDS[field.field]}: `}
      {isTaken ? (
        <>
          {ours} would become {file}.
        </>
      ) : (
        <>
          the file says {file}; {isEdited ? 'the editor’s ' : null}
          {ours} stays{isEdited ? '.' : ': a new text does not change it.'}
        </>
      )}
    </li>
  );
}

interface FieldValueProps {
  field: FieldOfFile['field'];
  value: string | null;
  language: string;
}

function FieldValue({ field, value, language }: FieldValueProps) {
  if (value === null || value === '') return <em>nothing</em>;
  if (field === 'language') return languageName(value);
  return (
    <>
      “<span lang={field === 'title' ? language : undefined}>{value}</span>”
    </>
  );
}

function KindLines({ kinds, language }: { kinds: Listed<KeptKind>; language: string }) {
  const wordOf = (kind: string) => KIND_WORDS[kind as BlockKind].toLowerCase();
  return kinds.first.map(({ text, file, ours }) => (
    <li key={text} className="wrap-anywhere">
      {`Block: the file has a ${wordOf(file)}; it stays a ${wordOf(ours)}: “`}
      <span lang={language}>{text.length > 80 ? `${text.slice(0, 80).trimEnd()}…` : text}</span>”
    </li>
  ));
}
