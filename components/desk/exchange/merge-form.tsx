'use client';
import { useState } from 'react';
import { MERGE_KINDS, type MergeKind, type MergePreview } from '#domain/exchange/exchange.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { useAction } from '../use-action.ts';
import type { MergeAction } from './exchange-page.ts';
import { MERGE_KIND, startsChosen } from './merge-choices.ts';
import { MergeItem } from './merge-item.tsx';

interface MergeFormProps {
  preview: MergePreview;
  sourceLanguage: string;
  merge: MergeAction;
  onMerged: (count: number) => void;
  onCompareAgain: () => void;
}

/** Every sentence that the file would change, with both texts and the choice. */
export function MergeForm({ preview, sourceLanguage, merge, onMerged, onCompareAgain }: MergeFormProps) {
  const [chosen, setChosen] = useState(() => startsChosen(preview.rows));
  const { run, isPending, failure } = useAction(merge);
  const shown = preview.rows.flatMap((row, index) => (row.kind === 'same' ? [] : [{ row, index }]));
  const submit = () => {
    const rows = preview.rows
      .filter((_, index) => chosen.has(index))
      .map(({ segmentId, here, file, origin }) => ({
        segmentId,
        version: here?.version ?? 0,
        ...file,
        origin,
      }));
    const { articleId, language, fileName } = preview;
    run({ articleId, language, fileName, rows }, ({ merged }) => onMerged(merged));
  };
  const toggle = (index: number) =>
    setChosen((before) => {
      const after = new Set(before);
      if (!after.delete(index)) after.add(index);
      return after;
    });

  return (
    <section aria-label="What the file would change" className="mt-5 border-t pt-3">
      <h3 className="font-semibold">{preview.fileName}</h3>
      <p className="text-muted">
        XLIFF {preview.version}: {countsInWords(preview)}
      </p>
      <Remarks preview={preview} />
      <ul>
        {shown.map(({ row, index }) => (
          <MergeItem
            key={index}
            row={row}
            language={preview.language}
            sourceLanguage={sourceLanguage}
            isChosen={chosen.has(index)}
            onToggle={() => toggle(index)}
          />
        ))}
      </ul>
      <FailureNotice failure={failure} className="my-3" />
      {failure?.kind === 'conflict' ? <Button onClick={onCompareAgain}>Compare again</Button> : null}
      {shown.length > 0 ? (
        <div className="sticky bottom-0 flex items-center gap-3 border-t bg-paper py-3">
          <Button kind="primary" disabled={isPending || chosen.size === 0} onClick={submit}>
            {isPending ? 'Merging…' : 'Merge'}
          </Button>
          <p className="text-muted">
            {chosen.size === 1 ? '1 text is chosen.' : `${chosen.size} texts are chosen.`}
          </p>
        </div>
      ) : null}
    </section>
  );
}

/** What to know before choosing: warnings, and notes that the file brings along. */
function Remarks({ preview: { warnings, notes } }: { preview: MergePreview }) {
  return (
    <>
      {warnings.map((warning) => (
        <Notice key={warning} tone="review" className="my-3">
          {warning}
        </Notice>
      ))}
      {notes.length > 0 ? (
        <div className="my-3">
          <h4 className="font-medium">Notes in the file, which are not merged</h4>
          <ul className="list-disc ps-5">
            {notes.map((note) => (
              <li key={`${note.unit} ${note.text}`}>{note.text}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </>
  );
}

function countsInWords({ rows }: MergePreview): string {
  const count = (kind: MergeKind) => rows.filter((row) => row.kind === kind).length;
  const said = MERGE_KINDS.filter((kind) => count(kind) > 0).map(
    (kind) => `${count(kind)} ${MERGE_KIND[kind].word.toLowerCase()}`,
  );
  return said.length > 0 ? `${said.join(', ')}.` : 'there is nothing in it.';
}
