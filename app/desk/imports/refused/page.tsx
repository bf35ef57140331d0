import type { Metadata } from 'next';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { Link } from '#components/ui/link.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { requireViewer } from '../../../viewer.ts';
import { REFUSAL_COOKIE, refusalIn } from '../refusal.ts';

export const metadata: Metadata = { title: 'That was not done' };

/** Why a form of the import pages came to nothing, and where to go on. */
export default async function RefusedPage() {
  await requireViewer('/desk/imports');
  const refusal = refusalIn((await cookies()).get(REFUSAL_COOKIE)?.value);
  if (refusal === null) redirect('/desk/imports');
  const isElsewhere = refusal.back.startsWith('/desk/imports/') && !refusal.back.endsWith('/refused');
  return (
    <>
      <PageHeading title="That was not done" />
      <div className="flex max-w-prose flex-col gap-4 border-t pt-4">
        <Notice tone="problem">
          <p className="wrap-anywhere">{refusal.message}</p>
        </Notice>
        <p className="flex flex-wrap gap-x-6">
          {isElsewhere ? (
            <Link className="link inline-flex min-h-8 items-center" href={refusal.back}>
              Back to the page before
            </Link>
          ) : null}
          <Link className="link inline-flex min-h-8 items-center" href="/desk/imports">
            All imports
          </Link>
        </p>
      </div>
    </>
  );
}
