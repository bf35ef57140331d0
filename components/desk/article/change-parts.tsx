import type { ComponentProps, ReactNode } from 'react';
import type { TextChange } from '#domain/articles/text-change.ts';
import { counted } from '#domain/text/counted.ts';
import { Pagination } from '../../ui/pagination.tsx';
import { ChangedNotes, DifferenceList, StaleList, StaleTitles } from './change-lists.tsx';

/** What each list is called before a change, and since. */
export const FORETOLD = {
  text: 'The text, as it is and as the file has it',
  titles: 'Translated titles that would be out of date',
  stale: 'Translated sentences that would be out of date',
  gone: 'Translated sentences that would go',
  moved: 'Notes that would move',
  lost: 'Notes that would lose their words',
  elsewhere: (count: number) => `${counted(count, 'sentence')} would stand elsewhere in the text.`,
  nothing:
    'No translated title or sentence would be out of date or go, and no note would move or lose its words.',
};
export const SINCE = {
  text: 'The text, before and since',
  titles: 'Translated titles that are out of date since',
  stale: 'Translated sentences that are out of date since',
  gone: 'Translated sentences that are gone',
  moved: 'Notes that have moved: look whether the words fit',
  lost: 'Notes that have lost their words',
  elsewhere: (count: number) =>
    `${counted(count, 'sentence stands', 'sentences stand')} elsewhere in the text since.`,
  nothing: 'No translated title or sentence is out of date or gone by it, and no note waits to be looked at.',
};

interface ChangePartsProps {
  change: TextChange;
  article: { id: number; language: string };
  words: typeof FORETOLD;
  /** where the text that differs is drawn a page at a time */
  pages?: ComponentProps<typeof Pagination>;
}

/** The lists of a change, those with nothing in them left out: work that it touches first, then the text. */
export function ChangeParts({
  change: { differences, elsewhere, titles, stale, gone, moved, lost },
  article,
  words,
  pages,
}: ChangePartsProps) {
  const isQuiet =
    titles.length + stale.length + gone.length === 0 && moved.first.length === 0 && lost.first.length === 0;
  return (
    <>
      {isQuiet ? <p className="pb-3">{words.nothing}</p> : null}
      {titles.length > 0 ? (
        <ChangePart title={words.titles}>
          <StaleTitles titles={titles} article={article} />
        </ChangePart>
      ) : null}
      {stale.length > 0 ? (
        <ChangePart title={words.stale}>
          <StaleList languages={stale} article={article} />
        </ChangePart>
      ) : null}
      {gone.length > 0 ? (
        <ChangePart title={words.gone}>
          <StaleList languages={gone} article={article} isGone />
        </ChangePart>
      ) : null}
      {lost.first.length > 0 ? (
        <ChangePart title={words.lost}>
          <ChangedNotes notes={lost} article={article} />
        </ChangePart>
      ) : null}
      {moved.first.length > 0 ? (
        <ChangePart title={words.moved}>
          <ChangedNotes notes={moved} article={article} />
        </ChangePart>
      ) : null}
      <ChangePart title={words.text} id="text">
        <DifferenceList
          rows={pages ? { ...differences, more: 0 } : differences}
          elsewhere={elsewhere > 0 ? words.elsewhere(elsewhere) : null}
          language={article.language}
        />
        {pages ? <Pagination {...pages} /> : null}
      </ChangePart>
    </>
  );
}

/** A part of what changes, with its name. */
export function ChangePart({ title, id, children }: { title: string; id?: string; children: ReactNode }) {
  return (
    <div id={id} className="pb-4">
      <h3 className="pb-1 font-semibold">{title}</h3>
      {children}
    </div>
  );
}
