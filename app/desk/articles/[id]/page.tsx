import type { Metadata } from 'next';
import { cache } from 'react';
import { ArticleHeading } from '#components/desk/article/article-heading.tsx';
import { ArticlePanes } from '#components/desk/article/article-panes.tsx';
import { BlockList } from '#components/desk/article/block-list.tsx';
import { FieldForm } from '#components/desk/article/field-form.tsx';
import { JumpLinks } from '#components/desk/article/jump-links.tsx';
import { ProvenancePanel } from '#components/desk/article/provenance-panel.tsx';
import { PublishPanel } from '#components/desk/article/publish-panel.tsx';
import { StartTranslation } from '#components/desk/article/start-translation.tsx';
import { StatusPanel } from '#components/desk/article/status-panel.tsx';
import { FINDINGS_FIRST, textPage } from '#components/desk/article/text-pages.ts';
import { TranslationList } from '#components/desk/article/translation-list.tsx';
import { UnsavedProvider } from '#components/desk/article/unsaved.tsx';
import { FindingList } from '#components/desk/checks/finding-list.tsx';
import { toLookAtInWords } from '#components/desk/checks/finding-words.ts';
import { NearList } from '#components/desk/checks/near-list.tsx';
import { TagHintList } from '#components/desk/tags/tag-hints.tsx';
import { TagPanel } from '#components/desk/tags/tag-panel.tsx';
import { Link } from '#components/ui/link.tsx';
import { Pagination } from '#components/ui/pagination.tsx';
import { Section } from '#components/ui/section.tsx';
import type { ArticleFacts, CheckedFinding, DeskArticle, NearRow } from '#domain/articles/article.ts';
import { articleForDesk } from '#domain/articles/article-queries.ts';
import { checkedFindings, nearDuplicatesOf } from '#domain/articles/check-queries.ts';
import { readiness } from '#domain/editions/desk-queries.ts';
import type { Readiness } from '#domain/editions/edition.ts';
import { can } from '#domain/permissions.ts';
import { tagHints } from '#domain/tags/hint-queries.ts';
import type { TagHints } from '#domain/tags/tag.ts';
import { counted } from '#domain/text/counted.ts';
import { notKept } from '#domain/text/most-findings.ts';
import { currentViewer, requireViewer } from '../../../viewer.ts';
import { found, idIn, pageIn } from '../../found.ts';
import type { WithParams, WithSearch } from '../../page-props.ts';
import * as actions from '../actions.ts';

/** Asked for by the page and by its title, read once. */
const read = cache(articleForDesk);

export async function generateMetadata({ params }: WithParams<'id'>): Promise<Metadata> {
  const viewer = await currentViewer();
  if (!viewer) return {};
  const { title } = await found(read(viewer, idIn((await params).id)));
  return { title };
}

export default async function ArticlePage({ params, searchParams }: WithParams<'id'> & WithSearch) {
  const { id: text } = await params;
  const { page: wanted, findings: listed } = await searchParams;
  const viewer = await requireViewer(`/desk/articles/${text}`);
  const id = idIn(text);
  const [article, ready, hints, findings, near] = await found(
    Promise.all([
      read(viewer, id),
      readiness(viewer, id),
      tagHints(viewer, id),
      checkedFindings(viewer, id),
      nearDuplicatesOf(viewer, id),
    ]),
  );
  const { blocks, findings: marks, ...facts } = article;
  const { page, pages } = textPage(blocks, pageIn(wanted));
  const work = { article: facts, ready, hints, findings, near, page, listsAll: listed === 'all' };
  return (
    <UnsavedProvider>
      <ArticleHeading article={facts} here="article" />
      <JumpLinks parts={PARTS} />
      <ArticlePanes
        text={<TextPane article={article} page={page} pages={pages} />}
        work={<WorkPane {...work} />}
        about={<AboutPane article={facts} mayOpenRun={can(viewer, 'import.run')} />}
      />
    </UnsavedProvider>
  );
}

const PARTS = [
  { id: 'text', label: 'Text' },
  { id: 'status', label: 'Status' },
  { id: 'publish', label: 'Publishing' },
  { id: 'translations', label: 'Translations' },
  { id: 'tags', label: 'Tags' },
  { id: 'fields', label: 'Details' },
];

