/** Export and merge: formats, and what the screen of a translation's exchange shows. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';
import { type TargetState, targetText } from '../translations/translation.ts';

export const EXPORT_FORMATS = ['xliff', 'xliff-1.2', 'tmx', 'jsonl', 'tei', 'w3c', 'text'] as const;
export const exportFormat = z.enum(EXPORT_FORMATS);
export type ExportFormat = z.infer<typeof exportFormat>;

export const FORMAT_WORDS: Record<ExportFormat, { name: string; says: string }> = {
  xliff: { name: 'XLIFF 2.1', says: 'To translate in another tool and merge back.' },
  'xliff-1.2': { name: 'XLIFF 1.2', says: 'The same for older tools.' },
  tmx: { name: 'TMX 1.4b', says: 'Translated and approved sentences, as a translation memory.' },
  jsonl: { name: 'JSON Lines', says: 'Aligned sentences, one a line.' },
  tei: { name: 'TEI P5', says: 'Original, translation and notes as one document.' },
  w3c: { name: 'W3C annotations', says: 'The notes, with the words they stand on.' },
  text: { name: 'Plain text', says: 'The original as it can be imported again.' },
};

/** Of a long article's file this is fifty times; reading it keeps everybody else waiting (0.4 s a megabyte on two cores). */
export const MAX_MERGE_BYTES = 2_000_000;

/**
 * What merging a row would do. `changed`: the file has another text or state. `conflict`: so has the desk, since the file was
 * written. `source-differs`: it translates another original. `unknown`: the article has no such sentence.
 */
export const MERGE_KINDS = ['conflict', 'source-differs', 'changed', 'unknown', 'same'] as const;
export type MergeKind = (typeof MERGE_KINDS)[number];

/** What the file would make of a sentence. */
export interface MergeText {
  text: string;
  state: 'draft' | 'translated' | 'approved';
}

export interface MergeRow {
  kind: MergeKind;
  /** the id in the file: `s12`, or `title` */
  id: string;
  /** null for the title and for unknown ids */
  segmentId: number | null;
  /** what the article says now; what the file says stands in `fileSource` when it is another text */
  source: string;
  fileSource: string | null;
  file: MergeText;
  /** null: not translated here */
  here: { text: string; state: TargetState; version: number; by: string; at: string } | null;
  origin: 'human' | 'memory' | 'machine';
}

export interface MergePreview {
  articleId: number;
  language: string;
  fileName: string;
  /** XLIFF version and what the file says of itself, when that is not this article */
  version: string;
  rows: MergeRow[];
  /** notes that somebody added in the other tool */
  notes: { unit: string; text: string }[];
  warnings: string[];
}

const chosen = z
  .strictObject({
    segmentId: z.int().positive().nullable(),
    /** of the translation that the preview showed; 0 when there was none */
    version: z.int().min(0),
    text: targetText,
    state: z.enum(['draft', 'translated', 'approved']),
    origin: z.enum(['human', 'memory', 'machine']),
  })
  .refine(
    ({ segmentId, text }) => segmentId !== null || text.trim().length <= 300,
    'A title has at most 300 characters.',
  );

/** The rows that somebody chose; `segmentId` null is the title. */
export const mergeTranslation = z.strictObject({
  articleId: z.int().positive(),
  language: languageTag,
  fileName: z.string().trim().min(1).max(200),
  rows: z
    .array(chosen)
    .min(1, 'Choose at least one sentence.')
    .max(2_000, 'Choose at most 2,000 sentences at once.'),
});
export type MergeTranslation = z.infer<typeof mergeTranslation>;
