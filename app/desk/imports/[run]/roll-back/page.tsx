import type { Metadata } from 'next';
import { RollbackPlanView } from '#components/desk/imports/rollback-plan.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { rollbackPlan } from '#domain/imports/queries.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, idIn } from '../../../found.ts';
import type { WithParams } from '../../../page-props.ts';

export const metadata: Metadata = { title: 'Roll back an import' };

/** Says what would go, what would come back and what would stay, and asks. */
export default async function RollBackPage({ params }: WithParams<'run'>) {
  const { run: text } = await params;
  const viewer = await requireViewer(`/desk/imports/${text}/roll-back`);
  const run = idIn(text);
  const plan = await found(rollbackPlan(viewer, run));
  return (
    <>
      <PageHeading title={`Roll back import ${run}?`} />
      <RollbackPlanView run={run} plan={plan} />
    </>
  );
}
