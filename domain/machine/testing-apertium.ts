/** Whether Apertium and the languages of its test are installed here. */
import { spawnSync } from 'node:child_process';

const NEEDED = ['nob-nno', 'dan-nob'];

export function hasApertium(): boolean {
  const { stdout } = spawnSync('apertium', ['-l'], { encoding: 'utf8' });
  return NEEDED.every((mode) => (stdout ?? '').split(/\s+/).includes(mode));
}
