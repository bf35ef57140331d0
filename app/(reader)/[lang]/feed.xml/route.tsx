import { messagesFor } from '#components/reader/messages.ts';
import { feedPath } from '#components/reader/paths.ts';
import { languageInSentence } from '#components/reader/wording.ts';
import { readableIn } from '#domain/editions/public-queries.ts';
import { atomFeed } from '../../feeds.ts';
import { isListed, languageRoute } from '../../language-route.ts';

const NEWEST = 50;

/** `/{lang}/feed.xml`: Atom, what can be read in a language. */
const feed = languageRoute(({ language }) => ({
  path: feedPath(language),
  make: async (site) => {
    if (!isListed(site, language)) return 'missing';
    const { cards } = await readableIn(language, { limit: NEWEST });
    const words = messagesFor(language);
    const title = `Spalte: ${words.frontTitle(languageInSentence(language, words.language))}`;
    return {
      text: atomFeed({ siteUrl: site.url, title, language, cards }),
      type: 'application/atom+xml; charset=utf-8',
      language,
    };
  },
}));

export { feed as GET, feed as HEAD };
