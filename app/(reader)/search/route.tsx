import { searchPath } from '#components/reader/paths.ts';
import { SearchPage } from '#components/reader/search-page.tsx';
import { searchEditions } from '#domain/search/queries.ts';
import { asLanguage, asPage } from '../address.ts';
import { publicRoute } from '../public-route.tsx';

const PER_PAGE = 20;
const LONGEST_QUERY = 200;

/** `/search?q=&lang=`: never kept, because there is no end to what can be asked. */
const search = publicRoute(({ query }) => {
  const q = (query.get('q') ?? '').toWellFormed().trim().slice(0, LONGEST_QUERY);
  const lang = asLanguage(query.get('lang') ?? '');
  const page = asPage(query);
  return {
    key: searchPath({ q, lang, page }),
    language: lang ?? 'en',
    make: async (site) => {
      const found =
        q === ''
          ? null
          : await searchEditions({
              q,
              language: lang ?? undefined,
              limit: PER_PAGE,
              offset: (page - 1) * PER_PAGE,
            });
      return {
        page: <SearchPage site={site} q={q} lang={lang} found={found} page={page} perPage={PER_PAGE} />,
        language: lang ?? 'en',
        isPassing: true,
      };
    },
  };
});

// the build has no database, and every answer depends on the site's revision
export const dynamic = 'force-dynamic';
export { search as GET, search as HEAD };
