/** The one wrapper of every public address: revision, cache, errors. It never looks at a cookie. */
import type { ReactElement } from 'react';
import { messagesFor } from '#components/reader/messages.ts';
import { MissingPage, UnavailablePage } from '#components/reader/refusal-pages.tsx';
import type { Site } from '#components/reader/site.ts';
import { latest, readingLanguages, siteRevision } from '#domain/editions/public-queries.ts';
import { environment } from '#domain/environment.ts';
import { PageCache, type Reply } from './page-cache.ts';
import { moved, respond } from './respond.ts';
import { shareNext } from './share-next.ts';

const HTML = 'text/html; charset=utf-8';
const ROOM = 64 * 1024 * 1024;
const NEWEST = 5;

// biome-ignore lint/style/noProcessEnv: a constant that the bundler puts in, not a setting
const IS_DEVELOPMENT = process.env.NODE_ENV === 'development';

const revisionNow = shareNext(siteRevision);

/** Every route's bundle may have its own copy of this module; the process has one cache. */
const HOLDER = globalThis as typeof globalThis & { spaltePages?: PageCache };

/** What a route makes of its address. `missing` becomes the 404 page, in the language of the address. */
export type Made =
  | { page: ReactElement; language: string; status?: 200 | 404 | 410; isPassing?: boolean }
  | { text: string; type: string; language?: string }
  | { movedTo: string }
  | 'missing';

interface Address<Parameters> {
  params: Parameters;
  query: URLSearchParams;
}

interface Plan {
  /** the address in its one spelling, so that nothing else of a URL can take room in the cache */
  key: string;
  /** for the 404 page */
  language?: string;
  make: (site: Site) => Promise<Made>;
}

type Handler<Parameters> = (request: Request, context: { params: Promise<Parameters> }) => Promise<Response>;

/** The GET and HEAD of a public address. */
export function publicRoute<Parameters = object>(
  plan: (address: Address<Parameters>) => Plan,
): Handler<Parameters> {
  return async (request, context) => {
    try {
      const params = await context.params;
      return await answer(request, plan({ params, query: new URL(request.url).searchParams }));
    } catch (error) {
      return unavailable(request, error);
    }
  };
}

class Moved extends Error {
  readonly path: string;
  constructor(path: string) {
    super('moved');
    this.path = path;
  }
}
class Missing extends Error {}

async function answer(request: Request, { key, language = 'en', make }: Plan): Promise<Response> {
  const cache = pages();
  const revision = await revisionNow();
  try {
    return await respond(
      request,
      await cache.page(revision, key, async () => replyFor(await make(await site()))),
    );
  } catch (error) {
    if (error instanceof Moved) return moved(error.path);
    if (!(error instanceof Missing)) throw error;
    return respond(request, await missing(cache, revision, language));
  }
}

function pages(): PageCache {
  if (IS_DEVELOPMENT) return new PageCache(0);
  HOLDER.spaltePages ??= new PageCache(ROOM);
  return HOLDER.spaltePages;
}

async function site(): Promise<Site> {
  const languages = await readingLanguages();
  return { url: environment().siteUrl, languages: languages.map(({ language }) => language) };
}

async function replyFor(made: Made): Promise<Reply> {
  if (made === 'missing') throw new Missing();
  if ('movedTo' in made) throw new Moved(made.movedTo);
  if ('text' in made) {
    return { status: 200, type: made.type, language: made.language ?? null, body: made.text };
  }
  const { page, language, status = 200, isPassing = false } = made;
  return { status, type: HTML, language, body: await markup(page), isPassing };
}

async function markup(page: ReactElement): Promise<string> {
  // Next refuses a static import of the server renderer in route handlers
  const { renderToStaticMarkup } = await import('react-dom/server');
  return `<!doctype html>${renderToStaticMarkup(page)}`;
}

/** One page per language the site speaks, kept like any other: wrong addresses cost nothing and take no room. */
async function missing(cache: PageCache, revision: number, asked: string) {
  const { language } = messagesFor(asked);
  const page = await cache.page(revision, `404 ${language}`, async () => {
    const [facts, newest] = await Promise.all([site(), latest({ language, limit: NEWEST })]);
    const body = await markup(<MissingPage site={facts} language={language} newest={newest} />);
    return { status: 200, type: HTML, language, body };
  });
  return { ...page, status: 404 };
}

async function unavailable(request: Request, error: unknown): Promise<Response> {
  // the server writes it to its log, with the time; the reader gets no detail of it
  console.error(error);
  const body = Buffer.from(await markup(<UnavailablePage url={environment().siteUrl} />));
  const response = await respond(request, {
    status: 503,
    type: HTML,
    language: 'en',
    hash: '',
    forms: { identity: body },
  });
  response.headers.set('Cache-Control', 'no-store');
  response.headers.set('Retry-After', '60');
  return response;
}
