import { describe, expect, it } from 'vitest';
import { machineFindings } from './machine-check.ts';

describe('a text of a machine', () => {
  it('that nobody has changed is a warning, and says which machine it was', () => {
    expect(machineFindings({ text: 'NATO meets.', origin: 'machine', engine: 'Apertium 3.8.3' })).toEqual([
      {
        kind: 'machine',
        severity: 'warning',
        message: 'This is what the machine gave (Apertium 3.8.3), unmodified.',
      },
    ]);
    expect(machineFindings({ text: 'NATO meets.', origin: 'machine', engine: null })).toHaveLength(1);
  });

  it.each([
    [{ text: 'NATO meets.', origin: 'human' }],
    [{ text: 'NATO meets.', origin: 'memory' }],
    [{ text: ' ', origin: 'machine' }],
    [{ text: 'NATO meets.' }],
  ])('is none as %j', (target) => {
    expect(machineFindings(target)).toEqual([]);
  });
});
