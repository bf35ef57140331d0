import { describe, expect, it } from 'vitest';
import { commandOf, KEYS, type KeyContext, type Press } from './keys.ts';

const OUTSIDE: KeyContext = { isMac: false, isInField: false, hasSingleKeys: true };
const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  code: key.length === 1 ? `Key${key.toUpperCase()}` : key,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  ...held,
});

describe('the keys of the workspace', () => {
  it.each([
    [press('Enter', { ctrlKey: true }), 'confirm'],
    [press('Enter', { metaKey: true }), 'confirm'],
    [press('u', { altKey: true }), 'next-untranslated'],
    [press('Enter', { ctrlKey: true, shiftKey: true }), 'confirm-and-seek'],
    [press('Enter', { altKey: true }), 'approve'],
    [press('ArrowDown', { altKey: true }), 'next'],
    [press('ArrowUp', { altKey: true }), 'previous'],
    [press('c', { altKey: true }), 'copy-source'],
    [press('1', { code: 'Digit1', ctrlKey: true }), 'match-1'],
    [press('"', { code: 'Digit3', ctrlKey: true }), 'match-3'],
    [press('a', { altKey: true }), 'annotate'],
    [press('t', { altKey: true }), 'insert-term'],
    [press('k', { altKey: true }), 'keep'],
    [press('p', { altKey: true }), 'suggest'],
    [press('s', { altKey: true }), 'split'],
    [press('j', { altKey: true }), 'merge'],
    [press('Escape'), 'leave'],
    [press('?', { shiftKey: true }), 'sheet'],
    [press('j'), 'next'],
  ] as const)('%o does %s', (event, command) => {
    expect(commandOf(event, OUTSIDE)).toBe(command);
  });

  it('leave plain typing and the browser alone', () => {
    for (const event of [
      press('Enter'),
      press('a', { ctrlKey: true }),
      press('ArrowDown'),
      press('c', { ctrlKey: true }),
      press('1', { code: 'Digit1' }),
      press('4', { code: 'Digit4', ctrlKey: true }),
    ]) {
      expect(commandOf(event, OUTSIDE)).toBeNull();
    }
  });

  it('never disturb an input method', () => {
    expect(commandOf(press('Enter', { ctrlKey: true, isComposing: true }), OUTSIDE)).toBeNull();
    expect(commandOf(press('Process', { ctrlKey: true }), OUTSIDE)).toBeNull();
    expect(commandOf(press('Escape', { isComposing: true }), OUTSIDE)).toBeNull();
  });

  it('never take AltGr, which writes characters', () => {
    expect(commandOf(press('a', { altKey: true, ctrlKey: true }), OUTSIDE)).toBeNull();
    expect(commandOf(press('c', { altKey: true, getModifierState: () => true }), OUTSIDE)).toBeNull();
  });

  it('insert matches with Command on a Mac, and with Control elsewhere', () => {
    const mac = { ...OUTSIDE, isMac: true };
    expect(commandOf(press('2', { code: 'Digit2', metaKey: true }), mac)).toBe('match-2');
    expect(commandOf(press('2', { code: 'Digit2', ctrlKey: true }), mac)).toBeNull();
    expect(commandOf(press('2', { code: 'Digit2', metaKey: true }), OUTSIDE)).toBeNull();
  });

  it('leave å and ç to Option on a Mac', () => {
    const mac = { ...OUTSIDE, isMac: true };
    expect(commandOf(press('å', { code: 'KeyA', altKey: true }), mac)).toBeNull();
    expect(commandOf(press('å', { code: 'KeyA', altKey: true, ctrlKey: true }), mac)).toBe('annotate');
  });

  it('are single letters only outside fields, and not when they are switched off', () => {
    expect(commandOf(press('j'), { ...OUTSIDE, isInField: true })).toBeNull();
    expect(commandOf(press('?'), { ...OUTSIDE, hasSingleKeys: false })).toBeNull();
    expect(
      commandOf(press('Enter', { ctrlKey: true }), { ...OUTSIDE, isInField: true, hasSingleKeys: false }),
    ).toBe('confirm');
  });

  it('of the sheet are each for one command, which a letter held with Alt gives', () => {
    const sheet = KEYS.map(({ caps }) => caps.join('+'));
    expect(sheet).toEqual([...new Set(sheet)]);
    const letters = KEYS.filter(({ caps }) => caps[0] === 'Alt' && /^[A-Z]$/.test(caps[1] ?? ''));
    expect(letters.length).toBeGreaterThan(10);
    for (const { caps, command } of letters) {
      expect(commandOf(press((caps[1] ?? '').toLowerCase(), { altKey: true }), OUTSIDE)).toBe(command);
    }
  });
});
