/** The five articles that every test server has. Tests read them and leave them as they are. */

interface Seed {
  slug: string;
  /** of the original; each has an English translation */
  language: 'nb' | 'da';
}

export const SEEDS: readonly Seed[] = [
  { slug: 'stoltenberg-putin-must-end-the-war', language: 'nb' },
  { slug: 'nato-prepares-for-diplomacy-to-fail', language: 'nb' },
  { slug: 'no-sign-of-russian-withdrawal', language: 'da' },
  { slug: 'nato-takes-nuclear-threats-seriously', language: 'nb' },
  { slug: 'stoltenberg-replies-to-putin', language: 'nb' },
];

/** One that has headings, captions and many notes. */
export const LONG_SEED = { slug: 'stoltenberg-putin-must-end-the-war', language: 'nb' } as const;

/** Everything of an article that has a page: original, translation, both side by side, its history. */
export function pagesOf({ slug, language }: Seed): string[] {
  return [
    `/${language}/${slug}`,
    `/en/${slug}`,
    `/en/${slug}/${language}`,
    `/${language}/${slug}/en`,
    `/en/${slug}/history`,
  ];
}

/** A page of every kind that the site has for readers. */
export const PUBLIC_PAGES: readonly string[] = [
  '/',
  '/nb',
  '/da',
  ...pagesOf(LONG_SEED),
  '/en/tags',
  '/nb/tags/nato',
  '/nb/archive',
  '/nb/archive/2022/03',
  '/search',
  '/search?q=nato&lang=nb',
];
