import { languageName } from '#domain/languages.ts';
import { Link } from '../../ui/link.tsx';
import { PageHeading, Section } from '../../ui/section.tsx';
import { DownloadList } from './download-list.tsx';
import type { ExchangePageData, MergeAction } from './exchange-page.ts';
import { MergeSection } from './merge-section.tsx';

/** A translation out of the house and back in. */
export function ExchangeDesk({ page, merge }: { page: ExchangePageData; merge: MergeAction }) {
  const { articleId, language, sourceLanguage, sourceTitle, can, isExcerptOnly } = page;
  const workspace = `/desk/articles/${articleId}/translate/${language}`;
  return (
    <>
      <PageHeading
        title={`Download and merge: ${languageName(sourceLanguage)} into ${languageName(language)}`}
        lead={<span lang={sourceLanguage}>{sourceTitle}</span>}
      >
        <Link className="link" href={workspace}>
          Back to the translation
        </Link>
      </PageHeading>
      <div className="max-w-4xl">
        <Section title="Download">
          <DownloadList base={`${workspace}/exchange`} isExcerptOnly={isExcerptOnly} />
        </Section>
        <Section title="Merge a file">
          {can.edit ? (
            <MergeSection page={page} merge={merge} workspace={workspace} />
          ) : (
            <p className="text-muted">This translation is assigned to others, so you cannot merge into it.</p>
          )}
        </Section>
      </div>
    </>
  );
}
