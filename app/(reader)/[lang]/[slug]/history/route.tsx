import { HistoryPage } from '#components/reader/history-page.tsx';
import { historyPath } from '#components/reader/paths.ts';
import { editionHistory } from '#domain/editions/public-queries.ts';
import { asSlug } from '../../../address.ts';
import { articleAnswer } from '../../../article.tsx';
import { languageRoute } from '../../../language-route.ts';

/** `/{lang}/{slug}/history`: all editions of an article, with what was corrected. */
const history = languageRoute<{ lang: string; slug: string }>(({ language, params }) => {
  const slug = asSlug(params.slug);
  if (slug === null) return null;
  return {
    path: historyPath(language, slug),
    make: (site) =>
      articleAnswer({
        site,
        language,
        slug,
        movedTo: (now) => historyPath(language, now),
        draw: async (_edition, reading) => {
          const rows = await editionHistory(slug);
          return rows && <HistoryPage site={site} slug={slug} reading={reading} rows={rows} />;
        },
      }),
  };
});

export { history as GET, history as HEAD };
