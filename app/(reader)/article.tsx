/** What every address of an article has in common: it may have moved, be withdrawn, or not exist in that language. */
import type { ReactElement } from 'react';
import { composeReading, type Reading } from '#components/reader/compose.ts';
import { GonePage, OtherLanguagesPage } from '#components/reader/refusal-pages.tsx';
import type { Site } from '#components/reader/site.ts';
import type { PublicEdition } from '#domain/editions/edition.ts';
import { latest, publicArticle } from '#domain/editions/public-queries.ts';
import type { Made } from './public-route.tsx';

const NEWEST = 3;

interface ArticleRequest {
  site: Site;
  language: string;
  slug: string;
  /** the same page at the article's present address */
  movedTo: (slug: string) => string;
  /** the page of an article that can be read in the language; null when the rest of the address leads nowhere */
  draw: (edition: PublicEdition, reading: Reading) => Promise<ReactElement | null>;
  /** a second language that the address asks for */
  other?: string;
}

/** The page, or whatever stands where it stood. */
export async function articleAnswer(request: ArticleRequest): Promise<Made> {
  const { site, language, slug, movedTo, draw, other } = request;
  const answer = await publicArticle(language, slug);
  if (answer.kind === 'missing') return 'missing';
  if (answer.kind === 'moved') return { movedTo: movedTo(answer.slug) };
  if (answer.kind === 'gone') {
    const newest = await latest({ language, limit: NEWEST });
    return {
      page: <GonePage site={site} language={language} newest={newest} answer={answer} />,
      language,
      status: 410,
      // any language can be typed before a withdrawn slug; only those with pages of their own are worth keeping
      isPassing: !site.languages.includes(language),
    };
  }
  const reading = composeReading(answer.edition.snapshot, language);
  const { former } = answer.edition;
  const lost = (tag: string | undefined) => former.some((entry) => entry.language === tag);
  // in the pair, only a language that was there once is worth a page: any other can be typed
  const missing = reading === null ? language : lost(other) ? other : undefined;
  if (reading === null || missing !== undefined) {
    return {
      page: <OtherLanguagesPage site={site} language={language} missing={missing} edition={answer.edition} />,
      language,
      status: lost(missing) ? 410 : 404,
    };
  }
  const page = await draw(answer.edition, reading);
  return page === null ? 'missing' : { page, language };
}
