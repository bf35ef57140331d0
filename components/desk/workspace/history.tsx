'use client';
import { useEffect, useState } from 'react';
import { directionOf } from '#domain/languages.ts';
import type { RevisionView } from '#domain/translations/translation.ts';
import { Button } from '../../ui/button.tsx';
import { Instant } from '../../ui/instant.tsx';
import { Status } from '../../ui/status.tsx';
import { useDesk, useField } from './desk-context.ts';
import type { Row } from './desk-state.ts';
import { DiffText } from './diff-text.tsx';
import { TARGET_STATE } from './state-words.ts';

type Loaded = { revisions: RevisionView[] } | { message: string } | null;

/** Where the words came from, when nobody typed them here. */
const ORIGINS: Record<string, string> = {
  memory: 'From the memory',
  machine: 'By a machine',
  suggestion: 'A suggestion',
};

/** A moment of rest before asking, so that going quickly from row to row asks for the last one only. */
const REST_MS = 250;

/** What the sentence said before, by whom and when; each can be put back into the field. */
export function History({ row }: { row: Row }) {
  const loaded = useHistory(row);
  if (loaded === null) return <p className="text-muted">Loading…</p>;
  if ('message' in loaded) return <p className="text-problem">{loaded.message}</p>;
  if (loaded.revisions.length === 0)
    return <p className="text-muted">Nobody has translated this sentence yet.</p>;
  return (
    <ol className="flex flex-col gap-3">
      {loaded.revisions.map((revision, index) => (
        <Revision
          key={`${revision.segment ?? ''} ${revision.number}`}
          row={row}
          revision={revision}
          before={textBefore(loaded.revisions, index)}
        />
      ))}
    </ol>
  );
}

/** What the same sentence said before. */
function textBefore(revisions: readonly RevisionView[], index: number): string | null {
  const before = revisions[index + 1];
  return before && before.segment === revisions[index]?.segment ? before.text : null;
}

function useHistory({ key, segment }: Row): Loaded {
  const { actions, workspace } = useDesk();
  const { version } = useField(key).stored;
  const [loaded, setLoaded] = useState<{ of: string; what: Loaded }>({ of: '', what: null });
  const { articleId, language } = workspace;
  const segmentId = segment?.id;
  useEffect(() => {
    if (segmentId === undefined || version === 0) return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await actions.readHistory({ articleId, language, segmentId }).catch(() => null);
      if (!isCurrent) return;
      const what = result?.ok
        ? { revisions: result.data }
        : { message: result?.message ?? 'The history could not be loaded.' };
      setLoaded({ of: key, what });
    }, REST_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [actions, articleId, language, segmentId, version, key]);
  if (version === 0) return { revisions: [] };
  return loaded.of === key ? loaded.what : null;
}

function Origin({ origin, engine }: Pick<RevisionView, 'origin' | 'engine'>) {
  const said = ORIGINS[origin];
  if (!said) return null;
  return <span>{engine ? `${said} (${engine})` : said}</span>;
}

function Revision({ row, revision, before }: { row: Row; revision: RevisionView; before: string | null }) {
  const desk = useDesk();
  const { text } = useField(row.key);
  const { language, can } = desk.workspace;
  const restore = () => {
    desk.type(row.key, revision.text);
    desk.open(row.key);
    desk.announce('The earlier text is in the field.');
  };
  return (
    <li className="border-s-2 border-rule ps-3">
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-muted">
        {revision.segment === undefined ? null : <span>Sentence {revision.segment} alone:</span>}
        <Instant at={revision.at} />
        <span>{revision.author}</span>
        <Status {...TARGET_STATE[revision.state]} />
        <Origin {...revision} />
      </p>
      <p
        lang={language}
        dir={directionOf(language)}
        className="mt-0.5 font-serif text-[0.9375rem] leading-snug whitespace-pre-wrap"
      >
        {before === null ? (
          revision.text
        ) : (
          <DiffText
            before={before}
            after={revision.text}
            show="both"
            insertClass="decoration-good decoration-2 underline-offset-4"
          />
        )}
        {revision.text === '' ? <span className="font-sans text-sm text-muted">Emptied</span> : null}
      </p>
      {can.edit && revision.segment === undefined && revision.text !== text ? (
        <Button kind="quiet" className="-ms-2 text-accent!" onClick={restore}>
          Restore
        </Button>
      ) : null}
    </li>
  );
}
