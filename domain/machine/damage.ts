/** What a machine must give back as it got it: an address or a placeholder that it changed is worse than no translation. */

const FRAGILE = [
  /https?:\/\/[^\s<>"«»”“]*[^\s<>"«»”“.,;:!?)\]]/gu,
  /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu,
  // handles: @nrk
  /(?<![\p{L}\p{N}.])@[\p{L}\p{N}_]{2,}/gu,
  /\{\{?[\w.]+\}?\}/gu,
  /%(?:\d+\$)?[sd]\b/gu,
  /<\/?[a-z][^<>]*>/giu,
];

/** The first thing that stands in `source` and is gone from `text`; null when all is there. */
export function lostIn(source: string, text: string): string | null {
  const fragile = FRAGILE.flatMap((pattern) => source.match(pattern) ?? []);
  return fragile.find((piece) => !text.includes(piece)) ?? null;
}
