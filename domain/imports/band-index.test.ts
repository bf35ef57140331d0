import { describe, expect, it } from 'vitest';
import { BandIndex } from './band-index.ts';

describe('the bands of the files of a dry run', () => {
  it('lead to the files that have them, however many there are', () => {
    const index = new BandIndex(20);
    const bandOf = (number: number) => Math.imul(number % 4_000, 0x9e3779b9);
    for (let number = 0; number < 10_000; number++) index.add(bandOf(number), number);
    expect(index.membersOf(bandOf(7))).toEqual([8_007, 4_007, 7]);
    expect(index.membersOf(bandOf(3_999))).toEqual([7_999, 3_999]);
    expect(index.membersOf(1)).toEqual([]);
  });

  it('take no more of them when so many have one that it says nothing', () => {
    const index = new BandIndex(3);
    for (let number = 0; number < 10; number++) index.add(-5, number);
    expect(index.membersOf(-5)).toEqual([2, 1, 0]);
  });
});
