import { MonthPage } from '#components/reader/archive-pages.tsx';
import { monthPath } from '#components/reader/paths.ts';
import { archiveMonth } from '#domain/editions/public-queries.ts';
import { asMonth } from '../../../../address.ts';
import { languageRoute } from '../../../../language-route.ts';

/** `/{lang}/archive/{yyyy}/{mm}`: what a month has in a language. */
const archive = languageRoute<{ lang: string; year: string; month: string }>(({ language, params }) => {
  const month = asMonth(params.year, params.month);
  if (month === null) return null;
  return {
    path: monthPath(language, month),
    make: async (site) => {
      const cards = await archiveMonth(language, month);
      if (cards.length === 0) return 'missing';
      return { page: <MonthPage site={site} language={language} month={month} cards={cards} />, language };
    },
  };
});

export { archive as GET, archive as HEAD };
