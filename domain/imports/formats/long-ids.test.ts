import { describe, expect, it } from 'vitest';
import { splitContainer } from './split.ts';

async function keysOf(json: string): Promise<string[]> {
  async function* chunks() {
    yield new TextEncoder().encode(json);
  }
  const records = await Array.fromAsync(splitContainer('jsonl', 'posts.jsonl', chunks()));
  return records.map((record) => ('refused' in record ? record.refused : record.key));
}

describe('numbers as ids of JSON records', () => {
  it.each([
    [
      'lines',
      '{"id": 12345678901234567890, "a": 1}\n{"a": 2, "id": 12345678901234567891}\n{"id": 7}\n{"id": 1.10}',
    ],
    ['an array', '[{"id": 12345678901234567890}, {"id": 12345678901234567891}, {"id": 7}, {"id": 1.10}]'],
  ])('are taken as they are written, in %s: two long ones are two', async (_, json) => {
    expect(await keysOf(json)).toEqual(['12345678901234567890', '12345678901234567891', '7', '1.10']);
  });
});
