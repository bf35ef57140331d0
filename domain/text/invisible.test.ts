import { describe, expect, it } from 'vitest';
import { isInvisible, isUnshowable, printable } from './invisible.ts';

describe('a text in which nothing can be seen', () => {
  it.each(['', ' \n\t', '\u200b\u200c\u200d\u2060\ufeff', '\u00ad\u00ad', '\u3164 \u115f', '\u2800\u200e'])(
    'is %j',
    (text) => expect(isInvisible(text)).toBe(true),
  );

  it.each(['.', '\u200bå\u200b', '👩‍👩‍👧', '–'])('is not %j', (text) =>
    expect(isInvisible(text)).toBe(false),
  );
});

describe('a name that is printed', () => {
  it('moves no cursor, paints nothing, turns no text round, and stays on its line', () => {
    const name = 'a\u001b[31m\u001b]0;x\u0007\ncreated   b.txt\u202etxt.\r\t\u009b\u2028\ufeff';
    expect(isUnshowable(name)).toBe(true);
    expect(printable(name)).toBe(
      String.raw`a\x1b[31m\x1b]0;x\x07\ncreated   b.txt\u202etxt.\r\t\x9b\u2028\ufeff`,
    );
    expect(isUnshowable(printable(name))).toBe(false);
  });

  it('is printed as it is, whatever its language', () => {
    for (const name of ['Møte i Oslo.txt', '東京.txt', 'می‌خواهم.txt', '👩‍👩‍👧.md']) {
      expect([isUnshowable(name), printable(name)]).toEqual([false, name]);
    }
  });
});
