'use client';
import { MarkedText } from '../annotations/marked-text.tsx';
import { clipped, type NoteSpan } from '../annotations/note-spans.ts';
import type { Row } from './desk-state.ts';

interface SourcePartsProps {
  row: Row;
  spans: readonly NoteSpan[];
  activeIds: readonly number[];
  isInteractive: boolean;
  terms: readonly { start: number; end: number }[];
}

/**
 * The original of a row with its marks. Where several sentences have one translation each begins a line, with its number,
 * which the style draws: the text content is the text, since selections are counted in it.
 */
export function SourceParts({ row, spans, terms, ...marks }: SourcePartsProps) {
  const { segment } = row;
  if (!segment?.parts) return <MarkedText text={row.source} spans={spans} terms={terms} {...marks} />;
  return segment.parts.map(({ id, number, start, source }) => {
    const from = start - segment.start;
    return (
      <span
        key={id}
        data-number={number}
        className="block before:me-2 before:font-sans before:text-xs before:text-muted before:tabular-nums before:content-[attr(data-number)]"
      >
        <MarkedText
          text={source}
          spans={spans.flatMap((span) => clipped(span.id, span, from, source.length))}
          terms={terms.flatMap((term) => clipped(0, term, from, source.length))}
          {...marks}
        />
      </span>
    );
  });
}
