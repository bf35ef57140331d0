import { directionOf, languageName } from '#domain/languages.ts';
import {
  CONCORDANCE_PER_PAGE,
  type ConcordanceHit,
  type ConcordanceQuery,
  type MarkedRun,
  MOST_HITS,
} from '#domain/memory/memory.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Pagination } from '../../ui/pagination.tsx';
import { Cell, HeadCell, Row, Table } from '../../ui/table.tsx';
import { filterAddress } from '../lists/filter-address.ts';
import { OriginLine } from './origin-line.tsx';

interface ConcordanceHitsProps {
  query: ConcordanceQuery;
  hits: readonly ConcordanceHit[];
  total: number;
}

/** How a phrase was translated before: the texts beside each other, the phrase marked. */
export function ConcordanceHits({ query, hits, total }: ConcordanceHitsProps) {
  const { q, one, other, page = 1 } = query;
  return (
    <div className="pt-3">
      {total === 0 ? (
        <EmptyState sentence={`Nothing in the memory says “${q}”.`} />
      ) : (
        <p className="pb-1 text-muted" role="status">
          {total >= MOST_HITS ? `The newest ${MOST_HITS} hits` : total === 1 ? '1 hit' : `${total} hits`}
        </p>
      )}
      {hits.length > 0 ? (
        <Table
          caption="Hits"
          columns={['Original', 'Translation', 'Where it comes from'].map((label) => ({ label }))}
        >
          {hits.map((hit) => (
            <Row key={hit.unitId}>
              <HeadCell>
                <MarkedRuns runs={hit.source} language={hit.sourceLanguage} />
              </HeadCell>
              <Cell label={languageName(hit.targetLanguage)}>
                <MarkedRuns runs={hit.target} language={hit.targetLanguage} />
              </Cell>
              <Cell label="From">
                <OriginLine {...hit} />
              </Cell>
            </Row>
          ))}
        </Table>
      ) : null}
      <Pagination
        page={page}
        pages={Math.ceil(total / CONCORDANCE_PER_PAGE)}
        href={(to) => filterAddress('/desk/memory', { q, pair: `${one} ${other}`, page: to })}
      />
    </div>
  );
}

function MarkedRuns({ runs, language }: { runs: readonly MarkedRun[]; language: string }) {
  let at = 0;
  return (
    <span lang={language} dir={directionOf(language)} className="font-serif text-[0.9375rem] leading-snug">
      {runs.map(({ text, hit }) => {
        const key = at;
        at += text.length;
        return hit ? (
          <mark key={key} className="rounded-[2px] bg-mark text-inherit">
            {text}
          </mark>
        ) : (
          text
        );
      })}
    </span>
  );
}
