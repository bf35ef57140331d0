import { ArchivePage } from '#components/reader/archive-pages.tsx';
import { archivePath } from '#components/reader/paths.ts';
import { archiveMonths, archiveUndated } from '#domain/editions/public-queries.ts';
import { isListed, languageRoute } from '../../language-route.ts';

/** `/{lang}/archive`: the months that have articles in a language. */
const archive = languageRoute(({ language }) => ({
  path: archivePath(language),
  make: async (site) => {
    if (!isListed(site, language)) return 'missing';
    const [months, undated] = await Promise.all([archiveMonths(language), archiveUndated(language)]);
    return {
      page: <ArchivePage site={site} language={language} months={months} undated={undated} />,
      language,
    };
  },
}));

export { archive as GET, archive as HEAD };
