/** The workspace's keys: one table for what they do, what the sheet lists and what the hints show. */

export type Command =
  | 'previous'
  | 'next'
  | 'next-untranslated'
  | 'confirm'
  | 'confirm-and-seek'
  | 'approve'
  | 'copy-source'
  | 'machine'
  | 'match-1'
  | 'match-2'
  | 'match-3'
  | 'insert-term'
  | 'keep'
  | 'suggest'
  | 'split'
  | 'merge'
  | 'together'
  | 'apart'
  | 'annotate'
  | 'leave'
  | 'edit'
  | 'sheet';

/** The part of a keyboard event that is needed. */
export interface Press {
  key: string;
  /** the place of the key: Option changes `key` on a Mac */
  code: string;
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  getModifierState?(name: 'AltGraph'): boolean;
}

export interface KeyRow {
  command: Command;
  /** how the key is written, a `kbd` each */
  caps: readonly string[];
  macCaps: readonly string[];
  does: string;
  /** works with one letter alone: outside fields only, and can be switched off (WCAG 2.1.4) */
  isSingle: boolean;
}

export const KEYS: readonly KeyRow[] = [
  row('next', ['Alt', '↓'], ['⌥', '↓'], 'Go to the next sentence'),
  row('previous', ['Alt', '↑'], ['⌥', '↑'], 'Go to the previous sentence'),
  row('next-untranslated', ['Alt', 'U'], ['⌃', '⌥', 'U'], 'Go to the next untranslated sentence'),
  row('confirm', ['Ctrl', 'Enter'], ['⌘', 'Enter'], 'Call the sentence translated and go to the next'),
  row(
    'confirm-and-seek',
    ['Ctrl', 'Shift', 'Enter'],
    ['⌘', '⇧', 'Enter'],
    'Call it translated and go to the next untranslated',
  ),
  row('approve', ['Alt', 'Enter'], ['⌥', 'Enter'], 'Approve the sentence and go to the next (editors)'),
  row('copy-source', ['Alt', 'C'], ['⌃', '⌥', 'C'], 'Copy the original into an empty translation'),
  row('machine', ['Alt', 'M'], ['⌃', '⌥', 'M'], 'Translate an empty sentence, or the title, by machine'),
  row('match-1', ['Ctrl', '1'], ['⌘', '1'], 'Insert the first match of the memory'),
  row('match-2', ['Ctrl', '2'], ['⌘', '2'], 'Insert the second match'),
  row('match-3', ['Ctrl', '3'], ['⌘', '3'], 'Insert the third match'),
  row(
    'insert-term',
    ['Alt', 'T'],
    ['⌃', '⌥', 'T'],
    'Insert the first term that the translation does not have yet, at the cursor',
  ),
  row('annotate', ['Alt', 'A'], ['⌃', '⌥', 'A'], 'Annotate what is selected, or choose a phrase by keyboard'),
  row('keep', ['Alt', 'K'], ['⌃', '⌥', 'K'], 'Keep a stale translation for the changed original'),
  row('suggest', ['Alt', 'P'], ['⌃', '⌥', 'P'], 'Suggest another text, where you may not set it'),
  row('split', ['Alt', 'S'], ['⌃', '⌥', 'S'], 'Split the sentence at the cursor (editors)'),
  row('merge', ['Alt', 'J'], ['⌃', '⌥', 'J'], 'Join the sentence with the next one (editors)'),
  row('together', ['Alt', 'G'], ['⌃', '⌥', 'G'], 'Translate the sentence together with the next one'),
  row('apart', ['Alt', 'X'], ['⌃', '⌥', 'X'], 'Take a translation of several sentences apart, at the cursor'),
  row('leave', ['Esc'], ['Esc'], 'Leave the field or the panel; nothing is lost'),
  row('edit', ['Enter'], ['Enter'], 'Edit the sentence that is chosen in the list'),
  row('next', ['j'], ['j'], 'Go to the next sentence, outside fields', true),
  row('previous', ['k'], ['k'], 'Go to the previous sentence, outside fields', true),
  row('sheet', ['?'], ['?'], 'Show these keys, outside fields', true),
];

