import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ImportTerms } from '#components/desk/terms/import-terms.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../../viewer.ts';

export const metadata: Metadata = { title: 'Import terms' };

export default async function ImportTermsPage() {
  const viewer = await requireViewer('/desk/terms/import');
  if (!can(viewer, 'term.edit')) notFound();
  return (
    <>
      <PageHeading
        title="Import terms"
        lead="What is here already is recognised by its words and left alone, or completed."
      />
      <ImportTerms />
      <section aria-labelledby="columns" className="mt-8 max-w-prose border-t pt-3">
        <h2 id="columns" className="mb-2 font-semibold">
          Columns of a CSV
        </h2>
        <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-1">
          {COLUMNS.map(([name, says]) => (
            <div key={name} className="contents">
              <dt>
                <code>{name}</code>
              </dt>
              <dd>{says}</dd>
            </div>
          ))}
        </dl>
      </section>
    </>
  );
}

const COLUMNS = [
  ['term', 'Any value that the lines of one term share. Without it each line is a term.'],
  ['language', 'A language tag: nb, da, en. Needed.'],
  ['form', 'The word as it stands in a dictionary. Needed.'],
  ['status', 'preferred, admitted or forbidden; preferred when empty.'],
  ['inflections', 'Irregular forms with | between them: bøker|bøkene.'],
  ['definition', 'What it means, in the language of the line.'],
  ['explain', 'yes: readers are shown the definition.'],
  ['notes', 'For translators.'],
] as const;
