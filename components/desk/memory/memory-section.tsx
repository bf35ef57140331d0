'use client';
import { useEffect, useId } from 'react';
import { directionOf } from '#domain/languages.ts';
import type { MemoryMatch } from '#domain/memory/memory.ts';
import { Button } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { useStore } from '../annotations/use-store.ts';
import { filterAddress } from '../lists/filter-address.ts';
import { useDesk } from '../workspace/desk-context.ts';
import type { Row } from '../workspace/desk-state.ts';
import { DiffText } from '../workspace/diff-text.tsx';
import { capsOf, MATCH_COMMANDS } from '../workspace/keys.ts';
import { chosenPercent, keepPercent, PERCENT_CHOICES } from './least-percent.ts';
import { type MemoryState, percentInWords, shownMatches } from './memory-desk.ts';
import { OriginLine } from './origin-line.tsx';

/** A moment of rest before asking, so that going quickly from row to row asks for the last one only. */
const REST_MS = 150;

/** What was translated before of the sentence or of one like it. */
export function MemorySection({ row }: { row: Row }) {
  const { memory } = useDesk();
  const state = useStore(memory.store, (all) => all);
  useLookUp(row);
  const isCurrent = state.of === row.key;
  return (
    <>
      <Matches row={row} state={isCurrent ? state : { ...state, found: null }} />
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-3">
        <LeastPercent />
        <Link
          className="link inline-flex min-h-8 items-center text-xs"
          href={filterAddress('/desk/memory', {})}
        >
          Search the memory
        </Link>
      </div>
    </>
  );
}

function useLookUp({ key, segment }: Row): void {
  const { memory } = useDesk();
  const isSentence = segment !== null;
  useEffect(() => {
    if (!isSentence) return;
    memory.store.set({ least: chosenPercent() });
    const controller = new AbortController();
    const timer = setTimeout(() => void memory.lookUp(key, controller.signal), REST_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [memory, key, isSentence]);
}

function Matches({ row, state }: { row: Row; state: MemoryState }) {
  const { found, least } = state;
  if (found === null) return <p className="text-muted">Looking…</p>;
  if ('message' in found) return <p className="text-problem">{found.message}</p>;
  const shown = shownMatches(state);
  if (shown.length === 0) return <p className="text-muted">{nothingFrom(least, found.matches)}</p>;
  return (
    <ol className="flex flex-col gap-3">
      {shown.map((match, index) => (
        <Match key={match.unitId} row={row} match={match} place={index + 1} />
      ))}
    </ol>
  );
}

function nothingFrom(least: number, matches: readonly MemoryMatch[]): string {
  const best = matches[0];
  const nothing = `Nothing like it from ${least} %.`;
  return best ? `${nothing} The best is ${percentInWords(best.percent)} alike.` : nothing;
}

function Match({ row, match, place }: { row: Row; match: MemoryMatch; place: number }) {
  const { memory, workspace } = useDesk();
  const isMac = useIsMac();
  const { language, sourceLanguage } = workspace;
  const command = MATCH_COMMANDS[place - 1];
  const source = row.source.trim();
  return (
    <li className="border-s-2 border-rule ps-3">
      <p className="flex items-center gap-2 text-xs">
        <span className="text-muted tabular-nums">{place}</span>
        <span className="font-semibold tabular-nums">{percentInWords(match.percent)}</span>
        {match.others > 0 ? <span className="text-muted">{`and ${match.others} more the same`}</span> : null}
      </p>
      <p
        lang={language}
        dir={directionOf(language)}
        className="mt-0.5 font-serif text-[0.9375rem] leading-snug whitespace-pre-wrap"
      >
        {match.target}
      </p>
      {match.percent < 100 ? (
        <p lang={sourceLanguage} dir={directionOf(sourceLanguage)} className="mt-1 text-xs leading-snug">
          <DiffText
            before={match.source}
            after={source}
            show="both"
            insertClass="decoration-review decoration-2 underline-offset-4"
          />
        </p>
      ) : null}
      {match.note ? <p className="mt-1 text-xs text-muted">{match.note}</p> : null}
      <OriginLine {...match} />
      {workspace.can.edit && command ? (
        <Button
          kind="quiet"
          className="-ms-2 text-accent!"
          keys={capsOf(command, isMac).join('+')}
          onClick={() => memory.insert(place)}
        >
          Insert<span className="sr-only"> match {place}</span>
        </Button>
      ) : null}
    </li>
  );
}

function LeastPercent() {
  const { memory } = useDesk();
  const least = useStore(memory.store, (state) => state.least);
  const id = useId();
  return (
    <p className="flex items-center gap-1.5 text-xs text-muted">
      <label htmlFor={id}>Show from</label>
      <select
        id={id}
        className="control w-auto! py-0.5 text-xs"
        value={least}
        onChange={(event) => {
          const percent = Number(event.target.value);
          keepPercent(percent);
          memory.store.set({ least: percent });
        }}
      >
        {PERCENT_CHOICES.map((percent) => (
          <option key={percent} value={percent}>
            {percent} %
          </option>
        ))}
      </select>
    </p>
  );
}