/** What the mark mode of the phrase field understands; for the sheet. */
export const MARKING_KEYS: readonly { caps: readonly string[]; does: string }[] = [
  { caps: ['←', '→'], does: 'Go by words' },
  { caps: ['Shift', '←', '→'], does: 'Take more or fewer words' },
  { caps: ['Ctrl', 'Shift', '←', '→'], does: 'Take more or fewer characters' },
  { caps: ['↑', '↓'], does: 'Go by sentences; with Shift take whole sentences' },
  { caps: ['Home', 'End'], does: 'Go to the first or last word; with Shift take all up to there' },
  { caps: ['Enter'], does: 'Take the phrase' },
  { caps: ['Esc'], does: 'Leave without a phrase' },
];

function row(command: Command, caps: string[], macCaps: string[], does: string, isSingle = false): KeyRow {
  return { command, caps, macCaps, does, isSingle };
}

/** The caps of a command's first key, for hints beside buttons. */
export function capsOf(command: Command, isMac: boolean): readonly string[] {
  const found = KEYS.find((key) => key.command === command);
  return (isMac ? found?.macCaps : found?.caps) ?? [];
}

export interface KeyContext {
  isMac: boolean;
  /** the press happened where letters are typed */
  isInField: boolean;
  hasSingleKeys: boolean;
}

/**
 * The command of a key press; null when it is not ours. A key that belongs to an input method is never ours, nor is
 * AltGr, which writes characters.
 */
export function commandOf(press: Press, context: KeyContext): Command | null {
  if (press.isComposing || press.key === 'Process' || press.getModifierState?.('AltGraph')) return null;
  if (press.key === 'Escape') return isPlain(press) ? 'leave' : null;
  if (press.key === 'Enter') return enterCommand(press);
  return (
    arrowCommand(press) ??
    letterCommand(press, context) ??
    matchCommand(press, context) ??
    singleCommand(press, context)
  );
}

function isPlain(press: Press): boolean {
  return !press.altKey && !press.ctrlKey && !press.metaKey && !press.shiftKey;
}

function enterCommand(press: Press): Command | null {
  const hasControl = press.ctrlKey || press.metaKey;
  if (hasControl && !press.altKey) return press.shiftKey ? 'confirm-and-seek' : 'confirm';
  return press.altKey && !hasControl && !press.shiftKey ? 'approve' : null;
}

function arrowCommand(press: Press): Command | null {
  if (!press.altKey || press.ctrlKey || press.metaKey || press.shiftKey) return null;
  if (press.key === 'ArrowDown') return 'next';
  return press.key === 'ArrowUp' ? 'previous' : null;
}

const LETTERS: readonly { code: string; key: string; command: Command }[] = [
  { code: 'KeyA', key: 'a', command: 'annotate' },
  { code: 'KeyC', key: 'c', command: 'copy-source' },
  { code: 'KeyK', key: 'k', command: 'keep' },
  { code: 'KeyM', key: 'm', command: 'machine' },
  { code: 'KeyP', key: 'p', command: 'suggest' },
  { code: 'KeyS', key: 's', command: 'split' },
  { code: 'KeyJ', key: 'j', command: 'merge' },
  { code: 'KeyG', key: 'g', command: 'together' },
  { code: 'KeyX', key: 'x', command: 'apart' },
  { code: 'KeyT', key: 't', command: 'insert-term' },
  { code: 'KeyU', key: 'u', command: 'next-untranslated' },
];

/** On a Mac Option with a letter writes å and ç, which our translators need: there Control is held as well. */
function letterCommand(press: Press, { isMac }: KeyContext): Command | null {
  if (!press.altKey || press.ctrlKey !== isMac || press.metaKey || press.shiftKey) return null;
  return LETTERS.find(({ code, key }) => press.code === code || press.key === key)?.command ?? null;
}

/** In the order of the matches. */
export const MATCH_COMMANDS = ['match-1', 'match-2', 'match-3'] as const;

/** By the place of the key: where digits need Shift, as on a French keyboard, they do not need it here. */
function matchCommand(press: Press, { isMac }: KeyContext): Command | null {
  const hasModifier = isMac ? press.metaKey && !press.ctrlKey : press.ctrlKey && !press.metaKey;
  if (!hasModifier || press.altKey || press.shiftKey) return null;
  return MATCH_COMMANDS.find((_, index) => press.code === `Digit${index + 1}`) ?? null;
}

function singleCommand(press: Press, { isInField, hasSingleKeys }: KeyContext): Command | null {
  if (isInField || !hasSingleKeys || press.altKey || press.ctrlKey || press.metaKey) return null;
  if (press.key === '?') return 'sheet';
  if (press.shiftKey) return null;
  if (press.key === 'j') return 'next';
  return press.key === 'k' ? 'previous' : null;
}
