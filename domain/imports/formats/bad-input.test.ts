/** What newsrooms hand in by mistake, and what somebody hands in on purpose: each with the words of the answer. */
import { describe, expect, it } from 'vitest';
import { BLANK, CUT_OFF, DATES, ENCODINGS, NULS, REAL_DATES } from './testing-bad-bytes.ts';
import { BAD_FILES } from './testing-bad-files.ts';
import { BAD_TEXTS } from './testing-bad-texts.ts';
import { ENTITY_TRAPS, JSON_TRAPS, XML_TRAPS } from './testing-bad-trees.ts';
import type { Case } from './testing-case.ts';
import { outcomeOf } from './testing-formats.ts';

const FAMILIES: [string, Case[]][] = [
  ['is blank', BLANK],
  ['contains NUL', NULS],
  ['names a day no calendar has', DATES],
  ['names an unusual day', REAL_DATES],
  ['breaks off', CUT_OFF],
  ['is in a strange or wrong encoding', ENCODINGS],
  ['is XML with a document type', ENTITY_TRAPS],
  ['is XML with a trap in it', XML_TRAPS],
  ['is JSON with a trap in it', JSON_TRAPS],
  ['is text and bad in the way of its format', BAD_TEXTS],
  ['is a record or a document and bad in the way of its format', BAD_FILES],
];

describe.each(FAMILIES)('a file that %s', (_name, cases) => {
  it.each(cases)('%s (%s) is answered in words', async (_what, format, bytes, answer) => {
    expect(await outcomeOf(format, bytes)).toMatch(answer);
  });
});

describe('the corpus of bad input', () => {
  it('has at least 600 cases', () => {
    expect(FAMILIES.flatMap(([, cases]) => cases).length).toBeGreaterThanOrEqual(600);
  });
});
