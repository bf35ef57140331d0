/** What systems and programs leave behind in folders. Safe in the browser. */
const LITTER = /^(\.|~\$|__macosx$|thumbs\.db$|desktop\.ini$)/i;

/** Whether a file or folder of this name is nobody's text: hidden, a lock, a thumbnail. */
export function isLitter(name: string): boolean {
  return LITTER.test(name);
}
