import type { Metadata } from 'next';
import { ArticleHeading } from '#components/desk/article/article-heading.tsx';
import { SourceMap } from '#components/desk/article/source-map.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Section } from '#components/ui/section.tsx';
import { articleForDesk } from '#domain/articles/article-queries.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, idIn } from '../../../found.ts';
import type { WithParams } from '../../../page-props.ts';

export const metadata: Metadata = { title: 'Source' };

/** The imported file of a long article; that of a short one is shown beside it. */
export default async function SourcePage({ params }: WithParams<'id'>) {
  const { id: text } = await params;
  const viewer = await requireViewer(`/desk/articles/${text}/source`);
  const article = await found(articleForDesk(viewer, idIn(text)));
  return (
    <>
      <ArticleHeading article={article} here="source" />
      <div className="max-w-3xl pt-5">
        <Section title="Raw text and what became of it">
          {article.provenance ? (
            <SourceMap
              provenance={article.provenance}
              language={article.language}
              textHref={`/desk/articles/${article.id}`}
            />
          ) : (
            <EmptyState sentence="This article was not imported from a file." />
          )}
        </Section>
      </div>
    </>
  );
}
