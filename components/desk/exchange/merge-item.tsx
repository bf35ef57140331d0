'use client';
import { useId } from 'react';
import type { MergeRow } from '#domain/exchange/exchange.ts';
import { directionOf } from '#domain/languages.ts';
import { Instant } from '../../ui/instant.tsx';
import { Status } from '../../ui/status.tsx';
import { DiffText } from '../workspace/diff-text.tsx';
import { TARGET_STATE } from '../workspace/state-words.ts';
import { isChoosable, MERGE_KIND, nameOfRow } from './merge-choices.ts';

interface MergeItemProps {
  row: MergeRow;
  language: string;
  sourceLanguage: string;
  isChosen: boolean;
  onToggle: () => void;
}

const INSERTED = 'bg-wash font-semibold decoration-2 underline-offset-4';

/** A sentence: the original, the text here, the text of the file with what differs, and the choice. */
export function MergeItem({ row, language, sourceLanguage, isChosen, onToggle }: MergeItemProps) {
  const heading = useId();
  const { kind, file, here, source, fileSource } = row;
  return (
    <li aria-labelledby={heading} className="border-b py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h4 id={heading} className="font-medium">
          {nameOfRow(row)}
        </h4>
        <Status {...MERGE_KIND[kind]} />
      </div>
      <dl className="mt-1 grid gap-x-4 gap-y-1 md:grid-cols-[8rem_1fr]">
        <Text label="Original" language={sourceLanguage} isHidden={kind === 'unknown'}>
          {source}
        </Text>
        <Text label="Original in the file" language={sourceLanguage} isHidden={fileSource === null}>
          <DiffText before={source} after={fileSource ?? ''} show="both" insertClass={INSERTED} />
        </Text>
        <Text label="Here" language={language} isHidden={kind === 'unknown'}>
          {here?.text || <span className="font-sans text-sm text-muted">Not translated</span>}
        </Text>
        <Text label="In the file" language={language}>
          <DiffText before={here?.text ?? ''} after={file.text} show="both" insertClass={INSERTED} />
        </Text>
      </dl>
      <p className="mt-1 text-xs text-muted">
        <StateChange row={row} />
        {kind === 'conflict' && here?.by ? (
          <>
            {' '}
            Changed here by {here.by}, <Instant at={here.at} />.
          </>
        ) : null}
        {kind === 'unknown'
          ? 'The article has no such sentence now, or it is translated together with the one before it: this text cannot be merged.'
          : null}
      </p>
      {isChoosable(row) ? (
        <label className="mt-1 inline-flex min-h-8 items-center gap-2">
          <input type="checkbox" checked={isChosen} onChange={onToggle} />
          Take the file’s text<span className="sr-only"> for {nameOfRow(row)}</span>
        </label>
      ) : null}
    </li>
  );
}

interface TextProps {
  label: string;
  language: string;
  isHidden?: boolean;
  children: React.ReactNode;
}

function Text({ label, language, isHidden = false, children }: TextProps) {
  if (isHidden) return null;
  return (
    <>
      <dt className="text-xs leading-6 text-muted">{label}</dt>
      <dd lang={language} dir={directionOf(language)} className="reading break-words whitespace-pre-wrap">
        {children}
      </dd>
    </>
  );
}

/** What the state would be, when it is not what it is. */
function StateChange({ row: { here, file, kind, id } }: { row: MergeRow }) {
  if (kind === 'unknown' || id === 'title') return null;
  const [before, after] = [TARGET_STATE[here?.state ?? 'untranslated'].word, TARGET_STATE[file.state].word];
  return before === after
    ? `Stays ${after.toLowerCase()}.`
    : `${before} here, ${after.toLowerCase()} in the file.`;
}