function TextPane({ article, page, pages }: { article: DeskArticle; page: number; pages: number }) {
  const guessed = article.blocks.filter((block) => block.guessed).length;
  const blocks = counted(article.blocks.length, 'block');
  return (
    <Section title="Text" id="text" aside={guessed > 0 ? `${blocks}, ${guessed} of a guessed kind` : blocks}>
      <BlockList
        article={{ ...article, ...textPage(article.blocks, page) }}
        setKind={actions.saveBlockKind}
      />
      <Pagination page={page} pages={pages} href={(to) => `?page=${to}#text`} />
    </Section>
  );
}

interface WorkPaneProps extends CheckSectionsProps {
  ready: Readiness;
  hints: TagHints;
}

function WorkPane({ article, ready, hints, ...checks }: WorkPaneProps) {
  return (
    <>
      <Section title="Status" id="status">
        <StatusPanel article={article} setStatus={actions.moveToStatus} />
      </Section>
      <Section title="Publishing" id="publish">
        <PublishPanel
          article={article}
          readiness={ready}
          publish={actions.publishArticle}
          withdraw={actions.withdrawArticle}
        />
      </Section>
      <TranslationSection article={article} />
      <Section title="Tags" id="tags">
        <TagPanel
          articleId={article.id}
          language={article.language}
          tags={article.tags}
          mayEdit={article.can.tag}
          add={actions.tagArticle}
          addNew={actions.tagArticleWithNew}
          remove={actions.untagArticle}
        />
      </Section>
      {article.can.tag && hasHints(hints) ? (
        <Section title="Suggested tags" id="suggested-tags" aside="from the text">
          <TagHintList
            articleId={article.id}
            language={article.language}
            hints={hints}
            add={actions.tagArticle}
            dismiss={actions.dismissHint}
          />
        </Section>
      ) : null}
      <CheckSections article={article} {...checks} />
    </>
  );
}

function hasHints({ tags, dismissed, unknownKeywords }: TagHints): boolean {
  return tags.length + dismissed.length + unknownKeywords.length > 0;
}

interface CheckSectionsProps {
  article: ArticleFacts;
  findings: CheckedFinding[];
  near: NearRow[];
  /** of the text */
  page: number;
  /** all findings, and not the first alone */
  listsAll: boolean;
}

function CheckSections({ article, findings, near, page, listsAll }: CheckSectionsProps) {
  const open = findings.filter(({ dismissed }) => !dismissed).length;
  const { edit } = article.can;
  const more = notKept(findings);
  const shown = listsAll ? findings : findings.slice(0, FINDINGS_FIRST);
  return (
    <>
      {findings.length > 0 ? (
        <Section title="Source checks" id="findings" aside={toLookAtInWords(open, more)}>
          <FindingList
            findings={shown}
            language={article.language}
            page={page}
            dismiss={edit ? actions.dismissSlip : null}
          />
          {shown.length < findings.length ? (
            <Link
              className="link inline-flex min-h-8 items-center"
              href={`?page=${page}&findings=all#findings`}
            >
              {`Show all ${counted(findings.length, 'finding')}${more > 0 ? ' that are kept' : ''}`}
            </Link>
          ) : null}
        </Section>
      ) : null}
      {near.length > 0 ? (
        <Section title="Nearly the same text" id="near">
          <NearList articleId={article.id} near={near} dismiss={edit ? actions.dismissNear : null} />
        </Section>
      ) : null}
    </>
  );
}

function TranslationSection({ article }: { article: ArticleFacts }) {
  const taken = [article.language, ...article.translations.map(({ language }) => language)];
  return (
    <Section title="Translations" id="translations">
      <TranslationList articleId={article.id} translations={article.translations} />
      {article.can.translate ? (
        <StartTranslation articleId={article.id} taken={taken} start={actions.openTranslation} />
      ) : null}
    </Section>
  );
}

function AboutPane({ article, mayOpenRun }: { article: ArticleFacts; mayOpenRun: boolean }) {
  const { provenance } = article;
  return (
    <>
      <Section title="Details" id="fields">
        <FieldForm article={article} save={actions.saveFields} />
      </Section>
      {provenance ? (
        <Section title="Provenance" id="provenance">
          <ProvenancePanel articleId={article.id} provenance={provenance} mayOpenRun={mayOpenRun} />
        </Section>
      ) : null}
    </>
  );
}
