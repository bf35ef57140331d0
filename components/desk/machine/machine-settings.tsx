import { languageName } from '#domain/languages.ts';
import type { MachineStanding } from '#domain/machine/machine.ts';
import { Status } from '../../ui/status.tsx';

/** Which machine is switched on, what it can do, and what it was given today; or how one switches it on. */
export function MachineSettings({ standing }: { standing: MachineStanding }) {
  const { machine, used, limit } = standing;
  if (!machine) {
    return (
      <p className="max-w-prose">
        Machine translation is off. To switch it on, start the server with <code>MT_PROVIDER</code> set to{' '}
        <code>apertium</code>, <code>libretranslate</code>, <code>deepl</code> or{' '}
        <code>openai-compatible</code>; the README says what else each of them needs.
      </p>
    );
  }
  const { name, engine, address, hasKey, pairs } = machine;
  return (
    <dl className="grid max-w-prose grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
      <dt className="text-muted">Machine</dt>
      <dd>{engine.startsWith(name) ? engine : `${name}: ${engine}`}</dd>
      <dt className="text-muted">Asked at</dt>
      <dd className="wrap-anywhere">
        {address ?? 'this computer'}
        {hasKey ? ', with a key' : ''}
      </dd>
      <dt className="text-muted">Today</dt>
      <dd className="tabular-nums">
        {number(used)} of {number(limit)} characters
      </dd>
      <dt className="text-muted">Languages</dt>
      <dd>
        <Pairs pairs={pairs} />
      </dd>
    </dl>
  );
}

function Pairs({ pairs }: Pick<NonNullable<MachineStanding['machine']>, 'pairs'>) {
  if (pairs.length === 0) return <>No article is being translated yet.</>;
  return (
    <ul>
      {pairs.map(({ source, target, isKnown }) => (
        <li key={`${source} ${target}`} className="flex flex-wrap gap-x-2">
          {languageName(source)} into {languageName(target)}
          <Status
            tone={isKnown ? 'good' : 'missing'}
            word={isKnown ? 'offered' : 'not known to the machine'}
          />
        </li>
      ))}
    </ul>
  );
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}
