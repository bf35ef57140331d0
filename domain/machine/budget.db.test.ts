/** The budget of the day: what is left is not spent twice, and what came to nothing is given back. */
import { describe, expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { atOnce } from '../testing/records.ts';
import { giveBack, reserve, usedToday } from './budget.ts';

describe('the budget of a day', () => {
  it('is taken until it is used up, to the character', async () => {
    expect(await usedToday(database())).toBe(0);
    expect(await reserve(60, 100)).toMatchObject({ characters: 60 });
    expect(await reserve(41, 100)).toBeNull();
    expect(await reserve(40, 100)).not.toBeNull();
    expect(await reserve(1, 100)).toBeNull();
    expect(await usedToday(database())).toBe(100);
  });

  it('is not taken by one call that is larger than all of it', async () => {
    expect(await reserve(101, 100)).toBeNull();
    expect(await usedToday(database())).toBe(0);
  });

  it('is not overspent by thirty calls at once, on a day that begins with them', async () => {
    const { won, lost } = await atOnce(30, () => reserve(10, 100));
    expect(lost).toEqual([]);
    expect(won.filter((reserved) => reserved !== null)).toHaveLength(10);
    expect(await usedToday(database())).toBe(100);
  });

  it('gets back what came to nothing', async () => {
    const reserved = await reserve(100, 100);
    if (!reserved) throw new Error('nothing was taken');
    await giveBack(reserved);
    expect(await usedToday(database())).toBe(0);
    expect(await reserve(100, 100)).not.toBeNull();
  });

  it('of another day is another', async () => {
    await database().machineDay.create({ data: { day: '2022-01-26', characters: 100 } });
    expect(await reserve(100, 100)).not.toBeNull();
  });
});
