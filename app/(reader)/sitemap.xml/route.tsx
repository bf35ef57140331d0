import { siteMap } from '#domain/editions/public-queries.ts';
import { asPage } from '../address.ts';
import { publicRoute } from '../public-route.tsx';
import { mappedPages, PART_SIZE, siteMapIndexXml, siteMapXml } from '../site-map.ts';

const TYPE = 'application/xml; charset=utf-8';

/** `/sitemap.xml`: all addresses, or a list of parts when one file cannot hold them. */
const map = publicRoute(({ query }) => {
  const part = query.has('page') ? asPage(query) : null;
  return {
    key: part === null ? '/sitemap.xml' : `/sitemap.xml?page=${part}`,
    make: async (site) => {
      const pages = mappedPages(site.languages, await siteMap());
      const parts = Math.ceil(pages.length / PART_SIZE);
      if (part !== null && part > parts) return 'missing';
      if (part === null && parts > 1) return { text: siteMapIndexXml(site.url, parts), type: TYPE };
      const from = ((part ?? 1) - 1) * PART_SIZE;
      return { text: siteMapXml(site.url, pages.slice(from, from + PART_SIZE)), type: TYPE };
    },
  };
});

// the build has no database, and every answer depends on the site's revision
export const dynamic = 'force-dynamic';
export { map as GET, map as HEAD };
