/** Imports: runs, items, outcomes. Safe in the browser. */
import { z } from 'zod';

export const IMPORTER_VERSION = '1';

export const RUN_STATUSES = [
  'pending',
  'processing',
  'completed',
  'completed-with-issues',
  'failed',
  'rolled-back',
] as const;
export const runStatus = z.enum(RUN_STATUSES);
export type RunStatus = z.infer<typeof runStatus>;

export const ITEM_STATUSES = ['created', 'updated', 'unchanged', 'duplicate', 'failed'] as const;
export const itemStatus = z.enum(ITEM_STATUSES);
export type ItemStatus = z.infer<typeof itemStatus>;

/** 5 MB an article (design.md, issue 3). */
export const MAX_ARTICLE_BYTES = 5_000_000;

export interface ImportOptions {
  language?: string | undefined;
  publisher?: string | undefined;
}

/** One file's outcome: also the line of `npm run import -- --json`. */
export interface ItemResult {
  file: string;
  status: ItemStatus;
  reason: string | null;
  article: { id: number; slug: string } | null;
  language: string | null;
  date: string | null;
  blocks: number;
  segments: number;
  sha256: string | null;
  warnings: string[];
}

export interface RunSummary {
  run: number;
  created: number;
  updated: number;
  unchanged: number;
  duplicate: number;
  failed: number;
  seconds: number;
}

export interface RunRow {
  id: number;
  status: RunStatus;
  startedBy: string;
  startedAt: string;
  finishedAt: string | null;
  counts: Record<ItemStatus, number>;
}

export interface RunDetail extends RunRow {
  items: {
    position: number;
    path: string;
    status: ItemStatus;
    reason: string | null;
    warnings: string[];
    sha256: string | null;
    byteLength: number | null;
    encoding: string | null;
    article: { id: number; title: string } | null;
  }[];
}
