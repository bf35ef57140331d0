/** Which numbers have which bands of a signature, in 20 bytes a pair: a map of lists would take ten times as much. */

const NONE = -1;
const FIRST_ROOM = 1 << 12;
const MOST_IN_ORDER = 2 ** 20;

/** Bands are signed 32-bit keys (`bandsOf`), numbers are counted from 0. */
export class BandIndex {
  readonly #mostMembers: number;
  /** by the last bits of a band: its first pair; a power of two, and at least as many as pairs */
  #heads = new Int32Array(FIRST_ROOM).fill(NONE);
  /** of each pair: band, number, and the next pair under the same head */
  #pairs = new Int32Array(FIRST_ROOM * 3);
  #count = 0;

  /** A band that has `mostMembers` numbers takes no more. */
  constructor(mostMembers: number) {
    this.#mostMembers = mostMembers;
  }

  /** The numbers that have a band, the latest first. */
  membersOf(band: number): number[] {
    const members: number[] = [];
    for (let pair = this.#headOf(band); pair !== NONE; pair = this.#at(pair, 2))
      if (this.#at(pair, 0) === band) members.push(this.#at(pair, 1));
    return members;
  }

  add(band: number, number: number): void {
    if (this.membersOf(band).length >= this.#mostMembers) return;
    if (this.#count === this.#heads.length) this.#grow();
    this.#pairs.set([band, number], this.#count * 3);
    this.#link(this.#count++);
  }

  /** Forgets all pairs, and keeps the room for as many. */
  clear(): void {
    this.#heads.fill(NONE);
    this.#count = 0;
  }

  /**
   * All pairs, band by band, some at a time: band, number, band, number … As objects all of them would take 20 MB that the
   * process keeps.
   */
  inOrder(): { length: number; pairs(from: number, to: number): Int32Array } {
    // a band and the place of its pair in one number: there are at most 2^20 pairs, and sorting numbers is fast
    const keys = new Float64Array(this.#count);
    for (let pair = 0; pair < keys.length; pair++)
      keys[pair] = (this.#at(pair, 0) + 2 ** 31) * MOST_IN_ORDER + pair;
    keys.sort();
    return {
      length: keys.length,
      pairs: (from, to) => {
        const some = keys.subarray(from, to);
        const pairs = new Int32Array(some.length * 2);
        for (const [at, key] of some.entries()) {
          const pair = key % MOST_IN_ORDER;
          pairs.set([this.#at(pair, 0), this.#at(pair, 1)], at * 2);
        }
        return pairs;
      },
    };
  }

  #headOf(band: number): number {
    return this.#heads[band & (this.#heads.length - 1)] ?? NONE;
  }

  #at(pair: number, field: 0 | 1 | 2): number {
    return this.#pairs[pair * 3 + field] ?? NONE;
  }

  #link(pair: number): void {
    const band = this.#at(pair, 0);
    this.#pairs[pair * 3 + 2] = this.#headOf(band);
    this.#heads[band & (this.#heads.length - 1)] = pair;
  }

  #grow(): void {
    const pairs = new Int32Array(this.#pairs.length * 2);
    pairs.set(this.#pairs);
    this.#pairs = pairs;
    this.#heads = new Int32Array(this.#heads.length * 2).fill(NONE);
    for (let pair = 0; pair < this.#count; pair++) this.#link(pair);
  }
}
