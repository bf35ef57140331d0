import { composePair } from '#components/reader/compose-pair.ts';
import { PairPage } from '#components/reader/pair-page.tsx';
import { articlePath, pairPath } from '#components/reader/paths.ts';
import { asLanguage, asSlug } from '../../../address.ts';
import { articleAnswer } from '../../../article.tsx';
import { languageRoute } from '../../../language-route.ts';

/** `/{lang}/{slug}/{other}`: an article in two languages side by side. */
const pair = languageRoute<{ lang: string; slug: string; other: string }>(({ language, params }) => {
  const slug = asSlug(params.slug);
  const other = asLanguage(params.other);
  if (slug === null || other === null) return null;
  const path = pairPath(language, slug, other);
  const alone = articlePath(language, slug);
  return {
    path,
    make: async (site) => {
      if (other !== params.other) return { movedTo: path };
      if (other === language) return { movedTo: alone };
      return articleAnswer({
        site,
        language,
        slug,
        other,
        movedTo: (now) => pairPath(language, now, other),
        draw: async (edition, reading) => {
          const columns = composePair(edition.snapshot, language, other);
          return columns && <PairPage site={site} edition={edition} reading={reading} pair={columns} />;
        },
      });
    },
  };
});

export { pair as GET, pair as HEAD };
