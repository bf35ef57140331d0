import type { Metadata } from 'next';
import { MachineSettings } from '#components/desk/machine/machine-settings.tsx';
import { TryMachine } from '#components/desk/machine/try-machine.tsx';
import { Link } from '#components/ui/link.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { machineStanding } from '#domain/machine/queries.ts';
import { requireViewer } from '../../viewer.ts';
import { found } from '../found.ts';
import { tryMachine } from './actions.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const viewer = await requireViewer('/desk/settings');
  const standing = await found(machineStanding(viewer));
  return (
    <>
      <PageHeading
        title="Settings"
        lead="What the environment says when the server starts is shown here; the limits of the publishing gate are changed beside the checks."
      >
        <Link className="link" href="/desk/reports/checks">
          Limits of the publishing gate
        </Link>
      </PageHeading>
      <Section title="Machine translation" aside={standing.machine ? 'on' : 'off'}>
        <MachineSettings standing={standing} />
        {standing.machine ? <TryMachine pairs={standing.machine.pairs} run={tryMachine} /> : null}
      </Section>
    </>
  );
}
