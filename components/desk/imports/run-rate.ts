/** How fast an import goes, from what was seen of it in the last seconds. */

/** At `at` milliseconds `done` files had an outcome. */
export interface Sample {
  at: number;
  done: number;
  /** of the bytes of all files, the share that was read; null when that is not known */
  share: number | null;
}

const WINDOW_MS = 15_000;

/** The samples that still count, with a new one. A count that falls begins anew. */
export function withSample(samples: readonly Sample[], sample: Sample): Sample[] {
  const last = samples.at(-1);
  if (last && sample.done < last.done) return [sample];
  return [...samples.filter(({ at }) => at >= sample.at - WINDOW_MS), sample];
}

/** Articles per second; null until enough was seen. */
export function rateOf(samples: readonly Sample[]): number | null {
  return growthOf(samples, ({ done }) => done);
}

/** The share of all bytes that is read per second; null until enough was seen. */
export function shareRate(samples: readonly Sample[]): number | null {
  const known = samples.filter(({ share }) => share !== null);
  return growthOf(known, ({ share }) => share ?? 0);
}

function growthOf(samples: readonly Sample[], measure: (sample: Sample) => number): number | null {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.at - first.at < 500) return null;
  return ((measure(last) - measure(first)) / (last.at - first.at)) * 1000;
}

/** As `timeLeft`, by the share that was read. */
export function shareLeft(share: number | null, rate: number | null): string | null {
  return share === null ? null : timeLeft(share, 1, rate);
}

/** `about 2 minutes left`; null when nobody can say. */
export function timeLeft(done: number, total: number | null, rate: number | null): string | null {
  if (total === null || rate === null || rate <= 0 || done >= total) return null;
  const seconds = (total - done) / rate;
  if (seconds < 5) return 'a few seconds left';
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} seconds left`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `about ${minutes} minutes left`;
  return `about ${Math.round(minutes / 60)} hours left`;
}

/** `1,240 articles a second`, `3.5 articles a second`: a file may have many. */
export function rateInWords(rate: number): string {
  const digits = rate < 10 ? 1 : 0;
  const text = rate.toLocaleString('en-GB', { maximumFractionDigits: digits });
  return `${text} ${text === '1' ? 'article' : 'articles'} a second`;
}
