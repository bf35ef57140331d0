import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edtfFirstDay, formatEdtf, parseEdtf } from './date.ts';

describe('parseEdtf', () => {
  it('reads the three precisions and leaves the unknown parts null', () => {
    expect(parseEdtf('2022')).toEqual({ year: 2022, month: null, day: null });
    expect(parseEdtf('2022-03')).toEqual({ year: 2022, month: 3, day: null });
    expect(parseEdtf('2022-01-26')).toEqual({ year: 2022, month: 1, day: 26 });
  });

  it.each([
    '2022-13',
    '2022-00',
    '2022-02-30',
    '2023-02-29',
    '1900-02-29',
    '2022-04-31',
    '2022-01-00',
    '0000',
    '0000-01-01',
  ])('refuses %s, which no calendar has', (text) => expect(parseEdtf(text)).toBeNull());

  it.each(['', '22', '2022-1', '2022-01-1', '20220126', '2022/01', ' 2022', '2022-01-26T10:00', '2022-'])(
    'refuses the shape "%s"',
    (text) => expect(parseEdtf(text)).toBeNull(),
  );

  it('knows leap years', () => {
    expect(parseEdtf('2024-02-29')).not.toBeNull();
    expect(parseEdtf('2000-02-29')).not.toBeNull();
  });

  it('accepts every day that exists', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (d) => {
          const text = d.toISOString().slice(0, 10);
          expect(edtfFirstDay(text)).toBe(text);
        },
      ),
    );
  });
});

describe('edtfFirstDay', () => {
  it('fills the missing parts with the first', () => {
    expect(edtfFirstDay('2022')).toBe('2022-01-01');
    expect(edtfFirstDay('2022-03')).toBe('2022-03-01');
    expect(edtfFirstDay('2022-01-26')).toBe('2022-01-26');
  });

  it('throws on an impossible date', () => {
    expect(() => edtfFirstDay('2022-13')).toThrow(RangeError);
  });
});

describe('formatEdtf', () => {
  it.each([
    ['2022', 'nb', '2022'],
    ['2022-03', 'en', 'March 2022'],
    ['2022-03', 'nb', 'mars 2022'],
    ['2022-03', 'nn', 'mars 2022'],
    ['2022-03', 'da', 'marts 2022'],
    ['2022-03', 'sv', 'mars 2022'],
    ['2022-01-26', 'nb', '26. januar 2022'],
    ['2022-01-26', 'da', '26. januar 2022'],
    ['2022-01-26', 'sv', '26 januari 2022'],
    ['2022-01-26', 'en', '26 January 2022'],
    ['0044-03-15', 'en', '15 March 44'],
  ])('writes %s in %s as %s', (text, language, expected) => {
    expect(formatEdtf(text, language)).toBe(expected);
  });
});
