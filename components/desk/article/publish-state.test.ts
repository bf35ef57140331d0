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
const warning = {
  code: 'tags',
  severity: 'warning' as const,
  message: 'No tags.',
  href: null,
  places: [],
  canOverride: false,
};

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
  expect(whyNotPublish(two, false, { without: ['en'] })).toContain('mended');
  expect(whyNotPublish(two, false, { without: ['en', 'da'] })).toBeNull();
  const other = { ...two, reasons: [...two.reasons, { ...warning, severity: 'block' as const }] };
  expect(whyNotPublish(other, false, { without: ['en', 'da'] })).toContain('mended');
});

it('may be overridden with words where the gate allows it, and only there', () => {
  const blocked = (canOverride: boolean) => ({
    ...ready,
    reasons: [{ ...warning, code: 'check-errors', severity: 'block' as const, canOverride }],
  });
  expect(whyNotPublish(blocked(true), false)).toContain('write why');
  expect(whyNotPublish(blocked(true), false, { override: '  ' })).toContain('write why');
  expect(whyNotPublish(blocked(true), false, { override: 'Because.' })).toBeNull();
  // published so, and as it was: no words are asked for
  expect(whyNotPublish({ ...blocked(true), unchanged: true }, false)).toContain('Nothing has changed');
  expect(whyNotPublish(blocked(false), false, { override: 'Because.' })).toContain('must be mended');
});
