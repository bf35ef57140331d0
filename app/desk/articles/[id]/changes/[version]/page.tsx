import type { Metadata } from 'next';
import { ArticleHeading } from '#components/desk/article/article-heading.tsx';
import { ChangeParts, SINCE } from '#components/desk/article/change-parts.tsx';
import { Instant } from '#components/ui/instant.tsx';
import { Link } from '#components/ui/link.tsx';
import { Section } from '#components/ui/section.tsx';
import { articleHeading } from '#domain/articles/article-queries.ts';
import { textChangeOf } from '#domain/articles/change-queries.ts';
import { requireViewer } from '../../../../../viewer.ts';
import { found, idIn, pageIn } from '../../../../found.ts';
import type { WithParams, WithSearch } from '../../../../page-props.ts';

export const metadata: Metadata = { title: 'What changed' };

/** What a version of the article's text changed, and what of that still waits for somebody. */
export default async function ChangePage({
  params,
  searchParams,
}: WithParams<'id' | 'version'> & WithSearch) {
  const { id: text, version } = await params;
  const viewer = await requireViewer(`/desk/articles/${text}/changes/${version}`);
  const id = idIn(text);
  const page = pageIn((await searchParams).page);
  const [article, change] = await found(
    Promise.all([articleHeading(viewer, id), textChangeOf(viewer, id, idIn(version), page)]),
  );
  const address = (to: number) => `/desk/articles/${id}/changes/${version}?page=${to}#text`;
  return (
    <>
      <ArticleHeading article={article} here="change" />
      <div className="pt-5">
        <Section title={`What version ${change.version} of the text changed`}>
          <p className="flex flex-wrap items-center gap-x-4 pb-3">
            <span>
              <Instant at={change.madeAt} />: {change.reason}
            </span>
            <Link
              className="link inline-flex min-h-8 items-center"
              href={`/desk/articles/${id}/source?version=${change.version}`}
            >
              The file of this version
            </Link>
          </p>
          {change.isPast ? (
            <p className="pb-3 text-muted">
              The text has changed again since: what is listed is what this change left to be done.
            </p>
          ) : null}
          <ChangeParts change={change} article={article} words={SINCE} pages={{ ...change, href: address }} />
        </Section>
      </div>
    </>
  );
}
