import { describe, expect, it } from 'vitest';
import { CLOSED, type ComboboxState, nextCombobox, usesKey } from './combobox-state.ts';

const press = (state: ComboboxState, key: string, alt = false) =>
  nextCombobox(state, { type: 'key', key, alt });
const listing = (count: number, active = -1): ComboboxState => ({ text: 'na', open: true, count, active });

describe('combobox', () => {
  it('opens when something is typed and closes when nothing is left', () => {
    const typed = nextCombobox(CLOSED, { type: 'typed', text: 'n' });
    expect(typed).toMatchObject({ text: 'n', open: true, active: -1 });
    expect(nextCombobox(typed, { type: 'typed', text: ' ' }).open).toBe(false);
  });

  it('forgets the active option when the text changes, so that Enter cannot choose what is no longer meant', () => {
    expect(nextCombobox(listing(3, 2), { type: 'typed', text: 'nat' }).active).toBe(-1);
  });

  it('preselects what the caller says, never beyond the list', () => {
    expect(nextCombobox(listing(0), { type: 'offered', count: 3, preselect: 0 }).active).toBe(0);
    expect(nextCombobox(listing(0), { type: 'offered', count: 3, preselect: -1 }).active).toBe(-1);
    expect(nextCombobox(listing(5, 4), { type: 'offered', count: 0, preselect: 0 }).active).toBe(-1);
  });

  it('moves with the arrows and goes round', () => {
    expect(press(listing(3), 'ArrowDown').active).toBe(0);
    expect(press(listing(3, 2), 'ArrowDown').active).toBe(0);
    expect(press(listing(3, 0), 'ArrowUp').active).toBe(2);
    expect(press(listing(3), 'ArrowUp').active).toBe(2);
    expect(press(listing(0), 'ArrowDown').active).toBe(-1);
  });

  it('opens with an arrow, at the first or the last option', () => {
    const closed = { ...listing(3), open: false };
    expect(press(closed, 'ArrowDown')).toMatchObject({ open: true, active: 0 });
    expect(press(closed, 'ArrowUp')).toMatchObject({ open: true, active: 2 });
    expect(press(closed, 'ArrowDown', true)).toMatchObject({ open: true, active: -1 });
  });

  it('closes on the first Escape and empties on the second', () => {
    const closed = press(listing(3, 1), 'Escape');
    expect(closed).toMatchObject({ text: 'na', open: false, active: -1 });
    expect(press(closed, 'Escape')).toEqual(CLOSED);
  });

  it('keeps the text when the focus leaves', () => {
    expect(nextCombobox(listing(3, 1), { type: 'left' })).toMatchObject({
      text: 'na',
      open: false,
      active: -1,
    });
  });

  it('leaves Escape to the page when there is nothing to close or empty', () => {
    expect(usesKey(CLOSED, 'Escape')).toBe(false);
    expect(usesKey(listing(1), 'Escape')).toBe(true);
    expect(usesKey(CLOSED, 'Enter')).toBe(true);
    expect(usesKey(listing(1), 'a')).toBe(false);
  });
});
