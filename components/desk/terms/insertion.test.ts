import { describe, expect, it } from 'vitest';
import { inserted } from './insertion.ts';

/** The text with the cursor as |, or the selection between two. */
function put(text: string, form: string): string {
  const [before = '', selected = '', after = ''] = text.split('|');
  const isSelection = text.split('|').length === 3;
  const rest = isSelection ? after : selected;
  const end = before.length + (isSelection ? selected.length : 0);
  const { text: made, caret } = inserted(
    before + (isSelection ? selected : '') + rest,
    before.length,
    end,
    form,
  );
  return `${made.slice(0, caret)}|${made.slice(caret)}`;
}

describe('inserting a term at the cursor', () => {
  it.each([
    ['The |', 'nuclear weapons', 'The nuclear weapons|'],
    ['The| fell', 'missile', 'The missile| fell'],
    ['The |fell', 'missile', 'The missile| fell'],
    ['The “|” fell', 'missile', 'The “missile|” fell'],
    ['A |rocket| fell', 'missile', 'A missile| fell'],
    ['|', 'missile', 'Missile|'],
    ['It fell. |', 'missile', 'It fell. Missile|'],
    ['“|', 'missile', '“Missile|'],
    ['|', 'eBay', 'eBay|'],
    ['pre-|', 'war', 'pre-war|'],
  ])('%s with %s is %s', (text, form, expected) => {
    expect(put(text, form)).toBe(expected);
  });

  it('goes to the edge when the cursor is said to be outside the text', () => {
    expect(inserted('A', 9, 12, 'missile')).toEqual({ text: 'A missile', caret: 9 });
    expect(inserted('A', -3, -1, 'missile')).toEqual({ text: 'Missile A', caret: 7 });
  });
});
