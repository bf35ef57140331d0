import { expect, it } from 'vitest';
import { whyNotUpload } from './upload-checks.ts';

const file = (name: string, size = 1000) => ({ name, size });

it('takes text files of the right size', () => {
  expect(whyNotUpload([file('a.txt'), file('B.TXT', 5_000_000)])).toBeNull();
});

it('says which file is the matter', () => {
  expect(whyNotUpload([])).toContain('at least one');
  expect(whyNotUpload([file('a.txt'), file('b.docx')])).toContain('b.docx');
  expect(whyNotUpload([file('a.txt', 5_000_001)])).toContain('a.txt');
  expect(whyNotUpload(Array.from({ length: 51 }, () => file('a.txt')))).toContain('at most 50');
  expect(whyNotUpload(Array.from({ length: 13 }, () => file('a.txt', 4_900_000)))).toContain('Together');
});
