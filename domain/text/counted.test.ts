import { expect, it } from 'vitest';
import { counted } from './counted.ts';

it('a desk that counts says one block, two blocks and no blocks', () => {
  expect([0, 1, 2, 1240].map((count) => counted(count, 'block'))).toEqual([
    '0 blocks',
    '1 block',
    '2 blocks',
    '1,240 blocks',
  ]);
  expect(counted(2, 'item in the trash', 'items in the trash')).toBe('2 items in the trash');
});
