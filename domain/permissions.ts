/**
 * Who may do what: one table, ability → (viewer, subject) → boolean. What is not in it is refused.
 * Mutations call `permit`; queries send `can` along, so that buttons and server agree.
 */
import { Forbidden } from './errors.ts';
import type { Viewer } from './people/person.ts';

/** What a rule may need to know of its subject. */
export interface Subject {
  /** ids of the people a translation is assigned to; empty or absent: open to every translator */
  assigned?: readonly number[];
  /** ids of the people who review a translation */
  reviewers?: readonly number[];
  /** id of the person who made the thing */
  authorId?: number | null;
}

type Rule = (viewer: Viewer, subject: Subject) => boolean;

const anyone: Rule = (viewer) => ['translator', 'editor', 'admin'].includes(viewer.role);
const editor: Rule = (viewer) => viewer.role === 'editor' || viewer.role === 'admin';
const admin: Rule = (viewer) => viewer.role === 'admin';
const open: Rule = (viewer, { assigned = [] }) =>
  assigned.length === 0 || (viewer.id !== null && assigned.includes(viewer.id));
const reviewer: Rule = (viewer, { reviewers = [] }) => viewer.id !== null && reviewers.includes(viewer.id);
const author: Rule = (viewer, { authorId }) => viewer.id !== null && viewer.id === authorId;

const TABLE = {
  'article.read': anyone,
  'article.edit': editor,
  'article.tag': editor,
  'article.publish': editor,
  'translation.edit': (viewer, subject) =>
    editor(viewer, subject) ||
    (anyone(viewer, subject) && (open(viewer, subject) || reviewer(viewer, subject))),
  'translation.approve': (viewer, subject) =>
    editor(viewer, subject) || (anyone(viewer, subject) && reviewer(viewer, subject)),
  'translation.suggest': anyone,
  'translation.assign': editor,
  'annotation.add': anyone,
  'annotation.edit': (viewer, subject) =>
    editor(viewer, subject) || (anyone(viewer, subject) && author(viewer, subject)),
  'tag.edit': editor,
  'term.edit': editor,
  'memory.edit': editor,
  'import.run': admin,
  'people.manage': admin,
  'settings.edit': admin,
  'audit.read': admin,
} satisfies Record<string, Rule>;

export type Ability = keyof typeof TABLE;
export const ABILITIES = Object.keys(TABLE) as Ability[];

const SENTENCE: Record<Ability, string> = {
  'article.read': 'read articles at the desk',
  'article.edit': 'edit articles',
  'article.tag': 'tag articles',
  'article.publish': 'publish or withdraw',
  'translation.edit': 'edit this translation',
  'translation.approve': 'approve translations',
  'translation.suggest': 'suggest another text',
  'translation.assign': 'say who works on a translation',
  'annotation.add': 'annotate',
  'annotation.edit': 'change this annotation',
  'tag.edit': 'edit tags',
  'term.edit': 'edit terms',
  'memory.edit': 'change the translation memory',
  'import.run': 'import articles',
  'people.manage': 'manage people',
  'settings.edit': 'change settings',
  'audit.read': 'read the audit trail',
};

/** Whether the viewer may. No viewer may do nothing; an unknown role may do nothing. */
export function can(viewer: Viewer | null | undefined, ability: Ability, subject: Subject = {}): boolean {
  if (!viewer) return false;
  return TABLE[ability](viewer, subject);
}

/** Refuses with `Forbidden` unless the viewer may. The first line of every mutation. */
export function permit(
  viewer: Viewer | null | undefined,
  ability: Ability,
  subject: Subject = {},
): asserts viewer is Viewer {
  if (!viewer) throw new Forbidden('Sign in first.');
  if (!can(viewer, ability, subject))
    throw new Forbidden(`Your role (${viewer.role}) may not ${SENTENCE[ability]}.`);
}
