/** The machine that the environment switches on; null when none is. */
import { environment } from '../environment.ts';
import { apertium } from './apertium.ts';
import { deepl } from './deepl.ts';
import { fake } from './fake.ts';
import { libreTranslate } from './libretranslate.ts';
import { openAiCompatible } from './openai-compatible.ts';
import type { MachineSettings, Provider } from './settings.ts';
import type { MachineTranslator } from './translator.ts';

const MAKERS: Record<Provider, (settings: MachineSettings) => MachineTranslator> = {
  apertium,
  deepl: (settings) => deepl(settings),
  fake: () => fake(),
  libretranslate: (settings) => libreTranslate(settings),
  'openai-compatible': (settings) => openAiCompatible(settings),
};

const made = new WeakMap<MachineSettings, MachineTranslator>();

export interface Machine {
  settings: MachineSettings;
  translator: MachineTranslator;
}

/** The same one for the same settings, so that what it knows of its languages is asked once. */
export function theMachine(): Machine | null {
  const settings = environment().machine;
  if (!settings) return null;
  const translator = made.get(settings) ?? MAKERS[settings.provider](settings);
  made.set(settings, translator);
  return { settings, translator };
}
