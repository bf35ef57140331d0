import type { ArticleStatus } from '#domain/articles/article.ts';

/** What whoever imports a changed file should know of its article; null where a new text surprises nobody. */
export function standingBefore(status: ArticleStatus | undefined): string | null {
  if (status === 'published')
    return 'Its article is published: readers see the text of now until it is published again.';
  if (status === 'scheduled') return 'Its article is scheduled: it would be published with the new text.';
  if (status === 'archived') return 'Its article is archived: it would get the new text, and stay archived.';
  return null;
}

/** The same when it is done. `changed`: readers see an older state of it. */
export function standingSince({
  status,
  changed,
}: {
  status: ArticleStatus;
  changed: boolean;
}): string | null {
  if (status === 'published')
    return changed
      ? 'Its article is published: readers see the text of before until it is published again.'
      : null;
  if (status === 'scheduled') return 'Its article is scheduled: it is published with the new text.';
  if (status === 'archived') return 'Its article is archived, and stays so with the new text.';
  return null;
}
