import { ArchivePage } from '#components/reader/archive-pages.tsx';
import { archivePath } from '#components/reader/paths.ts';
import { archiveMonths } from '#domain/editions/public-queries.ts';
import { isListed, languageRoute } from '../../language-route.ts';

/** `/{lang}/archive`: the months that have articles in a language. */
const archive = languageRoute(({ language }) => ({
  path: archivePath(language),
  make: async (site) =>
    isListed(site, language)
      ? {
          page: <ArchivePage site={site} language={language} months={await archiveMonths(language)} />,
          language,
        }
      : 'missing',
}));

export { archive as GET, archive as HEAD };
