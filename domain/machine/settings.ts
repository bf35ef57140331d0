/** How a machine is switched on: what the environment says, checked. Off by default. */

export const PROVIDERS = ['apertium', 'libretranslate', 'deepl', 'openai-compatible', 'fake'] as const;
export type Provider = (typeof PROVIDERS)[number];

export interface MachineSettings {
  provider: Provider;
  /** without a slash at its end; null for a machine that runs here */
  url: string | null;
  /** a secret: never logged, never sent to a browser */
  key: string | null;
  model: string | null;
  /** characters that may be given to it on one day (UTC) */
  dailyCharacters: number;
  /** how long one call may take */
  timeoutMs: number;
}

/** The values as they were given; what was not is undefined. */
export interface GivenMachine {
  provider: Provider | undefined;
  url: string | undefined;
  key: string | undefined;
  model: string | undefined;
  dailyCharacters: number | undefined;
  timeoutSeconds: number | undefined;
}

type Name = 'MT_PROVIDER' | 'MT_URL' | 'MT_KEY' | 'MT_MODEL';
type Need = 'needed' | 'possible' | 'none';

const NEEDS: Record<Provider, Record<'url' | 'key' | 'model', Need>> = {
  apertium: { url: 'none', key: 'none', model: 'none' },
  fake: { url: 'none', key: 'none', model: 'none' },
  libretranslate: { url: 'needed', key: 'possible', model: 'none' },
  deepl: { url: 'possible', key: 'needed', model: 'none' },
  'openai-compatible': { url: 'needed', key: 'possible', model: 'needed' },
};

const USUAL_CHARACTERS = 200_000;
const USUAL_SECONDS = 30;

/** The checked settings; null when no provider is named. `refuse` gets the variable and what is wrong with it, and throws. */
export function machineSettings(
  given: GivenMachine,
  refuse: (name: Name, sentence: string) => never,
): MachineSettings | null {
  const { provider } = given;
  if (provider === undefined) {
    refuseLonely(given, refuse);
    return null;
  }
  for (const part of ['url', 'key', 'model'] as const) {
    const name = `MT_${part.toUpperCase()}` as Name;
    const need = NEEDS[provider][part];
    if (need === 'needed' && given[part] === undefined)
      refuse(name, `is missing; MT_PROVIDER=${provider} needs it.`);
    if (need === 'none' && given[part] !== undefined)
      refuse(name, `is not for MT_PROVIDER=${provider}; unset it.`);
  }
  return {
    provider,
    url: addressOf(provider, given, refuse),
    key: given.key ?? null,
    model: given.model ?? null,
    dailyCharacters: given.dailyCharacters ?? USUAL_CHARACTERS,
    timeoutMs: (given.timeoutSeconds ?? USUAL_SECONDS) * 1000,
  };
}

/** A key without a provider is a mistake that would else be met as "nothing happens". */
function refuseLonely(given: GivenMachine, refuse: (name: Name, sentence: string) => never): void {
  for (const part of ['url', 'key', 'model'] as const) {
    if (given[part] !== undefined)
      refuse(
        'MT_PROVIDER',
        `is missing beside MT_${part.toUpperCase()}; give one of ${PROVIDERS.join(', ')}.`,
      );
  }
}

function addressOf(
  provider: Provider,
  { url, key }: GivenMachine,
  refuse: (name: Name, sentence: string) => never,
): string | null {
  if (url === undefined) return provider === 'deepl' ? deeplAddress(key ?? '') : null;
  const parsed = URL.canParse(url) ? new URL(url) : null;
  const isBare = parsed && !parsed.search && !parsed.hash && !parsed.username && !parsed.password;
  if (!isBare || !/^https?:$/.test(parsed.protocol)) {
    // what it says is not shown: somebody may have put a password into it
    refuse(
      'MT_URL',
      'cannot be used; give an address such as https://translate.example.org, nothing behind it.',
    );
  }
  return parsed.href.replace(/\/+$/, '');
}

/** Keys of free accounts end so, and count at another address (translate-annotate.md 4b). */
function deeplAddress(key: string): string {
  return key.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
}
