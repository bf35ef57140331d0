import type { ReactNode } from 'react';
import type {
  ChangedNote,
  Difference,
  Listed,
  StaleLanguage,
  StaleSentence,
  StaleTitle,
} from '#domain/articles/text-change.ts';
import { directionOf, languageName } from '#domain/languages.ts';
import { counted } from '#domain/text/counted.ts';
import { Link } from '../../ui/link.tsx';
import { ComparedSentences } from '../checks/compared-texts.tsx';
import { DiffText } from '../workspace/diff-text.tsx';

interface OfArticle {
  id: number;
  language: string;
}

const VERSIONS = { same: 'The same', changed: 'Changed', 'only-left': 'Gone', 'only-right': 'New' };

interface DifferenceListProps {
  rows: Listed<Difference>;
  /** how many stand in another order, in a sentence; null when none does */
  elsewhere: string | null;
  language: string;
}

/** The sentences that differ, the old one before the new one; how many stand between them is said. */
export function DifferenceList({ rows, elsewhere, language }: DifferenceListProps) {
  const order = elsewhere === null ? null : <p className="pb-1">{elsewhere}</p>;
  if (rows.first.length === 0) {
    return (
      <>
        {order}
        <p className="text-muted">No sentence reads differently.</p>
      </>
    );
  }
  return (
    <>
      {order}
      <ol className="border-t">
        {keyed(rows.first).map(({ item, key }) => (
          <li key={key} className="border-b py-2">
            {item.unchanged > 0 ? (
              <p className="pb-1 text-xs text-muted">{`${counted(item.unchanged, 'sentence')} unchanged`}</p>
            ) : null}
            <ComparedSentences row={item} words={VERSIONS} left={language} right={language} />
          </li>
        ))}
      </ol>
      <More count={rows.more} one="sentence" />
    </>
  );
}

interface StaleListProps {
  languages: StaleLanguage[];
  article: OfArticle;
  /** the workspace has them no more, and no link leads there */
  isGone?: boolean;
}

/** Translated sentences by language: the original as it was translated with what it is instead, and the translation. */
export function StaleList({ languages, article, isGone = false }: StaleListProps) {
  // no landmarks: of sentences that are out of date and of those that go there may be as many in the same language
  return languages.map(({ language, sentences }) => (
    <div key={language} className="pb-3">
      <h4 className="font-medium">
        {`${languageName(language)}: ${counted(sentences.first.length + sentences.more, 'sentence')}`}
      </h4>
      <ol className="mt-1 border-t">
        {sentences.first.map((sentence) => (
          <li key={sentence.number} className="border-b py-2">
            <StaleRow sentence={sentence} language={language} article={article} isGone={isGone} />
          </li>
        ))}
      </ol>
      <More count={sentences.more} one="sentence" />
    </div>
  ));
}

interface StaleRowProps {
  sentence: StaleSentence;
  language: string;
  article: OfArticle;
  isGone: boolean;
}

function StaleRow({ sentence, language, article, isGone }: StaleRowProps) {
  const { number } = sentence;
  return (
    <StaleTexts texts={sentence} language={language} article={article}>
      {isGone ? (
        <span className="text-xs">{`Sentence ${number}`}</span>
      ) : (
        <Link
          className="link inline-flex min-h-6 items-center text-xs"
          href={`/desk/articles/${article.id}/translate/${language}#s${number}`}
        >
          {`Sentence ${number}`}
          <span className="sr-only">{` in ${languageName(language)}`}</span>
        </Link>
      )}
    </StaleTexts>
  );
}

/** Translated titles, each with its language: the title as it was translated with what it is instead, and the translation. */
export function StaleTitles({ titles, article }: { titles: StaleTitle[]; article: OfArticle }) {
  return (
    <ul className="border-t">
      {titles.map(({ language, ...texts }) => (
        <li key={language} className="border-b py-2">
          <StaleTexts texts={texts} language={language} article={article}>
            <Link
              className="link inline-flex min-h-6 items-center text-xs"
              href={`/desk/articles/${article.id}/translate/${language}#title`}
            >
              <span className="sr-only">Title in </span>
              {languageName(language)}
            </Link>
          </StaleTexts>
        </li>
      ))}
    </ul>
  );
}

interface StaleTextsProps {
  texts: Pick<StaleSentence, 'before' | 'after' | 'translation'>;
  language: string;
  article: OfArticle;
  /** what leads there */
  children: ReactNode;
}

function StaleTexts({ texts: { before, after, translation }, language, article, children }: StaleTextsProps) {
  return (
    <div className="grid gap-x-8 gap-y-1 md:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]">
      <p>{children}</p>
      <p lang={article.language} dir={directionOf(article.language)} className="reading min-w-0">
        <DiffText before={before} after={after} show="both" insertClass="bg-target [del+&]:ms-0.5" />
      </p>
      <p lang={language} dir={directionOf(language)} className="reading min-w-0">
        {translation}
      </p>
    </div>
  );
}

/** Notes by the words they stood on, with those they stand on in the new text. */
export function ChangedNotes({ notes, article }: { notes: Listed<ChangedNote>; article: OfArticle }) {
  return (
    <>
      <ul>
        {notes.first.map(({ id, quote, now }) => (
          <li key={id} className="flex flex-wrap items-baseline gap-x-3">
            <span className="min-w-0 wrap-anywhere">
              {quote === null ? null : <Quote text={quote} language={article.language} />}
              {quote !== null && now !== null ? (quote === now ? ', elsewhere' : ' → ') : null}
              {now === null || now === quote ? null : <Quote text={now} language={article.language} />}
            </span>
            <Link
              className="link inline-flex min-h-6 items-center text-xs"
              href={`/desk/articles/${article.id}/annotations#note-${id}`}
            >
              {`Note ${id}`}
            </Link>
          </li>
        ))}
      </ul>
      <More count={notes.more} one="note" />
    </>
  );
}

function Quote({ text, language }: { text: string; language: string }) {
  return (
    <>
      “
      <span lang={language} dir={directionOf(language)} className="reading">
        {text}
      </span>
      ”
    </>
  );
}

/** What a list leaves out. */
export function More({ count, one }: { count: number; one: string }) {
  return count > 0 ? <p className="pt-1 text-muted">{`and ${counted(count, `more ${one}`)}`}</p> : null;
}

function keyed<Item>(items: readonly Item[]) {
  return items.map((item, key) => ({ item, key }));
}
