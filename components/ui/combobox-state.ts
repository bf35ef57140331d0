/**
 * What the keyboard does to a combobox with a list below (WAI-ARIA APG, "editable combobox with list autocomplete").
 * A pure function, so that every key can be tested without a browser.
 */

export interface ComboboxState {
  text: string;
  open: boolean;
  /** how many options the list holds */
  count: number;
  /** index of the option that Enter would choose; -1 for none */
  active: number;
}

export type ComboboxEvent =
  | { type: 'typed'; text: string }
  /** options arrived; `preselect` is the one that Enter chooses at once, -1 for none */
  | { type: 'offered'; count: number; preselect: number }
  | { type: 'key'; key: string; alt: boolean }
  | { type: 'pointed'; index: number }
  | { type: 'chosen' }
  | { type: 'left' };

export const CLOSED: ComboboxState = { text: '', open: false, count: 0, active: -1 };

/** The state after an event. Keys that mean nothing here leave it as it is. */
export function nextCombobox(state: ComboboxState, event: ComboboxEvent): ComboboxState {
  switch (event.type) {
    case 'typed':
      return { ...state, text: event.text, open: event.text.trim() !== '', active: -1 };
    case 'offered':
      return {
        ...state,
        count: event.count,
        active: event.count > 0 ? Math.min(event.preselect, event.count - 1) : -1,
      };
    case 'pointed':
      return { ...state, active: event.index };
    case 'chosen':
      return CLOSED;
    case 'left':
      return { ...state, open: false, active: -1 };
    case 'key':
      return afterKey(state, event.key, event.alt);
  }
}

function afterKey(state: ComboboxState, key: string, alt: boolean): ComboboxState {
  if (key === 'Escape') return state.open ? { ...state, open: false, active: -1 } : CLOSED;
  if (key === 'ArrowDown' && alt) return { ...state, open: state.count > 0 };
  if (key === 'ArrowDown') return moved(state, state.active + 1);
  if (key === 'ArrowUp') return alt ? { ...state, open: false, active: -1 } : moved(state, state.active - 1);
  return state;
}

/** From the last option on to the first and back, as in a menu. */
function moved(state: ComboboxState, to: number): ComboboxState {
  if (state.count === 0) return state;
  if (!state.open)
    return { ...state, open: true, active: to < 0 ? state.count - 1 : Math.max(state.active, 0) };
  const active = to < 0 ? state.count - 1 : to % state.count;
  return { ...state, active };
}

/** Whether the combobox uses this key now, so that the page must not. */
export function usesKey(state: ComboboxState, key: string): boolean {
  if (key === 'ArrowDown' || key === 'ArrowUp') return true;
  // Enter never sends the form around it: there is always something half chosen
  if (key === 'Enter') return true;
  return key === 'Escape' && (state.open || state.text !== '');
}
