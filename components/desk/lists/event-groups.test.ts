import { expect, it } from 'vitest';
import { groupEvents } from './event-groups.ts';

const event = (id: number, action: string, actor = 'Kari', articleId: number | null = 1) => ({
  id,
  action,
  actor,
  articleId,
});

it('puts together what one person did in a row, and loses nothing', () => {
  const rows = [
    event(6, 'target.approved'),
    event(5, 'target.approved'),
    event(4, 'target.approved', 'Ola'),
    event(3, 'target.approved', 'Ola', 2),
    event(2, 'tag.added', 'Ola', 2),
    event(1, 'target.approved', 'Ola', 2),
  ];
  const groups = groupEvents(rows);
  expect(groups.map(({ event: { id }, others }) => [id, ...others.map((other) => other.id)])).toEqual([
    [6, 5],
    [4],
    [3],
    [2],
    [1],
  ]);
});
