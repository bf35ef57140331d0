import type { Messages } from './messages.ts';

/** The ways to newer and older pages of a list. */
export function Pages({
  words,
  newer,
  older,
}: {
  words: Messages;
  newer: string | null;
  older: string | null;
}) {
  if (newer === null && older === null) return null;
  return (
    <nav className="pages" aria-label={words.pagesNavigation}>
      {newer !== null && (
        <a href={newer} rel="prev">
          {words.newerArticles}
        </a>
      )}
      {older !== null && (
        <a href={older} rel="next">
          {words.olderArticles}
        </a>
      )}
    </nav>
  );
}
