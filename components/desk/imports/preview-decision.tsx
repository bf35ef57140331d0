'use client';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import type { Counts, ImportOptions } from '#domain/imports/import.ts';
import { Section } from '../../ui/section.tsx';
import { PreviewActions } from './preview-actions.tsx';
import { PreviewOptions } from './preview-options.tsx';
import { isOtherThan } from './said-options.ts';

interface PreviewDecisionProps {
  id: string;
  options: ImportOptions;
  /** the same as it stands in addresses and forms */
  fields: Record<string, string>;
  files: number;
  missing: number;
  counts: Counts | undefined;
}

/** The decision, and what is said of all files: nothing is imported with what has been typed and not been looked at. */
export function PreviewDecision({ id, options, fields, files, missing, counts }: PreviewDecisionProps) {
  const [isChanged, setChanged] = useState(false);
  const place = useRef<HTMLDivElement>(null);
  const look = (form: HTMLFormElement | null) =>
    setChanged(form !== null && isOtherThan(fields, new FormData(form)));
  // a browser that comes back to this page, or loads it again, may bring along what was typed
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, and after each looking with other options
  useEffect(() => look(place.current?.querySelector('form') ?? null), [JSON.stringify(fields)]);

  return (
    <>
      <PreviewActions {...{ id, fields, files, missing, counts, isChanged }} />
      <Section title="For all files">
        <div ref={place} onInput={(event: FormEvent) => look(formOf(event.target))}>
          <PreviewOptions id={id} options={options} />
        </div>
      </Section>
    </>
  );
}

function formOf(field: EventTarget): HTMLFormElement | null {
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field.form : null;
}
