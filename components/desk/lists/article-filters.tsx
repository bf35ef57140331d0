import { ARTICLE_STATUSES, type ArticleFilter, type ArticleStatus } from '#domain/articles/article.ts';
import { Link } from '../../ui/link.tsx';
import { StatusShape } from '../../ui/status.tsx';
import { LanguageOptions } from '../article/language-options.tsx';
import { ARTICLE_STATUS } from '../status-words.ts';
import { filterAddress } from './filter-address.ts';
import { FilterChoice, FilterForm, FilterWords } from './filter-form.tsx';

interface ArticleFiltersProps {
  filter: ArticleFilter;
  counts: Record<ArticleStatus, number>;
}

const PATH = '/desk/articles';

/** Statuses with their counts, and a form for the rest: plain addresses, which can be kept and sent. */
export function ArticleFilters({ filter, counts }: ArticleFiltersProps) {
  const { q, language, status, tag } = filter;
  const isFiltered = Boolean(q || language || status || tag);
  return (
    <div className="border-y">
      <StatusLinks filter={filter} counts={counts} />
      <FilterForm action={PATH} isFiltered={isFiltered} className="border-t">
        {status ? <input type="hidden" name="status" value={status} /> : null}
        {tag ? <input type="hidden" name="tag" value={tag} /> : null}
        <FilterWords label="Title contains" value={q} maxLength={200} spellCheck={false} />
        <FilterChoice
          label="Language"
          name="language"
          value={language}
          words={<LanguageOptions current={language ? [language] : []} />}
        />
      </FilterForm>
      {tag ? <p className="pb-3 text-muted">Only articles tagged “{tag}”.</p> : null}
    </div>
  );
}

function StatusLinks({ filter, counts }: ArticleFiltersProps) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const shown = ARTICLE_STATUSES.filter((status) => counts[status] > 0 || status === filter.status);
  const link = (status: ArticleStatus | undefined) => ({
    href: filterAddress(PATH, { ...filter, status, page: undefined }),
    'aria-current': filter.status === status ? ('true' as const) : undefined,
    className:
      'inline-flex min-h-8 items-center gap-1.5 pointer-coarse:min-h-10 hover:text-accent aria-[current]:font-semibold ' +
      'aria-[current]:underline aria-[current]:decoration-accent aria-[current]:decoration-2 aria-[current]:underline-offset-8',
  });
  return (
    <nav aria-label="Status">
      <ul className="flex flex-wrap gap-x-5 py-1">
        <li>
          <Link {...link(undefined)}>
            <span>All {total}</span>
          </Link>
        </li>
        {shown.map((status) => (
          <li key={status}>
            <Link {...link(status)}>
              <StatusShape tone={ARTICLE_STATUS[status].tone} />
              <span>
                {ARTICLE_STATUS[status].word} {counts[status]}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
