/** The public addresses (design.md section 3), all relative to the site. */

/** Front page: of a language, or of everything. Pages count from 1. */
export function frontPath(language: string | null, page = 1): string {
  return `/${language ?? ''}${page > 1 ? `?page=${page}` : ''}`;
}

export function articlePath(language: string, slug: string): string {
  return `/${language}/${slug}`;
}

export function pairPath(language: string, slug: string, other: string): string {
  return `/${language}/${slug}/${other}`;
}

export function historyPath(language: string, slug: string): string {
  return `/${language}/${slug}/history`;
}

export function tagsPath(language: string): string {
  return `/${language}/tags`;
}

export function tagPath(language: string, tag: string): string {
  return `/${language}/tags/${encodeURIComponent(tag)}`;
}

export function archivePath(language: string): string {
  return `/${language}/archive`;
}

/** `month` as 2022-03. */
export function monthPath(language: string, month: string): string {
  return `/${language}/archive/${month.replace('-', '/')}`;
}

/** Search; all parts may be left out. */
export function searchPath(query: { q?: string; lang?: string | null; page?: number } = {}): string {
  const parameters = new URLSearchParams();
  if (query.q) parameters.set('q', query.q);
  if (query.lang) parameters.set('lang', query.lang);
  if (query.page !== undefined && query.page > 1) parameters.set('page', String(query.page));
  return parameters.size > 0 ? `/search?${parameters}` : '/search';
}

/** The Atom feed of a language, or of everything. */
export function feedPath(language: string | null): string {
  return language === null ? '/feed.xml' : `/${language}/feed.xml`;
}

/** An address from a text that may be linked to: http, https or mailto, nothing else; null otherwise. */
export function safeUrl(url: string | null): string | null {
  return url !== null && /^(https?:\/\/|mailto:)\S+$/i.test(url) ? url : null;
}

/** What a reader recognises an address by: its host without www. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, '') || url : url;
}
