import { messagesFor } from '#components/reader/messages.ts';
import { latest } from '#domain/editions/public-queries.ts';
import { jsonFeed } from '../feeds.ts';
import { publicRoute } from '../public-route.tsx';

const NEWEST = 50;

/** `/feed.json`: JSON Feed, every article once. */
const feed = publicRoute(() => ({
  key: '/feed.json',
  make: async ({ url }) => {
    const cards = await latest({ language: 'en', limit: NEWEST });
    const title = `Spalte: ${messagesFor('en').frontTitleAll}`;
    return {
      text: jsonFeed({ siteUrl: url, title, language: null, cards }),
      type: 'application/feed+json; charset=utf-8',
    };
  },
}));

// the build has no database, and every answer depends on the site's revision
export const dynamic = 'force-dynamic';
export { feed as GET, feed as HEAD };
