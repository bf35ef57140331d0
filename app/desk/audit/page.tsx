import type { Metadata } from 'next';
import { EventTable } from '#components/desk/lists/event-table.tsx';
import { filterAddress } from '#components/desk/lists/filter-address.ts';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { auditTrail } from '#domain/audit/queries.ts';
import { requireViewer } from '../../viewer.ts';
import { found, pageIn } from '../found.ts';
import type { WithSearch } from '../page-props.ts';

export const metadata: Metadata = { title: 'Audit' };

export default async function AuditPage({ searchParams }: WithSearch) {
  const viewer = await requireViewer('/desk/audit');
  const trail = await found(auditTrail(viewer, { page: pageIn((await searchParams).page) }));
  return (
    <>
      <PageHeading
        title="Audit"
        lead="Everything that was done at the desk, the newest first. It can only grow."
      />
      <EventTable caption="Audit trail" rows={trail.rows} />
      <Pagination
        page={trail.page}
        pages={trail.pages}
        href={(to) => filterAddress('/desk/audit', { page: to })}
      />
    </>
  );
}
