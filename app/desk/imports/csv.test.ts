import { describe, expect, it } from 'vitest';
import { csvLine } from './csv.ts';

describe('a line of a report', () => {
  it('quotes what would end a value or the line', () => {
    expect(csvLine(['a.txt', 'said “no”, twice', 'in "quotes"', 'two\nlines', ' edge', 3, null])).toBe(
      'a.txt,"said “no”, twice","in ""quotes""","two\nlines"," edge",3,\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', '\u0000', '＝1'])(
    'lets no spreadsheet calculate %j',
    (name) => {
      expect(csvLine([name])).toMatch(/^"?'/);
    },
  );

  it('leaves numbers as they are', () => {
    expect(csvLine([-1, 0])).toBe('-1,0\r\n');
  });
});
