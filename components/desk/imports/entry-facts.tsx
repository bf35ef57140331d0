import { languageName } from '#domain/languages.ts';
import type { PreviewEntry, PreviewItem } from '#domain/uploads/upload.ts';
import { writeBytes } from '#domain/uploads/upload.ts';
import { Section } from '../../ui/section.tsx';
import { Facts } from '../source/facts.tsx';
import { formatWord } from '../source/format-words.ts';
import { PreviewReasons } from './preview-table.tsx';

interface EntryFactsProps {
  item: PreviewItem;
  text: PreviewEntry['text'];
}

const FIELD_WORDS: Record<string, string> = {
  title: 'Title',
  date: 'Date',
  timeStamp: 'Time stamp',
  byline: 'Byline',
  publisher: 'Publisher',
  sourceUrl: 'Source',
  keywords: 'Keywords',
};

/** What is known of a file and of the article that it would become. */
export function EntryFacts({ item, text }: EntryFactsProps) {
  return (
    <div className="grid gap-x-8 md:grid-cols-2">
      <div>
        <Section title="File">
          <Facts
            facts={{
              Length: item.byteLength === null ? 'Not read' : writeBytes(item.byteLength),
              'SHA-256': item.sha256 ? <code className="text-xs break-all">{item.sha256}</code> : 'Not read',
              Encoding: item.encoding ?? 'Not readable',
              Format: item.format ? formatWord(item.format) : 'Not recognised',
            }}
          />
          {/* why a file is refused stands where its text would */}
          {text ? (
            <div className="pt-2">
              <PreviewReasons item={item} />
            </div>
          ) : null}
        </Section>
      </div>
      {text ? (
        <div>
          <Section title="Article">
            <Facts facts={{ ...articleFields(text), Language: languageWords(text, item) }} />
          </Section>
        </div>
      ) : null}
    </div>
  );
}

function articleFields({ fields, language }: NonNullable<PreviewEntry['text']>) {
  const known = Object.entries(FIELD_WORDS).flatMap(([field, word]) => {
    const value = fields[field];
    return value ? [[word, value] as const] : [];
  });
  const isDerived = fields.titleOrigin === 'derived';
  return Object.fromEntries(
    known.map(([word, value]) => [
      word,
      <span key={word} className="wrap-anywhere">
        <span lang={word === 'Title' || word === 'Time stamp' ? language : undefined}>{value}</span>
        {word === 'Title' && isDerived ? (
          <span className="text-muted"> (made of the first sentence)</span>
        ) : null}
      </span>,
    ]),
  );
}

function languageWords(
  { language, languageScore }: NonNullable<PreviewEntry['text']>,
  { language: settled }: PreviewItem,
): string {
  if (language === 'und')
    return settled === null || settled === 'und'
      ? 'Undecided'
      : `${languageName(settled)}, as the article has it`;
  const name = languageName(language);
  return languageScore === null ? `${name}, as was said` : `${name}, score ${languageScore.toFixed(2)}`;
}
