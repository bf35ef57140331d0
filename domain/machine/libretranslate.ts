/** LibreTranslate: `/translate` with an array of texts (translate-annotate.md 4b). */
import { z } from 'zod';
import { type Ask, ask as askByHttp } from './http.ts';
import type { MachineSettings } from './settings.ts';
import { MachineError, type MachineTranslator, primaryOf } from './translator.ts';

const NAME = 'LibreTranslate';
const PAIRS_KEPT_MS = 10 * 60_000;
/** A page waits for this answer: one that does not come soon counts as "any pair". */
const PAIRS_WITHIN_MS = 3_000;

const answer = z.object({ translatedText: z.array(z.string()) });
const languages = z.array(z.object({ code: z.string(), targets: z.array(z.string()).optional() }));

export function libreTranslate(settings: MachineSettings, ask: Ask = askByHttp): MachineTranslator {
  const common = { name: NAME, secret: settings.key };
  let kept: { at: number; pairs: Promise<z.infer<typeof languages> | null> } | undefined;
  const known = () => {
    if (kept && performance.now() - kept.at < PAIRS_KEPT_MS) return kept.pairs;
    const call = { ...common, url: `${settings.url}/languages`, timeoutMs: PAIRS_WITHIN_MS };
    const pairs = ask({ ...call, signal: new AbortController().signal })
      .then((said) => languages.safeParse(said).data ?? null)
      .catch(() => null);
    kept = { at: performance.now(), pairs };
    return pairs;
  };
  return {
    name: NAME,
    limits: { texts: 25, characters: 10_000 },
    engine: async () => NAME,
    async supports({ source, target }) {
      const list = await known();
      if (!list) return true;
      const from = list.find(({ code }) => code === primaryOf(source));
      const codes = from?.targets ?? list.map(({ code }) => code);
      return from !== undefined && codes.includes(primaryOf(target));
    },
    async translate(texts, { source, target }, signal) {
      const said = await ask({
        ...common,
        url: `${settings.url}/translate`,
        body: {
          q: texts,
          source: primaryOf(source),
          target: primaryOf(target),
          // not "html": that answers with entities
          format: 'text',
          ...(settings.key ? { api_key: settings.key } : {}),
        },
        timeoutMs: settings.timeoutMs,
        signal,
      });
      const parsed = answer.safeParse(said);
      if (!parsed.success) throw new MachineError('damaged', `${NAME} gave an answer of another shape.`);
      return parsed.data.translatedText;
    },
  };
}
