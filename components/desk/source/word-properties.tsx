import { languageName } from '#domain/languages.ts';
import { Facts } from './facts.tsx';
import { FIELD_WORDS } from './field-words.ts';

interface WordPropertiesProps {
  properties: Readonly<Record<string, string>>;
  /** of the article */
  language: string;
}

/** Of a Word file: that its raw text is only a part of it, and what of the article stands elsewhere in it. */
export function WordProperties({ properties: { language: said, ...fields }, language }: WordPropertiesProps) {
  const facts = Object.entries(fields).map(([field, value]) => [
    FIELD_WORDS[field] ?? field,
    <span key={field} className="wrap-anywhere" lang={field === 'title' ? language : undefined}>
      {value}
    </span>,
  ]);
  if (said !== undefined) facts.push(['Language', languageName(said)]);
  return (
    <div className="pb-3">
      <p>The raw text is an extract of the Word file: its paragraphs, with an empty line between them.</p>
      {facts.length > 0 ? (
        <>
          <p className="pb-1">From the document properties, which are not in it:</p>
          <Facts facts={Object.fromEntries(facts)} />
        </>
      ) : null}
    </div>
  );
}
