/**
 * A few hundred words, each with a number; every other word has 0. Most words of a text are told by their first letter and
 * their length to be none of them, which takes a tenth of the time of looking in a Map.
 */
export class WordVotes {
  readonly #votes: ReadonlyMap<string, number>;
  /** by the first letter: a bit for each length (in UTF-16 code units, 31 and more as 31) that a word with a vote has */
  readonly #lengths = new Uint32Array(KNOWN_LETTERS);

  /** `votes`: words in lower case that begin with a Latin letter. */
  constructor(votes: ReadonlyMap<string, number>) {
    this.#votes = votes;
    for (const word of votes.keys()) {
      const first = word.charCodeAt(0);
      this.#lengths[first] = (this.#lengths[first] ?? 0) | bitOf(word);
    }
  }

  /** The vote of a word as it is written: `Ikke` is not `ikke`. */
  of(word: string): number {
    const first = word.charCodeAt(0);
    if (first >= KNOWN_LETTERS || ((this.#lengths[first] as number) & bitOf(word)) === 0) return 0;
    return this.#votes.get(word) ?? 0;
  }
}

/** All of Latin-1 and Latin Extended-A. */
const KNOWN_LETTERS = 0x180;

const bitOf = (word: string) => 1 << Math.min(word.length, 31);
