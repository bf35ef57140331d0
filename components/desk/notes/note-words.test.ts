import { describe, expect, it } from 'vitest';
import { changeNotes } from '#domain/annotations/annotation.ts';
import { changesFor, outcomeOf } from './note-words.ts';

const ingrid = { id: 7, name: 'Ingrid', role: 'editor' } as const;

describe('what can be done to the notes that are selected', () => {
  it('is all understood by the server, and each choice is another', () => {
    const choices = changesFor([ingrid]).flatMap((group) => group.choices);
    for (const { change } of choices)
      expect(changeNotes.safeParse({ notes: [{ id: 1, version: 1 }], change }).success).toBe(true);
    expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
    expect(choices.find(({ word }) => word === 'Ask Ingrid')?.change).toEqual({ set: 'assignee', to: 7 });
  });

  it('is told of as it went', () => {
    const changed = [{ id: 1, version: 2 }];
    const refused = [{ id: 2, quote: 'Nato', language: 'nb', reason: 'No.' }];
    expect(outcomeOf({ changed, same: 0, refused: [] }, 'changed')).toBe('1 note changed.');
    expect(outcomeOf({ changed: [], same: 2, refused }, 'changed')).toBe(
      'No note changed. 2 notes were so already. 1 note could not be changed:',
    );
  });
});
