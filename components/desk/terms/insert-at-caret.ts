import type { Desk } from '../workspace/desk.ts';

/** Where the cursor stands in the active row's field, or stood when the field was left. */
export function caretOf(desk: Desk): { start: number; end: number } {
  const { activeKey, fields } = desk.store.get();
  const field = document.querySelector<HTMLTextAreaElement>(`textarea[data-field="${activeKey}"]`);
  const end = fields[activeKey]?.text.length ?? 0;
  return field ? { start: field.selectionStart, end: field.selectionEnd } : { start: end, end };
}
