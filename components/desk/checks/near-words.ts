import type { NearRow } from '#domain/articles/article.ts';

/** `93% of the shorter text stands in the other; 61% of both texts is common.` Whole only when all of it is. */
export function nearInWords({ containment, jaccard }: Pick<NearRow, 'containment' | 'jaccard'>): string {
  return `${percent(containment)} of the shorter text stands in the other; ${percent(jaccard)} of both together is common.`;
}

function percent(share: number): string {
  return `${Math.floor(share * 100 + 1e-9)}%`;
}
