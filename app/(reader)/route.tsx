import { FrontPage } from '#components/reader/front-page.tsx';
import { frontPath } from '#components/reader/paths.ts';
import { latest } from '#domain/editions/public-queries.ts';
import { asPage } from './address.ts';
import { publicRoute } from './public-route.tsx';

const PER_PAGE = 21;

/** `/`: everything there is, newest first. The same for every reader, whatever their browser asks for. */
const front = publicRoute(({ query }) => {
  const page = asPage(query);
  return {
    key: frontPath(null, page),
    make: async (site) => {
      const cards = await latest({ language: 'en', limit: PER_PAGE + 1, offset: (page - 1) * PER_PAGE });
      if (cards.length === 0 && page > 1) return 'missing';
      const hasOlder = cards.length > PER_PAGE;
      const shown = cards.slice(0, PER_PAGE);
      return {
        page: <FrontPage site={site} language={null} cards={shown} page={page} hasOlder={hasOlder} />,
        language: 'en',
      };
    },
  };
});

// the build has no database, and every answer depends on the site's revision
export const dynamic = 'force-dynamic';
export { front as GET, front as HEAD };
