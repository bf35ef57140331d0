import { describe, expect, it } from 'vitest';
import { Forbidden } from './errors.ts';
import { ROLES, type Viewer } from './people/person.ts';
import { ABILITIES, can, permit, type Subject } from './permissions.ts';

const person = (role: string, id: number | null = 1) => ({ id, name: 'Kari', role }) as unknown as Viewer;

/** Who may do what, written out a second time: a change of the rules has to be made here as well. */
const TABLE = `
                      translator editor admin
  article.read        yes        yes    yes
  article.edit        -          yes    yes
  article.tag         -          yes    yes
  article.publish     -          yes    yes
  translation.edit    yes        yes    yes
  translation.approve -          yes    yes
  translation.suggest yes        yes    yes
  translation.assign  -          yes    yes
  annotation.add      yes        yes    yes
  annotation.edit     -          yes    yes
  tag.edit            -          yes    yes
  term.edit           -          yes    yes
  memory.edit         -          yes    yes
  import.run          -          -      yes
  people.manage       -          -      yes
  settings.edit       -          -      yes
  audit.read          -          -      yes
`;

function printed(): string {
  const row = (first: string, cells: string[]) =>
    `  ${first.padEnd(20)}${cells.map((cell, i) => cell.padEnd((ROLES[i]?.length ?? 0) + 1)).join('')}`.trimEnd();
  const rows = ABILITIES.map((ability) =>
    row(
      ability,
      ROLES.map((role) => (can(person(role), ability) ? 'yes' : '-')),
    ),
  );
  return `\n${[row('', [...ROLES]), ...rows].join('\n')}\n`;
}

describe('who may do what', () => {
  it('is this table, every role and every ability of it', () => {
    expect(printed()).toBe(TABLE);
  });

  it('is nothing at all for somebody who has not signed in', () => {
    for (const viewer of [null, undefined]) {
      expect(ABILITIES.filter((ability) => can(viewer, ability, { authorId: null }))).toEqual([]);
      for (const ability of ABILITIES) expect(() => permit(viewer, ability)).toThrow(Forbidden);
    }
  });

  it('is nothing at all for a role that nobody knows, even on what is their own', () => {
    const mine: Subject = { assigned: [1], authorId: 1 };
    for (const role of ['', 'reader', 'Admin', 'owner', 'constructor', '__proto__']) {
      expect(
        ABILITIES.filter((ability) => can(person(role), ability, mine)),
        role,
      ).toEqual([]);
    }
  });
});

describe('what depends on the thing', () => {
  it('opens an assigned translation to those it is assigned to, and to editors', () => {
    const assigned = { assigned: [7, 8] };
    expect(can(person('translator', 7), 'translation.edit', assigned)).toBe(true);
    expect(can(person('translator', 9), 'translation.edit', assigned)).toBe(false);
    expect(can(person('translator', null), 'translation.edit', assigned)).toBe(false);
    expect(can(person('editor', 9), 'translation.edit', assigned)).toBe(true);
    expect(can(person('translator', 9), 'translation.edit', { assigned: [] })).toBe(true);
  });

  it('lets those who review a translation edit and approve it, and no other', () => {
    const reviewed = { assigned: [7], reviewers: [8] };
    for (const ability of ['translation.edit', 'translation.approve'] as const) {
      expect(can(person('translator', 8), ability, reviewed)).toBe(true);
      expect(can(person('translator', 9), ability, reviewed)).toBe(false);
      expect(can(person('translator', null), ability, reviewed)).toBe(false);
    }
    expect(can(person('translator', 7), 'translation.approve', reviewed)).toBe(false);
  });

  it('opens a note to its author, and to editors', () => {
    expect(can(person('translator', 7), 'annotation.edit', { authorId: 7 })).toBe(true);
    expect(can(person('translator', 7), 'annotation.edit', { authorId: 8 })).toBe(false);
    expect(can(person('editor', 7), 'annotation.edit', { authorId: 8 })).toBe(true);
  });

  it('takes nobody without an account for the author of a note without one', () => {
    expect(can(person('translator', null), 'annotation.edit', { authorId: null })).toBe(false);
    expect(can(person('translator', 7), 'annotation.edit', {})).toBe(false);
  });
});

describe('a refusal', () => {
  it('says in words what the role may not do', () => {
    expect(() => permit(person('translator'), 'article.publish')).toThrow(
      'Your role (translator) may not publish or withdraw.',
    );
    expect(() => permit(null, 'article.read')).toThrow('Sign in first.');
  });
});
