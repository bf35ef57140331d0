/** Tags: topics, people, places, organisations, events, with labels per language. Safe in the browser. */
import { z } from 'zod';
import { languageTag } from '../languages.ts';

export const TAG_KINDS = ['topic', 'person', 'place', 'organisation', 'event'] as const;
export const tagKind = z.enum(TAG_KINDS);
export type TagKind = z.infer<typeof tagKind>;

const label = z.string().trim().min(1).max(120);

export const newTag = z.strictObject({
  kind: tagKind,
  labels: z.record(languageTag, label).refine((all) => Object.keys(all).length > 0, 'Give the tag a label.'),
  aliases: z.record(languageTag, z.array(label).max(50)).optional(),
  slug: z.string().max(80).optional(),
  parent: z.string().max(80).nullable().optional(),
  externalIds: z.record(z.string().max(30), z.string().max(60)).optional(),
});
export type NewTag = z.infer<typeof newTag>;

export const editTag = newTag.extend({ id: z.int().positive(), version: z.int() }).omit({ slug: true });
export type EditTag = z.infer<typeof editTag>;

export const articleTag = z.strictObject({ articleId: z.int().positive(), tagId: z.int().positive() });
/** An editor’s word on a tag that is offered for an article: it is none of its tags, or it may be offered after all. */
export const dismissTagHint = articleTag.extend({ dismissed: z.boolean() });
export type DismissTagHint = z.infer<typeof dismissTagHint>;

export const newTagOnArticle = z.strictObject({
  articleId: z.int().positive(),
  kind: tagKind,
  language: languageTag,
  label,
});

export interface TagChip {
  id: number;
  slug: string;
  kind: TagKind;
  /** in the language asked for, else English, else any */
  label: string;
  /** the language `label` is in, for `lang` */
  language: string;
}

/** An offer of the autocomplete. `matched` is the label or alias that was found when it is not `label` itself. */
export interface TagSuggestion extends TagChip {
  matched: string | null;
  articles: number;
}

/** A tag that the text of an article or the keywords of its source speak of, and that it does not have. */
export interface TagHint extends TagChip {
  /** the name or keyword that was found */
  found: string;
  /** how often it stands in the text; 0 when only a keyword says it */
  count: number;
  isKeyword: boolean;
}

/** What an editor is offered for an article; nothing of it is applied. */
export interface TagHints {
  tags: TagHint[];
  /** what would be offered as well, had nobody dismissed it */
  dismissed: TagHint[];
  /** keywords of the source that no tag is called */
  unknownKeywords: string[];
}

export interface TagRow {
  id: number;
  slug: string;
  kind: TagKind;
  version: number;
  labels: Record<string, string>;
  aliases: Record<string, string[]>;
  externalIds: Record<string, string>;
  parent: string | null;
  articles: number;
}

/** The label to show to somebody who reads `language`: that language, its Scandinavian neighbours, English, any. */
export function labelFor(
  labels: Readonly<Record<string, string>>,
  language: string,
): { text: string; language: string } {
  const NEAR: Record<string, string[]> = {
    nb: ['nn', 'da'],
    nn: ['nb', 'da'],
    da: ['nb', 'nn'],
    sv: ['nb', 'da'],
  };
  for (const candidate of [language, ...(NEAR[language] ?? []), 'en', ...Object.keys(labels)]) {
    const text = labels[candidate];
    if (text !== undefined) return { text, language: candidate };
  }
  return { text: '?', language: 'und' };
}
