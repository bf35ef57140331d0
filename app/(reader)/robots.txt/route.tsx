import { publicRoute } from '../public-route.tsx';

const PRIVATE = ['/desk', '/login', '/setup', '/invite', '/admin', '/api/', '/search?'];

/** `/robots.txt`: everything that is for readers may be read by machines as well. */
const robots = publicRoute(() => ({
  key: '/robots.txt',
  make: async ({ url }) => ({
    text: [
      'User-agent: *',
      ...PRIVATE.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${url}/sitemap.xml`,
      '',
    ].join('\n'),
    type: 'text/plain; charset=utf-8',
  }),
}));

// the build has no database, and every answer depends on the site's revision
export const dynamic = 'force-dynamic';
export { robots as GET, robots as HEAD };
