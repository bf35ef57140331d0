/** Whether a form says of all files something else than what the preview was made with. */

/** `looked`: the options as they stand in an address; what is empty is not in it. White space around a value says nothing. */
export function isOtherThan(looked: Readonly<Record<string, string>>, form: FormData): boolean {
  return [...form].some(
    ([name, value]) => typeof value === 'string' && value.trim() !== (looked[name] ?? '').trim(),
  );
}
