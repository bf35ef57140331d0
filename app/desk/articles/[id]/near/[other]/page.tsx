import type { Metadata } from 'next';
import { ComparedTexts } from '#components/desk/checks/compared-texts.tsx';
import { NearDismissal } from '#components/desk/checks/near-dismissal.tsx';
import { nearInWords } from '#components/desk/checks/near-words.ts';
import { Link } from '#components/ui/link.tsx';
import { PageHeading } from '#components/ui/section.tsx';
import { comparedArticles } from '#domain/articles/check-queries.ts';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../../../../viewer.ts';
import { found, idIn } from '../../../../found.ts';
import type { WithParams } from '../../../../page-props.ts';
import { dismissNear } from '../../../actions.ts';

export const metadata: Metadata = { title: 'Two articles compared' };

/** Two articles with nearly the same text, sentence by sentence. */
export default async function NearPage({ params }: WithParams<'id' | 'other'>) {
  const { id, other } = await params;
  const viewer = await requireViewer(`/desk/articles/${id}/near/${other}`);
  const comparison = await found(comparedArticles(viewer, idIn(id), idIn(other)));
  const { near } = comparison;
  return (
    <>
      <PageHeading title="Two articles compared" lead={nearInWords(near)}>
        <div className="flex flex-wrap items-center gap-3">
          {near.dismissed ? <p className="text-muted">Dismissed: they are two articles.</p> : null}
          {can(viewer, 'article.edit') ? <NearDismissal near={near} dismiss={dismissNear} /> : null}
          <Link className="link inline-flex min-h-8 items-center" href={`/desk/articles/${id}`}>
            Back to the article
          </Link>
        </div>
      </PageHeading>
      <ComparedTexts {...comparison} />
    </>
  );
}
