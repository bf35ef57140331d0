import { describe, expect, it } from 'vitest';
import { isChoosable, nameOfRow, startsChosen } from './merge-choices.ts';

describe('what is chosen before anybody has chosen', () => {
  it('is what only the file has changed: a conflict and another original wait for a person', () => {
    const rows = (['conflict', 'source-differs', 'changed', 'unknown', 'same', 'changed'] as const).map(
      (kind, index) => ({ kind, id: `s${index}` }),
    );
    expect([...startsChosen(rows)]).toEqual([2, 5]);
    expect(rows.filter(isChoosable).map(({ kind }) => kind)).toEqual([
      'conflict',
      'source-differs',
      'changed',
      'changed',
    ]);
  });

  it('is one text of a sentence for which the file has two', () => {
    const rows = [
      { kind: 'changed' as const, id: 's1' },
      { kind: 'changed' as const, id: 's1' },
    ];
    expect([...startsChosen(rows)]).toEqual([0]);
  });
});

it('sentences are called as in the workspace', () => {
  expect(['title', 's12', 'x-9'].map((id) => nameOfRow({ id }))).toEqual(['Title', 'Sentence 12', '“x-9”']);
});
