/** Numbers of things, in English, as the desk and the commands write them. */

/** `1 block`, `1,240 blocks`; with a plural of its own where an s is not enough. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
