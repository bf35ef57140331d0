/**
 * Apertium, a real engine that runs here: Debian packages `apertium`, `apertium-dan-nor`, `apertium-nno-nob`. What it does with
 * texts, all seen (translate-annotate.md 4a): with piped stdin it prints nothing and exits 0, so the texts go through a file;
 * `-f line` drops full stops, so paragraphs are parted by an empty line; without `-u` unknown words carry a star; from Danish
 * and Bokmål it makes `<guio>` of an @. Its server (APY) listens on every address and is not used.
 */
import { type ExecFileException, execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MachineSettings } from './settings.ts';
import { MachineError, type MachineTranslator, primaryOf } from './translator.ts';

const NAME = 'Apertium';
export const APERTIUM_PACKAGES = 'apertium apertium-dan-nor apertium-nno-nob';

/** ISO 639-3, which Apertium names languages by. */
const CODES: Record<string, string> = {
  ...{ nb: 'nob', nn: 'nno', da: 'dan', sv: 'swe', is: 'isl', fo: 'fao', fi: 'fin', en: 'eng', de: 'deu' },
  ...{ fr: 'fra', es: 'spa', ca: 'cat', pt: 'por', it: 'ita', gl: 'glg', eu: 'eus', nl: 'nld', af: 'afr' },
  ...{ pl: 'pol', ru: 'rus', uk: 'ukr', be: 'bel', eo: 'epo', ro: 'ron', se: 'sme' },
};

const MODES_KEPT_MS = 10 * 60_000;

export function apertium({ timeoutMs }: Pick<MachineSettings, 'timeoutMs'>): MachineTranslator {
  const modes = remembered(async () => new Set((await run(['-l'], timeoutMs)).split(/\s+/).filter(Boolean)));
  const version = remembered(async () => /\d[\d.]*/.exec(await run(['-V'], timeoutMs))?.[0] ?? '');
  return {
    name: NAME,
    limits: { texts: 200, characters: 100_000 },
    engine: async () => `${NAME} ${await version()}`.trim(),
    async supports({ source, target }) {
      const mode = modeOf(source, target);
      return mode !== null && (await modes().catch(() => new Set<string>())).has(mode);
    },
    async translate(texts, { source, target }, signal) {
      const mode = modeOf(source, target);
      if (mode === null) throw new MachineError('unavailable', `${NAME} does not know these languages.`);
      return inFile(texts, async (file) =>
        parts(await run(['-u', mode, file], timeoutMs, signal)).map((text, index) =>
          withAt(texts[index] ?? '', text),
        ),
      );
    },
  };
}

function modeOf(source: string, target: string): string | null {
  const [from, to] = [CODES[primaryOf(source)], CODES[primaryOf(target)]];
  return from && to && from !== to ? `${from}-${to}` : null;
}

/** A line break within a text is a space: an empty line would part it. */
async function inFile<T>(texts: readonly string[], use: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(/* turbopackIgnore: true */ tmpdir(), 'spalte-apertium-'));
  try {
    const file = join(/* turbopackIgnore: true */ folder, 'texts');
    const content = texts.map((text) => text.replace(/\s*[\n\r\u2028\u2029]\s*/g, ' ').trim()).join('\n\n');
    await writeFile(/* turbopackIgnore: true */ file, `${content}\n`, { mode: 0o600 });
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function parts(output: string): string[] {
  return output.replace(/\s+$/, '').split('\n\n');
}

function withAt(source: string, text: string): string {
  return source.includes('@') && !source.includes('<guio>') ? text.replaceAll('<guio>', '@') : text;
}

function run(args: string[], timeout: number, signal?: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { timeout, maxBuffer: 8_000_000, ...(signal ? { signal } : {}) };
    execFile('apertium', args, options, (error, stdout, stderr) => {
      if (error) reject(new MachineError('unavailable', sentenceOf(error, stderr, timeout)));
      else resolve(stdout);
    });
  });
}

function sentenceOf(error: ExecFileException, stderr: string, timeout: number): string {
  if (error.code === 'ENOENT') return `${NAME} is not installed here (apt-get install ${APERTIUM_PACKAGES}).`;
  if (error.name === 'AbortError') return `${NAME} was stopped.`;
  if (error.killed) return `${NAME} did not answer within ${Math.ceil(timeout / 1000)} seconds.`;
  const said = (stderr.split('\n')[0] ?? '').slice(0, 200).replace(/\.$/, '');
  return `${NAME} failed${said ? `: ${said}` : ''}.`;
}

/** What is installed changes seldom; a failure is not kept. */
function remembered<T>(load: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; value: Promise<T> } | undefined;
  return () => {
    if (kept && performance.now() - kept.at < MODES_KEPT_MS) return kept.value;
    const value = load();
    kept = { at: performance.now(), value };
    value.catch(() => {
      kept = undefined;
    });
    return value;
  };
}
