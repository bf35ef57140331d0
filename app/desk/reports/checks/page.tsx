import type { Metadata } from 'next';
import { CheckFilters, CheckTable } from '#components/desk/lists/check-table.tsx';
import { filterAddress } from '#components/desk/lists/filter-address.ts';
import { GateForm } from '#components/desk/lists/gate-form.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { PageHeading, Section } from '#components/ui/section.tsx';
import { checkFilter } from '#domain/checks/check.ts';
import { checkReport } from '#domain/checks/report-queries.ts';
import { gateForm } from '#domain/settings/queries.ts';
import { requireViewer } from '../../../viewer.ts';
import type { WithSearch } from '../../page-props.ts';
import { saveGateSettings } from './actions.ts';

export const metadata: Metadata = { title: 'Open checks' };

export default async function ChecksPage({ searchParams }: WithSearch) {
  const viewer = await requireViewer('/desk/reports/checks');
  const given = Object.entries(await searchParams).filter(([, value]) => value !== '');
  const parsed = checkFilter.safeParse(Object.fromEntries(given));
  const filter = parsed.success ? parsed.data : {};
  const [report, gate] = await Promise.all([checkReport(viewer, filter), gateForm(viewer)]);
  return (
    <>
      <PageHeading
        title="Open checks"
        lead="What the checks find in all translations that are worked on. Errors keep a sentence from being approved; warnings can be dismissed in the workspace, with a reason."
      />
      <Section title="Checks" aside={`${report.total} open, ${report.errors} of them errors`}>
        <CheckFilters
          filter={filter}
          kinds={report.kinds}
          languages={report.languages}
          articles={report.articles}
        />
        {report.waiting > 0 ? (
          <Notice tone="review" className="mb-4">
            {report.waiting === 1 ? '1 sentence is' : `${report.waiting} sentences are`} still being checked,
            since they or the terms have changed. Reload the page in a moment.
          </Notice>
        ) : null}
        {report.rows.length > 0 ? (
          <CheckTable rows={report.rows} />
        ) : (
          <EmptyState sentence="The checks find nothing like that.">
            <Link className="link" href="/desk/reports/translations">
              See all translations
            </Link>
          </EmptyState>
        )}
        <Pagination
          page={report.page}
          pages={report.pages}
          href={(page) => filterAddress('/desk/reports/checks', { ...filter, page })}
        />
      </Section>
      <Section title="Publishing gate">
        <GateForm {...gate} save={saveGateSettings} />
      </Section>
    </>
  );
}
