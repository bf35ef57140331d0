'use client';
import { useDeferredValue, useMemo } from 'react';
import { isDismissed } from '#domain/checks/check.ts';
import { machineFindings } from '#domain/checks/machine-check.ts';
import { targetChecks } from '#domain/text/target-checks.ts';
import { StatusShape } from '../../ui/status.tsx';
import { DismissButton, Dismissed, useDismissals } from './check-dismissal.tsx';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';

/** What the checks find in a text; nothing in an empty one. */
export function useFindings(row: Row) {
  const dismissals = useDismissals(row);
  const { terms, workspace } = useDesk();
  const { sourceLanguage, language } = workspace;
  const { text, stored } = useField(row.key);
  // The checks may lag behind the typing; the typing never waits for them.
  const checked = useDeferredValue(text);
  return useMemo(
    () =>
      checked.trim() === ''
        ? []
        : [
            ...targetChecks(row.source.trim(), checked, { source: sourceLanguage, target: language }),
            ...terms.findings(row.key, checked),
            ...(checked === stored.text ? machineFindings(stored) : []),
          ].filter((finding) => !isDismissed(finding, dismissals)),
    [row, checked, sourceLanguage, language, terms, dismissals, stored],
  );
}

/** The checks of the active sentence, while it is written. */
export function Checks({ row }: { row: Row }) {
  const findings = useFindings(row);
  const isEmpty = useField(row.key).text.trim() === '';
  if (findings.length === 0) {
    return (
      <>
        <p className="text-muted">{isEmpty ? 'Checked as you write.' : 'Nothing found.'}</p>
        <Dismissed row={row} />
      </>
    );
  }
  return (
    <ul className="flex flex-col gap-2">
      {findings.map(({ kind, severity, message }) => (
        <li key={kind + message} className="flex gap-2">
          <span className="pt-1">
            <StatusShape tone={severity === 'error' ? 'problem' : 'review'} />
          </span>
          <span>
            <strong className="font-semibold">{severity === 'error' ? 'Error' : 'Look at this'}:</strong>{' '}
            {message}
            {severity === 'warning' ? <DismissButton row={row} kind={kind} message={message} /> : null}
          </span>
        </li>
      ))}
      <li className="empty:hidden">
        <Dismissed row={row} />
      </li>
    </ul>
  );
}
