'use client';
import { counted } from '#domain/text/counted.ts';
import { useStore } from '../annotations/use-store.ts';
import { useDesk, useField } from '../workspace/desk-context.ts';
import type { Row } from '../workspace/desk-state.ts';

/** In a row that is not worked on: how much the checks find there. */
export function CheckSign({ row }: { row: Row }) {
  const { checks } = useDesk();
  useStore(checks.store, (data) => data);
  const findings = checks.findings(row.key, useField(row.key).text);
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const warnings = findings.length - errors;
  if (findings.length === 0) return null;
  return (
    <p data-checks className="flex flex-wrap gap-x-3">
      {errors > 0 ? <span className="text-problem">{counted(errors, 'error')}</span> : null}
      {warnings > 0 ? <span className="text-review">{counted(warnings, 'warning')}</span> : null}
    </p>
  );
}
