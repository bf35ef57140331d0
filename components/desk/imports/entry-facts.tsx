import { languageName } from '#domain/languages.ts';
import { counted } from '#domain/text/counted.ts';
import type { PreviewEntry, PreviewItem, Standings } from '#domain/uploads/upload.ts';
import { writeBytes } from '#domain/uploads/upload.ts';
import { Section } from '../../ui/section.tsx';
import { Facts } from '../source/facts.tsx';
import { FIELD_WORDS } from '../source/field-words.ts';
import { formatWord } from '../source/format-words.ts';
import { PreviewReasons } from './preview-table.tsx';

interface EntryFactsProps {
  item: PreviewItem;
  standings: Standings;
  content: Pick<PreviewEntry, 'text' | 'seen'>;
}

/** What is known of a file and of the article that it would become. */
export function EntryFacts({ item, standings, content: { text, seen } }: EntryFactsProps) {
  // of what is refused the preview keeps less than can be seen
  const { byteLength, sha256, encoding, format } = seen ?? item;
  const isUnread = item.status === 'failed' && seen === null;
  return (
    <div className="grid gap-x-8 md:grid-cols-2">
      <div>
        <Section title="File">
          <Facts
            facts={{
              Length: byteLength === null ? 'Not read' : writeBytes(byteLength),
              'SHA-256': sha256 ? <code className="text-xs break-all">{sha256}</code> : 'Not read',
              Encoding: encoding ?? (isUnread ? 'Not read' : 'Not readable as text'),
              Format: format ? formatWord(format) : isUnread ? 'Not read' : 'Not recognised',
            }}
          />
          {/* why a file is refused stands where its text would */}
          {text ? (
            <div className="pt-2">
              <PreviewReasons item={item} standings={standings} />
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

/** A refused text as it came, so that whoever mends it sees what is wrong. */
export function RefusedText({ seen }: { seen: PreviewEntry['seen'] }) {
  if (seen?.raw == null) return null;
  const { raw, more } = seen;
  return (
    <section aria-labelledby="refused-text" className="pt-4">
      <h3 id="refused-text" className="mb-2 font-semibold">
        Raw text
      </h3>
      {raw.trim() === '' ? <p className="text-muted">Only white space.</p> : null}
      <p className="reading wrap-anywhere whitespace-pre-wrap" lang="und" dir="auto">
        {raw}
      </p>
      {more > 0 ? <p className="pt-1 text-muted">{`and ${counted(more, 'more character')}`}</p> : null}
    </section>
  );
}
