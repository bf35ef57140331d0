import { expect, it, vi } from 'vitest';
import { shareNext } from './share-next.ts';

it('asks once for those who come together, and again for whoever comes after the question was put', async () => {
  let revision = 0;
  const ask = vi.fn(async () => ++revision);
  const shared = shareNext(ask);
  expect(await Promise.all([shared(), shared(), shared()])).toEqual([1, 1, 1]);
  expect(await shared()).toBe(2);
  expect(ask).toHaveBeenCalledTimes(2);
});

it('never answers with what was asked before', async () => {
  const answers: ((value: string) => void)[] = [];
  const shared = shareNext(() => new Promise<string>((resolve) => answers.push(resolve)));
  const early = shared();
  await vi.waitFor(() => expect(answers).toHaveLength(1));
  const late = shared();
  answers[0]?.('old');
  await vi.waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('new');
  expect(await Promise.all([early, late])).toEqual(['old', 'new']);
});

it('fails for those who asked, not for those who ask again', async () => {
  const ask = vi.fn(async () => 'fine').mockRejectedValueOnce(new Error('no database'));
  const shared = shareNext<string>(ask);
  await expect(shared()).rejects.toThrow('no database');
  expect(await shared()).toBe('fine');
});
