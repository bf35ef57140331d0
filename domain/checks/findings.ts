/** What the checks find in one sentence: by its own text and the termbase. Other sentences are asked in compare.ts. */

import type { Db, Tx } from '../db/client.ts';
import { termFindings } from '../terms/sentence-terms.ts';
import { type TermStock, termStock } from '../terms/stock.ts';
import { type LanguagePair, type TargetFinding, targetChecks } from '../text/target-checks.ts';
import { whyNotApproved } from './check.ts';

/** What the checks of a sentence by itself find: numbers, punctuation …, and the terms of its source. */
export function ownFindings(
  stock: TermStock,
  source: string,
  target: string,
  languages: LanguagePair,
): TargetFinding[] {
  return [
    ...targetChecks(source.trim(), target, languages),
    ...termFindings(stock, source, target, languages),
  ];
}

/** The errors of a translated sentence: what keeps it from being approved. */
export function errorsOf(
  stock: TermStock,
  source: string,
  target: string,
  languages: LanguagePair,
): TargetFinding[] {
  return ownFindings(stock, source, target, languages).filter(({ severity }) => severity === 'error');
}

/** The sentence that says why a text cannot be approved, naming the checks; null when it can. */
export async function obstacleToApproval(
  db: Db | Tx,
  source: string,
  target: string,
  languages: LanguagePair,
): Promise<string | null> {
  return whyNotApproved(errorsOf(await termStock(db), source, target, languages));
}
