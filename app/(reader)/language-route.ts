/** Addresses that begin with a language: checked, and moved to the language's one spelling. */
import type { Site } from '#components/reader/site.ts';
import { OFFERED_LANGUAGES } from '#domain/languages.ts';
import { asLanguage } from './address.ts';
import { type Made, publicRoute } from './public-route.tsx';

interface LanguageAddress<Parameters> {
  language: string;
  params: Parameters;
  query: URLSearchParams;
}

interface LanguagePlan {
  /** the address in its one spelling */
  path: string;
  make: (site: Site) => Promise<Made>;
}

/** GET and HEAD below `/{lang}`. A plan of null is an address that cannot lead anywhere. */
export function languageRoute<Parameters extends { lang: string } = { lang: string }>(
  plan: (address: LanguageAddress<Parameters>) => LanguagePlan | null,
) {
  return publicRoute<Parameters>(({ params, query }) => {
    const language = asLanguage(params.lang);
    const found = language === null ? null : plan({ language, params, query });
    if (language === null || found === null) {
      return { key: 'nowhere', language: language ?? 'en', make: async () => 'missing' };
    }
    const { path, make } = found;
    if (language !== params.lang) return { key: `moved ${path}`, make: async () => ({ movedTo: path }) };
    return { key: path, language, make };
  });
}

/** Whether lists in a language are pages at all: those the product offers may be empty, others must have something. */
export function isListed(site: Site, language: string): boolean {
  return site.languages.includes(language) || (OFFERED_LANGUAGES as readonly string[]).includes(language);
}
