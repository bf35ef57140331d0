'use client';
import { type FormEvent, useState } from 'react';
import { MAX_TERM_FILE_BYTES, type TermImportReport, type TermImportRow } from '#domain/terms/term.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';

const ADDRESS = '/desk/terms/import/upload';

type Stage = { name: 'choosing' } | { name: 'seen' | 'done'; file: File; report: TermImportReport };

/** Sends a file of terms, shows what it would do, and does it when it is told to. */
export function ImportTerms() {
  const isReady = useHydrated();
  const [stage, setStage] = useState<Stage>({ name: 'choosing' });
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const post = async (file: File, name: 'seen' | 'done') => {
    setBusy(true);
    setProblem(null);
    const answer = await send(file, name === 'done');
    setBusy(false);
    if ('message' in answer) setProblem(answer.message);
    else setStage({ name, file, report: answer });
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get('file');
    if (!(file instanceof File) || file.name === '') return setProblem('Choose a file first.');
    if (file.size > MAX_TERM_FILE_BYTES) return setProblem('The file has more than 5 MB.');
    return void post(file, 'seen');
  };

  return (
    <div className="flex max-w-4xl flex-col gap-4">
      <form method="post" onSubmit={submit} className="flex flex-col gap-3">
        <TextField
          label="File"
          name="file"
          type="file"
          accept=".csv,.tsv,.tbx,.xml,text/csv"
          required
          hint="CSV or TBX (version 2 or 3), up to 5 MB. First you are shown what would change; nothing is written yet."
        />
        <div>
          <Button
            type="submit"
            kind={stage.name === 'seen' ? 'plain' : 'primary'}
            disabled={!isReady || isBusy}
          >
            {isBusy && stage.name !== 'seen' ? 'Reading…' : 'Show what it would do'}
          </Button>
        </div>
      </form>
      <div role="alert">{problem ? <Notice tone="problem">{problem}</Notice> : null}</div>
      {stage.name === 'choosing' ? null : (
        <Section title={stage.name === 'done' ? 'Imported' : 'What it would do'}>
          <p aria-live="polite" className="mb-3">
            {inWords(stage.report)}
          </p>
          <NextStep stage={stage} isBusy={isBusy} onImport={() => void post(stage.file, 'done')} />
          <ReportTable rows={stage.report.rows} />
        </Section>
      )}
    </div>
  );
}

interface NextStepProps {
  stage: Exclude<Stage, { name: 'choosing' }>;
  isBusy: boolean;
  onImport: () => void;
}

function NextStep({ stage, isBusy, onImport }: NextStepProps) {
  if (stage.name === 'done') {
    return (
      <p className="mb-3">
        <Link href="/desk/terms" className="link">
          To the terms
        </Link>
      </p>
    );
  }
  const writes = stage.report.counts.new + stage.report.counts.changed;
  return (
    <Button kind="primary" className="mb-3" disabled={isBusy || writes === 0} onClick={onImport}>
      {isBusy ? 'Importing…' : writes === 1 ? 'Import 1 term' : `Import ${writes} terms`}
    </Button>
  );
}

const OUTCOME_WORDS: Record<TermImportRow['outcome'], string> = {
  new: 'New',
  changed: 'Changed',
  unchanged: 'The same',
  refused: 'Refused',
};

function inWords({ counts }: TermImportReport): string {
  return `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} the same, ${counts.refused} refused.`;
}

function ReportTable({ rows }: { rows: TermImportRow[] }) {
  return (
    <Table
      caption="Entries of the file"
      columns={['Words', 'Where', 'Outcome', 'Why'].map((label) => ({ label }))}
    >
      {rows.map(({ where, outcome, words, reason }) => (
        <Row key={where}>
          <HeadCell>
            {words.map(({ text, language }, index) => (
              <span key={`${language} ${text}`}>
                {index > 0 ? ', ' : null}
                <span lang={language}>{text}</span>
              </span>
            ))}
          </HeadCell>
          <Cell label="Where">{where}</Cell>
          <Cell label="Outcome">{OUTCOME_WORDS[outcome]}</Cell>
          <Cell label="Why">{reason}</Cell>
        </Row>
      ))}
    </Table>
  );
}

async function send(file: File, isReal: boolean): Promise<TermImportReport | { message: string }> {
  try {
    const response = await fetch(`${ADDRESS}${isReal ? '?write=yes' : ''}`, { method: 'POST', body: file });
    const answer = (await response.json()) as TermImportReport | { message: string };
    return answer;
  } catch {
    return { message: 'The server did not answer. Nothing is lost: try again.' };
  }
}
