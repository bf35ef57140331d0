'use client';
import { useDeferredValue } from 'react';
import { directionOf } from '#domain/languages.ts';
import { StatusShape } from '../../ui/status.tsx';
import { useStore } from '../annotations/use-store.ts';
import type { WorkspaceFinding } from '../checks/checks-desk.ts';
import { FindingText, OtherLink } from '../checks/finding-text.tsx';
import { DismissButton, Dismissed } from './check-dismissal.tsx';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';

/** What the checks find in a text; nothing in an empty one. */
export function useFindings(row: Row) {
  const { checks } = useDesk();
  const { text } = useField(row.key);
  useStore(checks.store, (data) => data);
  // The checks may lag behind the typing; the typing never waits for them.
  return checks.findings(row.key, useDeferredValue(text));
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
      {findings.map((finding) => (
        <Finding key={finding.kind + finding.message} row={row} finding={finding} />
      ))}
      <li className="empty:hidden">
        <Dismissed row={row} />
      </li>
    </ul>
  );
}

function Finding({ row, finding }: { row: Row; finding: WorkspaceFinding }) {
  const { workspace } = useDesk();
  const { kind, severity, message, other } = finding;
  const { language, sourceLanguage } = workspace;
  return (
    <li className="flex gap-2">
      <span className="pt-1">
        <StatusShape tone={severity === 'error' ? 'problem' : 'review'} />
      </span>
      <div className="min-w-0">
        <strong className="font-semibold">{severity === 'error' ? 'Error' : 'Look at this'}:</strong>{' '}
        <FindingText {...{ kind, message }} languages={{ source: sourceLanguage, target: language }} />
        {other ? (
          <div className="mt-1 border-s-2 border-rule ps-2 text-xs">
            {kind === 'names' ? (
              <p lang={other.language} dir={directionOf(other.language)}>
                {other.text}
              </p>
            ) : null}
            <OtherLink other={other} here={workspace} />
          </div>
        ) : null}
        {severity === 'warning' ? <DismissButton row={row} kind={kind} message={message} /> : null}
      </div>
    </li>
  );
}
