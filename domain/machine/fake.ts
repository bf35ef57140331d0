/** A machine for tests and for trying things out: says the same text with the language before it. */
import type { MachineTranslator } from './translator.ts';

export function fake(): MachineTranslator {
  return {
    name: 'Fake',
    limits: { texts: 50, characters: 20_000 },
    engine: async () => 'Fake 1',
    supports: async () => true,
    translate: async (texts, { target }) => texts.map((text) => `[${target}] ${text}`),
  };
}
