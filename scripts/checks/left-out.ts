/** What the tests could not try here, and what would let them: a test that is left out is said, not hidden. */
import { APERTIUM_PACKAGES } from '#domain/machine/apertium.ts';
import { hasApertium } from '#domain/machine/testing-apertium.ts';

/** One sentence for each; none when everything was tried. */
export function leftOut(): string[] {
  if (hasApertium()) return [];
  return [
    `Apertium is not installed: its test was left out. To try it: apt-get install ${APERTIUM_PACKAGES}`,
  ];
}
