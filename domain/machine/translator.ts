/** What every machine can do, whoever made it; the adapters beside this file do it. */
import type { LanguagePair } from '../text/target-checks.ts';

export interface MachineTranslator {
  /** for people: `Apertium` */
  name: string;
  /** the most that one call takes */
  limits: { texts: number; characters: number };
  /** provider and model or version, as provenance says it: `Apertium 3.8.3`. Throws MachineError. */
  engine(): Promise<string>;
  supports(pair: LanguagePair): Promise<boolean>;
  /** As many texts as were given, in their order, untouched otherwise. Throws MachineError. */
  translate(texts: readonly string[], pair: LanguagePair, signal: AbortSignal): Promise<string[]>;
}

/**
 * Why there is no translation, in a sentence for people. `damaged`: the answer cannot be used, another text may go well;
 * `unavailable`: nothing will until somebody does something, or time passes.
 */
export class MachineError extends Error {
  readonly kind: 'damaged' | 'unavailable';
  constructor(kind: 'damaged' | 'unavailable', message: string) {
    super(message);
    this.name = 'MachineError';
    this.kind = kind;
  }
}

/** The language without region and script, as most machines name it: `en-GB` gives `en`. */
export function primaryOf(tag: string): string {
  const primary = tag.split('-')[0] ?? tag;
  return primary === 'no' ? 'nb' : primary;
}
