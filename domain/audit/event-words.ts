/** `block.kind-set` → `Block kind set`: actions are named noun.verb, which reads well enough in every case. */
export function actionInWords(action: string): string {
  const words = action.replace(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
