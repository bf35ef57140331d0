/** Approving forty-five sentences is one deed for those who read a history, and forty-five events for those who check it. */
export interface Grouped<E> {
  /** the newest of them */
  event: E;
  /** those before it, the newest first */
  others: E[];
}

/** Puts together what one person did in a row, the same thing to the same article; the order stays. */
export function groupEvents<E extends { actor: string; action: string; articleId: number | null }>(
  rows: readonly E[],
): Grouped<E>[] {
  const groups: Grouped<E>[] = [];
  for (const event of rows) {
    const last = groups.at(-1);
    const isSame =
      last?.event.actor === event.actor &&
      last.event.action === event.action &&
      last.event.articleId === event.articleId;
    if (last && isSame) last.others.push(event);
    else groups.push({ event, others: [] });
  }
  return groups;
}
