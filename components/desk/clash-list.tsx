'use client';
import { useEffect, useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { KeptForm } from './kept-form-state.ts';

interface ClashListProps {
  form: KeptForm;
  labels: Record<string, string>;
  onChoose: (field: string, side: 'mine' | 'theirs') => void;
}

/** Both texts of every field that two people changed, until one is chosen. */
export function ClashList({ form, labels, onChoose }: ClashListProps) {
  const fields = Object.keys(form.clashes);
  const box = useRef<HTMLDivElement>(null);
  const hasAny = fields.length > 0;
  useEffect(() => {
    if (hasAny) box.current?.scrollIntoView({ block: 'nearest' });
  }, [hasAny]);
  if (!hasAny) return null;
  return (
    <div ref={box}>
      <Notice tone="review">
        <p role="alert" className="font-medium">
          Somebody else changed the same while you were editing. Choose what stays.
        </p>
        <ul>
          {fields.map((field) => (
            <li key={field} className="border-t py-2 first:border-t-0">
              <p className="font-medium">{labels[field] ?? field}</p>
              <dl className="mb-2 grid grid-cols-[4rem_1fr] gap-x-2">
                <dt className="text-muted">Yours</dt>
                <dd className="break-words whitespace-pre-line">{form.values[field] || '(empty)'}</dd>
                <dt className="text-muted">Theirs</dt>
                <dd className="break-words whitespace-pre-line">{form.clashes[field] || '(empty)'}</dd>
              </dl>
              <div className="flex flex-wrap gap-2">
                <Button onClick={() => onChoose(field, 'mine')}>Keep yours</Button>
                <Button onClick={() => onChoose(field, 'theirs')}>Take theirs</Button>
              </div>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
