import { FrontPage } from '#components/reader/front-page.tsx';
import { frontPath } from '#components/reader/paths.ts';
import { readableIn } from '#domain/editions/public-queries.ts';
import { asPage } from '../address.ts';
import { isListed, languageRoute } from '../language-route.ts';

const PER_PAGE = 21;

/** `/{lang}`: what can be read in a language, newest first. */
const front = languageRoute(({ language, query }) => {
  const page = asPage(query);
  return {
    path: frontPath(language, page),
    make: async (site) => {
      if (!isListed(site, language)) return 'missing';
      const offset = (page - 1) * PER_PAGE;
      const { cards, total } = await readableIn(language, { limit: PER_PAGE, offset });
      if (cards.length === 0 && page > 1) return 'missing';
      const hasOlder = offset + cards.length < total;
      return {
        page: <FrontPage site={site} language={language} cards={cards} page={page} hasOlder={hasOlder} />,
        language,
      };
    },
  };
});

export { front as GET, front as HEAD };
