import { segmentText } from './segment.ts';

const LONGEST = 110;
/** A cut at a comma reads better, as long as enough is left to say something. */
const SHORTEST_CLAUSE = 50;

function cutAtWord(text: string): string {
  const head = text.slice(0, LONGEST + 1);
  const comma = head.lastIndexOf(', ');
  if (comma >= SHORTEST_CLAUSE) return `${head.slice(0, comma)} …`;
  const space = head.lastIndexOf(' ');
  const cut = space > 0 ? head.slice(0, space) : head.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '');
  // A title that stops at `… situasjonen på` hangs: small words at the end go too.
  const firm = cut.replace(/(?:\s+\p{L}{1,3})+$/u, '').replace(/[\s,;:–—-]+$/u, '');
  return `${firm || cut} …`;
}

/**
 * A title for a text that came without one: its first sentence without a leading dash and without the full stop, cut
 * at a clause or a word (with an ellipsis) when it is over 110 UTF-16 code units. The sentence itself stays where it is.
 */
export function deriveTitle(text: string): string {
  const first = segmentText(text, 'und')[0];
  const sentence = text.slice(first?.start ?? 0, first?.end ?? text.length).trim();
  const bare = sentence.replace(/^[–—-]\s*/u, '').trim() || sentence;
  if (bare.length > LONGEST) return cutAtWord(bare);
  return bare.replace(/(?<![.\s])\.$/u, '') || bare;
}
