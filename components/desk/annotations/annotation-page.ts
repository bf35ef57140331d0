import type { DeskNote } from '#domain/annotations/annotation.ts';

/** What /desk/articles/{id}/annotations shows. */
export interface AnnotationPageData {
  articleId: number;
  title: string;
  language: string;
  blocks: { id: number; kind: string; text: string }[];
  notes: DeskNote[];
  translations: string[];
  targets: { language: string; segmentId: number; number: number; text: string }[];
  can: { annotate: boolean };
}
