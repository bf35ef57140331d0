'use client';
import { useDeferredValue, useMemo } from 'react';
import { directionOf, languageName } from '#domain/languages.ts';
import { segmentText } from '#domain/text/segment.ts';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';

/**
 * Where a sentence is translated by several: how the rules of that language cut what is written. Nothing is stored of it;
 * all of it stands beside the one sentence, here, side by side and in every export.
 */
export function Alignment({ row }: { row: Row }) {
  const { language, sourceLanguage } = useDesk().workspace;
  // the count may lag behind the typing
  const text = useDeferredValue(useField(row.key).text);
  const sentences = useMemo(
    () =>
      segmentText(text, language)
        .map(({ start, end }) => ({ start, words: text.slice(start, end).trim() }))
        .filter(({ words }) => words !== ''),
    [text, language],
  );
  // a sentence that an editor has joined holds several as well
  const own = segmentText(row.source, sourceLanguage).length;
  if (sentences.length <= own) return null;
  return (
    <section aria-label="Alignment" className="mb-3">
      <p className="text-muted">
        {sentences.length} sentences in {languageName(language)} for {own === 1 ? 'one' : own}:
      </p>
      <ol lang={language} dir={directionOf(language)} className="list-decimal ps-5 font-serif">
        {sentences.map(({ start, words }) => (
          <li key={start}>{words}</li>
        ))}
      </ol>
    </section>
  );
}
