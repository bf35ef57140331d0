import type { ArticleFormat } from './format.ts';

/** What it is, in which format, the bytes, and how the answer begins or what it contains. */
export type Case = [name: string, format: ArticleFormat, bytes: Uint8Array, answer: RegExp];

export const IMPORTED = /^imported/;

export const deep = (open: string, close = '') => `${open.repeat(100_000)}${close.repeat(100_000)}`;
