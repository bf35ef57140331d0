import { tagsPath } from '#components/reader/paths.ts';
import { TagIndexPage } from '#components/reader/tag-pages.tsx';
import { publicTags } from '#domain/editions/public-queries.ts';
import { isListed, languageRoute } from '../../language-route.ts';

/** `/{lang}/tags`: what the articles in a language are about. */
const tags = languageRoute(({ language }) => ({
  path: tagsPath(language),
  make: async (site) =>
    isListed(site, language)
      ? { page: <TagIndexPage site={site} language={language} tags={await publicTags(language)} />, language }
      : 'missing',
}));

export { tags as GET, tags as HEAD };
