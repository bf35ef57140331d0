/** Room that the toolbar takes at the top, and the bar of a phone at the bottom. */
const EDGES = 120;

/** Below this the active row is alone on the screen, and always shown from its beginning. */
const PHONE = '(max-width: 39.99rem)';

/** Scrolls as little as it takes to have the row on the screen; of one that is higher than the screen, its beginning. */
export function bringIntoView(
  row: Element | null | undefined,
  block: ScrollLogicalPosition = 'nearest',
): void {
  if (!row) return;
  const isHigh = row.getBoundingClientRect().height > window.innerHeight - EDGES;
  const isAlone = window.matchMedia(PHONE).matches;
  row.scrollIntoView({ block: isHigh || isAlone ? 'start' : block });
}
