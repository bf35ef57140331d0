/** DeepL: `/v2/translate`, at most fifty texts a call (translate-annotate.md 4b). */
import { z } from 'zod';
import { type Ask, ask as askByHttp } from './http.ts';
import type { MachineSettings } from './settings.ts';
import { MachineError, type MachineTranslator, primaryOf } from './translator.ts';

const NAME = 'DeepL';
const answer = z.object({ translations: z.array(z.object({ text: z.string() })) });

/** The languages it translates from and into. Nynorsk is not among them. */
const LANGUAGES = new Set(
  'ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr uk vi zh'.split(
    ' ',
  ),
);

/** As a target some languages must name their country. */
const AS_TARGET: Record<string, string> = { en: 'EN-GB', pt: 'PT-PT' };
const COUNTRIES = new Set(['en-GB', 'en-US', 'pt-PT', 'pt-BR']);

function targetCode(tag: string): string {
  if (COUNTRIES.has(tag)) return tag.toUpperCase();
  const primary = primaryOf(tag);
  return AS_TARGET[primary] ?? primary.toUpperCase();
}

export function deepl(settings: MachineSettings, ask: Ask = askByHttp): MachineTranslator {
  return {
    name: NAME,
    // 128 KiB a request, of which a character may take three bytes and JSON a little more
    limits: { texts: 50, characters: 30_000 },
    engine: async () => NAME,
    supports: async ({ source, target }) =>
      LANGUAGES.has(primaryOf(source)) && LANGUAGES.has(primaryOf(target)),
    async translate(texts, { source, target }, signal) {
      const said = await ask({
        name: NAME,
        secret: settings.key,
        url: `${settings.url}/v2/translate`,
        headers: { Authorization: `DeepL-Auth-Key ${settings.key}` },
        body: {
          text: texts,
          source_lang: primaryOf(source).toUpperCase(),
          target_lang: targetCode(target),
          // each text is one sentence already
          split_sentences: '0',
          preserve_formatting: true,
        },
        timeoutMs: settings.timeoutMs,
        signal,
      });
      const parsed = answer.safeParse(said);
      if (!parsed.success) throw new MachineError('damaged', `${NAME} gave an answer of another shape.`);
      return parsed.data.translations.map(({ text }) => text);
    },
  };
}
