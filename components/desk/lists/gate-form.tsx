'use client';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import type { GateSettings, SaveGateSettings } from '#domain/settings/setting.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useHydrated } from '../../ui/hydrated.ts';
import { FailureNotice } from '../failure-notice.tsx';
import { type Action, useAction } from '../use-action.ts';

interface GateFormProps {
  gate: GateSettings;
  version: number;
  mayEdit: boolean;
  save: Action<SaveGateSettings, { version: number }>;
}

/** From which share of unmodified machine translation the gate warns and blocks. Admins change it. */
export function GateForm({ gate, version, mayEdit, save }: GateFormProps) {
  const router = useRouter();
  const isReady = useHydrated();
  const [warn, setWarn] = useState(String(gate.machineWarn));
  const [block, setBlock] = useState(String(gate.machineBlock));
  const { run, isPending, failure } = useAction(save);
  if (!mayEdit) {
    return (
      <p>
        Of the words of a translation, when a machine wrote {gate.machineWarn} % and nobody changed them, the
        gate warns; at {gate.machineBlock} % it blocks. Admins change these limits.
      </p>
    );
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    run({ version, gate: { machineWarn: Number(warn), machineBlock: Number(block) } }, router.refresh);
  };
  const percent = { type: 'number', min: 0, max: 100, required: true } as const;
  return (
    <form method="post" onSubmit={submit} className="flex max-w-prose flex-col gap-3">
      <p className="text-muted">
        The share of a translation’s words that a machine wrote and nobody changed.
      </p>
      <div className="flex flex-wrap gap-3">
        <TextField
          label="Warn from (per cent)"
          {...percent}
          value={warn}
          error={failure?.fields['gate.machineWarn']}
          onChange={(event) => setWarn(event.target.value)}
        />
        <TextField
          label="Block from (per cent)"
          {...percent}
          value={block}
          error={failure?.fields['gate.machineBlock']}
          onChange={(event) => setBlock(event.target.value)}
        />
      </div>
      <FailureNotice failure={failure} />
      <div>
        <Button type="submit" disabled={!isReady || isPending}>
          Save the limits
        </Button>
      </div>
    </form>
  );
}
