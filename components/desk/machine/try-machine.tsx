'use client';
import { type FormEvent, useState } from 'react';
import { languageName, OFFERED_LANGUAGES } from '#domain/languages.ts';
import type { MachineStanding, TryMachine as Question, Tried } from '#domain/machine/machine.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField, TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { Notice } from '../../ui/notice.tsx';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

interface TryMachineProps {
  pairs: NonNullable<MachineStanding['machine']>['pairs'];
  run: Action<Question, Tried>;
}

/** One short sentence, to see whether the machine works; its answer, or exactly why there is none. */
export function TryMachine({ pairs, run: ask }: TryMachineProps) {
  const isReady = useHydrated();
  const usual = pairs.find(({ isKnown }) => isKnown);
  const [source, setSource] = useState(usual?.source ?? 'nb');
  const [target, setTarget] = useState(usual?.target ?? 'nn');
  const [text, setText] = useState('Hun kommer ikke i morgen.');
  const [tried, setTried] = useState<{ said: Tried; language: string } | null>(null);
  const { run, isPending, failure } = useAction(ask);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(null);
    run({ source, target, text }, (said) => setTried({ said, language: target }));
  };
  return (
    <form method="post" onSubmit={submit} className="mt-5 flex max-w-prose flex-col gap-3">
      <h3 className="font-medium">Try it</h3>
      <div className="flex flex-wrap gap-3">
        <Language label="From" value={source} onChange={setSource} />
        <Language label="Into" value={target} onChange={setTarget} />
      </div>
      <TextField
        label="Sentence"
        lang={source}
        maxLength={300}
        required
        value={text}
        error={failure?.fields.text}
        onChange={(event) => setText(event.target.value)}
      />
      <FailureNotice failure={failure} />
      <div role="status">
        {tried ? (
          <Notice tone="good">
            <p lang={tried.language} className="font-serif">
              {tried.said.text}
            </p>
            <p className="text-xs text-muted">
              {tried.said.engine}, {tried.said.milliseconds.toLocaleString('en-GB')} ms
            </p>
          </Notice>
        ) : null}
      </div>
      <div>
        <Button type="submit" disabled={!isReady || isPending}>
          {isPending ? 'Asking…' : 'Translate the sentence'}
        </Button>
      </div>
    </form>
  );
}

interface LanguageProps {
  label: string;
  value: string;
  onChange: (language: string) => void;
}

function Language({ label, value, onChange }: LanguageProps) {
  const languages: readonly string[] = OFFERED_LANGUAGES;
  const offered = languages.includes(value) ? languages : [value, ...languages];
  return (
    <SelectField label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {offered.map((language) => (
        <option key={language} value={language}>
          {languageName(language)}
        </option>
      ))}
    </SelectField>
  );
}
