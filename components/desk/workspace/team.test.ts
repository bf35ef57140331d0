import { describe, expect, it } from 'vitest';
import type { Present } from '#domain/presences/presence.ts';
import type { Workspace, WorkspaceSegment } from '#domain/translations/translation.ts';
import { nextInBlock } from './cutting.ts';
import { rowsOf } from './desk-state.ts';
import { holderOf, NO_TEAM, nameOfPresent } from './team.ts';

const present = (part: Partial<Present>): Present => ({
  page: 'a',
  name: 'Ingrid',
  isMe: false,
  segmentId: 10,
  writesIn: null,
  ...part,
});

describe('who holds a sentence', () => {
  it('is who has begun to change it, not who only looks', () => {
    expect(holderOf({ ...NO_TEAM, others: [present({})] }, '10')).toBeNull();
    const others = [present({ writesIn: 10 })];
    expect(holderOf({ ...NO_TEAM, others }, '10')?.name).toBe('Ingrid');
    expect(holderOf({ ...NO_TEAM, others }, '11')).toBeNull();
  });

  it('is nobody once one has chosen to write all the same', () => {
    const others = [present({ writesIn: 10 })];
    expect(holderOf({ ...NO_TEAM, others, writtenOver: new Set(['10']) }, '10')).toBeNull();
  });

  it('is called by name, or you in another window', () => {
    expect(nameOfPresent(present({}))).toBe('Ingrid');
    expect(nameOfPresent(present({ isMe: true }))).toContain('You');
  });
});

const segment = (id: number, blockId: number): WorkspaceSegment => ({
  id,
  version: 1,
  number: id,
  former: [],
  blockId,
  blockKind: 'paragraph',
  startsBlock: false,
  start: 0,
  source: 'Nato.',
  target: null,
});

describe('the sentence to join with', () => {
  const workspace = { segments: [segment(1, 1), segment(2, 1), segment(3, 2)] } as Workspace;
  const [title, first, second, last] = rowsOf({ ...workspace, sourceTitle: 'Nato' });

  it('is the next one of the same paragraph', () => {
    expect(first && nextInBlock({ workspace }, first)?.id).toBe(2);
  });

  it.each([
    ['at the end of a paragraph', second],
    ['at the end of the text', last],
    ['of the title', title],
  ])('is none %s', (_, row) => {
    expect(row && nextInBlock({ workspace }, row)).toBeNull();
  });
});
