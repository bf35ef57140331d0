/**
 * For tests, instead of launch.ts: what the desk starts in other processes is only noted, and the test does it in its own.
 * `vi.mock('../imports/launch.ts', () => import('../imports/testing-launch.ts'))`
 */
import { vi } from 'vitest';

export const launchRun = vi.fn();
export const launchRollback = vi.fn();
export const launchPreview = vi.fn();
export const by = (): string[] => [];
export const scriptPath = (name: string): string => name;
