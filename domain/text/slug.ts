import { fold } from './normalise.ts';

/** Path segments that public addresses use beside a slug (design.md section 3), so no article may be called so. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'archive',
  'desk',
  'feed',
  'feed.json',
  'feed.xml',
  'history',
  'login',
  'robots.txt',
  'search',
  'setup',
  'sitemap.xml',
  'tags',
]);

const SHAPE = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST = 80;

function cutAtWord(slug: string, max: number): string {
  if (slug.length <= max) return slug;
  const head = slug.slice(0, max);
  // A word that ends exactly at the limit is whole; otherwise go back to the last hyphen, if there is one.
  const end = slug[max] === '-' ? max : head.lastIndexOf('-');
  return (end > 0 ? head.slice(0, end) : head).replace(/-+$/, '');
}

/**
 * Makes the address of a title: a-z, 0-9 and single hyphens, at most `max` characters, cut between words.
 * æ ø å ß become ae o a ss; other scripts are not transliterated, so a title in one gives ''.
 * The result is '' or passes `isSlug`: a reserved word gets `-1` after it.
 */
export function slugify(text: string, max: number = LONGEST): string {
  const plain = fold(text)
    .replace(/['’ʼ]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const slug = cutAtWord(plain, max);
  return RESERVED_SLUGS.has(slug) ? `${slug}-1` : slug;
}

/** Whether the text can be the last part of an article's address: right shape, at most 80 characters, not reserved. */
export function isSlug(text: string): boolean {
  return text.length <= LONGEST && SHAPE.test(text) && !RESERVED_SLUGS.has(text);
}
