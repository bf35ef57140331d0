import type { Metadata } from 'next';
import { ImportForm } from '#components/desk/imports/import-form.tsx';
import { RunTable } from '#components/desk/imports/run-table.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { runList } from '#domain/imports/queries.ts';
import { requireViewer } from '../../viewer.ts';
import { found } from '../found.ts';

export const metadata: Metadata = { title: 'Imports' };

export default async function ImportsPage() {
  const viewer = await requireViewer('/desk/imports');
  const runs = await found(runList(viewer));
  return (
    <>
      <PageHeading title="Imports" lead="Text files become articles. The files are kept as they came." />
      <div className="border-t pt-4">
        <Section title="New import">
          <ImportForm />
        </Section>
        <Section title="Earlier imports">
          {runs.length > 0 ? (
            <RunTable rows={runs} />
          ) : (
            <EmptyState sentence="Nothing has been imported yet." />
          )}
        </Section>
      </div>
    </>
  );
}
