'use client';
import { directionOf } from '#domain/languages.ts';
import { Button } from '../../ui/button.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { useIsMac } from '../annotations/use-is-mac.ts';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { DiffText } from './diff-text.tsx';
import { capsOf } from './keys.ts';

/** The original changed under a translation: what changed, beside the old translation, to keep or to rework. */
export function StalePanel({ row }: { row: Row }) {
  const desk = useDesk();
  const { stored, wanted } = useField(row.key);
  const isMac = useIsMac();
  const { sourceLanguage, can } = desk.workspace;
  const before = stored.staleSource ?? null;
  if (stored.state !== 'stale' || before === null || wanted !== null) return null;
  return (
    <section
      aria-label="The original changed"
      className="flex flex-col gap-2 border-s-2 border-problem bg-problem-wash px-3 py-2 sm:col-[2/-1]"
    >
      <h2 className="flex items-center gap-2 font-semibold">
        <StatusShape tone="problem" />
        {row.number === null
          ? 'The title changed after it was translated'
          : 'The original changed after this was translated'}
      </h2>
      <p lang={sourceLanguage} dir={directionOf(sourceLanguage)} className="reading whitespace-pre-wrap">
        <DiffText
          before={before.trim()}
          after={row.source.trim()}
          show="both"
          insertClass="bg-paper font-semibold decoration-good decoration-2 underline-offset-4"
        />
      </p>
      {can.edit ? (
        <div className="flex flex-wrap items-center gap-2">
          <Button kind="primary" keys={capsOf('keep', isMac).join('+')} onClick={desk.keep}>
            Keep
          </Button>
          <span className="text-muted">
            or change the translation: either way it counts for the new{' '}
            {row.number === null ? 'title' : 'original'}.
          </span>
        </div>
      ) : null}
    </section>
  );
}
