import type { DeskArticle } from '#domain/articles/article.ts';
import { languageName } from '#domain/languages.ts';
import { Instant } from '../../ui/instant.tsx';
import { StatusShape } from '../../ui/status.tsx';

/** What readers see now, with the way there. */
export function PublicEdition({
  article,
}: {
  article: Pick<DeskArticle, 'publicEdition' | 'changed' | 'withdrawnAt'>;
}) {
  const { publicEdition, changed, withdrawnAt } = article;
  if (!publicEdition) {
    return (
      <p className="text-muted" aria-live="polite">
        {withdrawnAt ? (
          <>
            Withdrawn <Instant at={withdrawnAt} />; readers are told so.
          </>
        ) : (
          'Not public yet.'
        )}
      </p>
    );
  }
  return (
    <div className="flex flex-col gap-1" aria-live="polite">
      <p>
        Edition {publicEdition.number} is public since <Instant at={publicEdition.publishedAt} />, published
        by {publicEdition.publishedBy}.
      </p>
      <ul className="flex flex-wrap gap-x-3">
        {publicEdition.languages.map((tag) => (
          <li key={tag}>
            <a className="link inline-flex min-h-6 items-center" href={`/${tag}/${publicEdition.slug}`}>
              Read in {languageName(tag)}
            </a>
          </li>
        ))}
      </ul>
      {changed ? (
        <p className="flex items-center gap-1.5">
          <StatusShape tone="review" />
          Published with changes that readers do not see yet.
        </p>
      ) : null}
    </div>
  );
}
