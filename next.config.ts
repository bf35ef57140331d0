import type { NextConfig } from 'next';

/** Files under /assets/ carry a hash of their content in their name, so a copy never goes stale. */
const FOREVER = 'public, max-age=31536000, immutable';
/** Pages bring their own headers (proxy.ts, the reader's respond.ts); a file is served by Next alone. */
const FILE_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // gzip for the desk; public pages come with their own compressed bodies, which Next then leaves alone
  compress: true,
  // no decoder for foreign images in the process, and no cache that one reader could fill for another (security.md 2.1)
  images: { unoptimized: true },
  cacheComponents: false,
  // `npm test` runs tsc over everything; `npm start` must not need the types of the test tools
  typescript: { ignoreBuildErrors: true },
  async headers() {
    return [
      { source: '/assets/:path*', headers: [...FILE_HEADERS, { key: 'Cache-Control', value: FOREVER }] },
      { source: '/_next/static/:path*', headers: FILE_HEADERS },
    ];
  },
};

export default config;
