/** Switching a machine on for a test; `afterEach(switchedOff)` undoes it. */
import { vi } from 'vitest';
import { resetEnvironment } from '../environment.ts';

export function switchOn(variables: Record<string, string>): void {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  resetEnvironment();
}

export function switchedOff(): void {
  vi.unstubAllEnvs();
  resetEnvironment();
}
