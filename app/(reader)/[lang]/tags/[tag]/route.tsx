import { tagPath } from '#components/reader/paths.ts';
import { TagPage } from '#components/reader/tag-pages.tsx';
import { articlesWithTag } from '#domain/editions/public-queries.ts';
import { asSlug } from '../../../address.ts';
import { languageRoute } from '../../../language-route.ts';

/** `/{lang}/tags/{tag}`: the articles in a language that carry a tag. */
const tag = languageRoute<{ lang: string; tag: string }>(({ language, params }) => {
  const slug = asSlug(params.tag);
  if (slug === null) return null;
  return {
    path: tagPath(language, slug),
    make: async (site) => {
      const found = await articlesWithTag(language, slug);
      if (found === null) return 'missing';
      return {
        page: <TagPage site={site} language={language} tag={found.tag} cards={found.cards} />,
        language,
      };
    },
  };
});

export { tag as GET, tag as HEAD };
