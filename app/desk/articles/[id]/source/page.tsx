import type { Metadata } from 'next';
import { ArticleHeading } from '#components/desk/article/article-heading.tsx';
import { SourceView } from '#components/desk/source/source-view.tsx';
import { VersionFacts } from '#components/desk/source/version-facts.tsx';
import { EmptyState } from '#components/ui/empty-state.tsx';
import { Link } from '#components/ui/link.tsx';
import { Section } from '#components/ui/section.tsx';
import type { SourceVersion } from '#domain/articles/article.ts';
import { articleForDesk } from '#domain/articles/article-queries.ts';
import { sourceText, sourceVersions } from '#domain/articles/source-queries.ts';
import { can } from '#domain/permissions.ts';
import { requireViewer } from '../../../../viewer.ts';
import { found, idIn, pageIn } from '../../../found.ts';
import type { WithParams, WithSearch } from '../../../page-props.ts';

export const metadata: Metadata = { title: 'Source' };

/** Every file that the article was read from, and what became of each character of one of them. */
export default async function SourcePage({ params, searchParams }: WithParams<'id'> & WithSearch) {
  const { id: text } = await params;
  const { version: wanted, page } = await searchParams;
  const viewer = await requireViewer(`/desk/articles/${text}/source`);
  const id = idIn(text);
  const [article, versions] = await found(
    Promise.all([articleForDesk(viewer, id), sourceVersions(viewer, id)]),
  );
  const version = versions.find(({ number }) => String(number) === wanted) ?? versions[0];
  const source = version?.file ? await found(sourceText(viewer, id, version.number)) : null;
  const base = `/desk/articles/${id}/source`;
  const file = version?.file && can(viewer, 'article.edit') ? `${base}/files/${version.file.id}` : null;
  return (
    <>
      <ArticleHeading article={article} here="source" />
      <div className="pt-5">
        {version ? (
          <Section title={versions.length > 1 ? `Source of version ${version.number}` : 'Source'}>
            {versions.length > 1 ? <VersionLinks versions={versions} here={version} base={base} /> : null}
            <VersionFacts version={version} mayOpenRun={can(viewer, 'import.run')} download={file} />
            <WhatItChanged articleId={id} version={version.number} />
          </Section>
        ) : null}
        <Section title="Raw text and what became of it">
          {source && version ? (
            <SourceView
              source={source}
              language={article.language}
              page={pageIn(page)}
              href={(to) => `${base}?version=${version.number}&page=${to}`}
            />
          ) : (
            <EmptyState sentence="This text was not read from a file." />
          )}
        </Section>
      </div>
    </>
  );
}

/** The first version changed nothing. */
function WhatItChanged({ articleId, version }: { articleId: number; version: number }) {
  return version > 1 ? (
    <Link className="link flex min-h-8 items-center" href={`/desk/articles/${articleId}/changes/${version}`}>
      What this version changed
    </Link>
  ) : null;
}

interface VersionLinksProps {
  versions: SourceVersion[];
  here: SourceVersion;
  base: string;
}

function VersionLinks({ versions, here, base }: VersionLinksProps) {
  return (
    <nav aria-label="Versions of the text">
      <ul className="flex flex-wrap gap-x-4 pb-2">
        {versions.map((version) => (
          <li key={version.number}>
            <Link
              href={`${base}?version=${version.number}`}
              aria-current={version === here ? 'true' : undefined}
              className="link inline-flex min-h-8 items-center aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:no-underline"
            >
              {`Version ${version.number}, ${version.file?.name ?? version.reason}`}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
