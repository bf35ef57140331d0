import { messagesFor } from './messages.ts';
import { feedPath } from './paths.ts';
import type { PageFacts } from './site.ts';
import { languageInSentence } from './wording.ts';

/** What an edition is, and the feeds. */
export function Footer({ facts }: { facts: PageFacts }) {
  const words = messagesFor(facts.language);
  return (
    <footer className="colophon">
      <p>{words.footerNote}</p>
      <ul className="ways">
        {facts.feed !== null && (
          <li>
            <a href={feedPath(facts.feed)} type="application/atom+xml">
              {words.feedOfLanguage(languageInSentence(facts.feed, words.language))}
            </a>
          </li>
        )}
        <li>
          <a href={feedPath(null)} type="application/atom+xml">
            {words.feedOfAll}
          </a>
        </li>
        <li>
          <a href="/feed.json" type="application/feed+json">
            {words.jsonFeed}
          </a>
        </li>
      </ul>
    </footer>
  );
}
