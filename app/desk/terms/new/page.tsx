import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { TermForm } from '#components/desk/terms/term-form.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../../viewer.ts';
import { changeTerm, makeTerm } from '../actions.ts';

export const metadata: Metadata = { title: 'New term' };

export default async function NewTermPage() {
  const viewer = await requireViewer('/desk/terms/new');
  if (!can(viewer, 'term.edit')) notFound();
  return (
    <>
      <PageHeading title="New term" lead="One thing, and what it is called in each language." />
      <TermForm term={null} create={makeTerm} edit={changeTerm} />
    </>
  );
}
