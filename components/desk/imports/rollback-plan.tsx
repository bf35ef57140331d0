import type { ForetoldRollback, TakenBack } from '#domain/imports/import.ts';
import { NOTHING_TO_TAKE_BACK, rollbackInWords, whyInWords } from '#domain/imports/rollback-words.ts';
import { counted } from '#domain/text/counted.ts';
import { Button, buttonClass } from '../../ui/button.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Section } from '../../ui/section.tsx';

/** So many of those that stay are named; the rest is counted. */
const SHOWN = 200;

/** What rolling an import back would do, and the button that does it. */
export function RollbackPlanView({ run, plan }: { run: number; plan: ForetoldRollback }) {
  const { removed, restored, kept } = plan;
  const isNothing = removed + restored === 0;
  return (
    <div className="flex max-w-3xl flex-col gap-4 border-t pt-4">
      <ul className="list-disc ps-5 empty:hidden">
        {rollbackInWords(plan, false).map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {isNothing ? (
        <Notice tone="review">{NOTHING_TO_TAKE_BACK}</Notice>
      ) : (
        <p>This cannot be undone; the files can be imported again.</p>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {isNothing ? null : (
          <form method="post" action={`/desk/imports/${run}/rollback`}>
            <Button type="submit" kind="danger">
              Roll back
            </Button>
          </form>
        )}
        {isNothing ? (
          <Link className="link inline-flex min-h-8 items-center" href={`/desk/imports/${run}`}>
            Back to the import
          </Link>
        ) : (
          <Link className={buttonClass()} href={`/desk/imports/${run}`}>
            Keep everything
          </Link>
        )}
      </div>
      {removed > 0 ? (
        <Section title="What goes away">
          <ArticleList articles={plan.goes} all={removed} />
        </Section>
      ) : null}
      {restored > 0 ? (
        <Section title="What gets its earlier text">
          <ArticleList articles={plan.returns} all={restored} />
        </Section>
      ) : null}
      {kept.length > 0 ? (
        <Section title="What stays">
          <KeptList kept={kept} />
        </Section>
      ) : null}
    </div>
  );
}

/** The first of them; the rest is counted. */
function ArticleList({ articles, all }: { articles: TakenBack[]; all: number }) {
  const more = all - articles.length;
  return (
    <>
      <ul>
        {articles.map((article) => (
          <li key={article.id} className="border-t py-1.5 first:border-t-0">
            <ArticleLink article={article} />
          </li>
        ))}
      </ul>
      {more > 0 ? (
        <p className="text-muted">
          {`And ${counted(more, 'more article')}. `}
          The page of the import lists all its files.
        </p>
      ) : null}
    </>
  );
}

function ArticleLink({ article: { id, title, language } }: { article: TakenBack }) {
  return (
    <Link className="link-row wrap-anywhere" href={`/desk/articles/${id}`} lang={language}>
      {title}
    </Link>
  );
}

function KeptList({ kept }: { kept: ForetoldRollback['kept'] }) {
  return (
    <>
      <ul>
        {kept.slice(0, SHOWN).map((article) => (
          <li key={article.id} className="border-t py-1.5 first:border-t-0">
            <ArticleLink article={article} />
            <p className="text-xs text-muted">{whyInWords(article.why)}</p>
          </li>
        ))}
      </ul>
      {kept.length > SHOWN ? <p className="text-muted">{`And ${kept.length - SHOWN} more.`}</p> : null}
    </>
  );
}
