import { ArticlePage } from '#components/reader/article-page.tsx';
import { articlePath } from '#components/reader/paths.ts';
import { asSlug } from '../../address.ts';
import { articleAnswer } from '../../article.tsx';
import { languageRoute } from '../../language-route.ts';

/** `/{lang}/{slug}`: an article in one language. */
const article = languageRoute<{ lang: string; slug: string }>(({ language, params }) => {
  const slug = asSlug(params.slug);
  if (slug === null) return null;
  return {
    path: articlePath(language, slug),
    make: (site) =>
      articleAnswer({
        site,
        language,
        slug,
        movedTo: (now) => articlePath(language, now),
        draw: async (edition, reading) => <ArticlePage site={site} edition={edition} reading={reading} />,
      }),
  };
});

export { article as GET, article as HEAD };
