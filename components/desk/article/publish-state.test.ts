import { expect, it } from 'vitest';
import type { Readiness } from '#domain/editions/edition.ts';
import { whyNotPublish } from './publish-state.ts';

const ready: Readiness = {
  reasons: [],
  languages: ['nb'],
  leftOut: [],
  nextNumber: 1,
  unchanged: false,
  termsChanged: false,
};
const warning = { code: 'tags', severity: 'warning' as const, message: 'No tags.', href: null };

it('publishes when nothing blocks, warnings or not', () => {
  expect(whyNotPublish({ ...ready, reasons: [warning] }, false)).toBeNull();
});

it('says why it cannot, the gravest first', () => {
  expect(whyNotPublish(ready, true)).toContain('unsaved');
  expect(whyNotPublish({ ...ready, unchanged: true }, false)).toContain('Nothing has changed');
  const blocked = { ...ready, unchanged: true, reasons: [{ ...warning, severity: 'block' as const }] };
  expect(whyNotPublish(blocked, true)).toContain('mended');
});

it('publishes without a language that readers have once the editor says so, for each of them', () => {
  const lost = (without: string) => ({ ...warning, severity: 'block' as const, without });
  const two = { ...ready, reasons: [lost('en'), lost('da')] };
  expect(whyNotPublish(two, false)).toContain('mended');
  expect(whyNotPublish(two, false, ['en'])).toContain('mended');
  expect(whyNotPublish(two, false, ['en', 'da'])).toBeNull();
  const other = { ...two, reasons: [...two.reasons, { ...warning, severity: 'block' as const }] };
  expect(whyNotPublish(other, false, ['en', 'da'])).toContain('mended');
});
