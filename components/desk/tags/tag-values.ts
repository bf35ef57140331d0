/** A tag as the form holds it: one text per field, several aliases on several lines. */
import { type NewTag, type TagKind, type TagRow, tagKind } from '#domain/tags/tag.ts';
import type { Values } from '../kept-form-state.ts';

/** The languages every tag is asked for; others can be added. */
export const TAG_LANGUAGES = ['nb', 'da', 'en'];
/** Where a tag may be known under an id. */
export const SCHEMES: Record<string, string> = { wikidata: 'Wikidata id', iptc: 'IPTC Media Topic' };

export const EMPTY_TAG = { kind: 'topic' as TagKind, labels: {}, aliases: {}, parent: null, externalIds: {} };

type Described = Pick<TagRow, 'kind' | 'labels' | 'aliases' | 'parent' | 'externalIds'>;

/** The languages a tag has words in, after those that are always asked for. */
export function languagesOfTag({ labels, aliases }: Pick<Described, 'labels' | 'aliases'>): string[] {
  return [...new Set([...TAG_LANGUAGES, ...Object.keys(labels), ...Object.keys(aliases)])];
}

/** The form's texts. */
export function valuesOfTag(tag: Described): Record<string, string> {
  const values: Record<string, string> = { kind: tag.kind, parent: tag.parent ?? '' };
  for (const language of languagesOfTag(tag)) {
    values[`label:${language}`] = tag.labels[language] ?? '';
    values[`aliases:${language}`] = (tag.aliases[language] ?? []).join('\n');
  }
  for (const scheme of [...Object.keys(SCHEMES), ...Object.keys(tag.externalIds)]) {
    values[`id:${scheme}`] = tag.externalIds[scheme] ?? '';
  }
  return values;
}

/** What the form's texts say: empty labels, lines and ids are left out. */
export function tagOfValues(values: Values): Omit<NewTag, 'slug'> {
  const tag = {
    kind: tagKind.catch('topic').parse(values.kind),
    labels: {} as Record<string, string>,
    aliases: {} as Record<string, string[]>,
    externalIds: {} as Record<string, string>,
    parent: values.parent || null,
  };
  for (const [field, value] of Object.entries(values)) {
    const [part, key] = field.split(':');
    const text = value.trim();
    if (!key || text === '') continue;
    if (part === 'label') tag.labels[key] = text;
    if (part === 'aliases') tag.aliases[key] = linesOf(text);
    if (part === 'id') tag.externalIds[key] = text;
  }
  return tag;
}

/** The stored tag that a `Conflict` carries, if it is one. */
export function tagIn(theirs: unknown): { values: Record<string, string>; version: number } | null {
  if (typeof theirs !== 'object' || theirs === null || !('labels' in theirs) || !('version' in theirs))
    return null;
  const row = theirs as TagRow;
  return { values: valuesOfTag(row), version: row.version };
}

function linesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');
}
