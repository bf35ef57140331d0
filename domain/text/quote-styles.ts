/** Quotation marks as languages write them (CLDR, and Språkrådet, Duden, Retskrivningsordbogen): what belongs to none of a language’s ways. */

interface Style {
  /** a mark, with what stands before or after it, that the language does not write */
  foreign: RegExp;
  /** how it writes them, for the advice */
  own: string;
}

const OPENING = '(?:^|[\\s(–—-])';

const NORWEGIAN: Style = { foreign: /[“”„]/u, own: '«…»' };

const STYLES: Readonly<Record<string, Style>> = {
  nb: NORWEGIAN,
  nn: NORWEGIAN,
  no: NORWEGIAN,
  da: { foreign: new RegExp(`${OPENING}«`, 'u'), own: '»…« or ”…”' },
  sv: { foreign: new RegExp(`[„“]|${OPENING}«`, 'u'), own: '”…”' },
  en: { foreign: /[«»„]/u, own: '“…” or ‘…’' },
  de: { foreign: new RegExp(`${OPENING}[“”«]`, 'u'), own: '„…“ or »…«' },
  fr: { foreign: /„/u, own: '« … »' },
};

/** How the language writes quotation marks, when the text has some of another language; null otherwise. */
export function foreignQuotes(text: string, language: string): string | null {
  // Switzerland writes «…» in all its languages
  if (/-CH\b/i.test(language)) return null;
  const style = STYLES[language.split('-')[0] ?? ''];
  return style?.foreign.test(text) ? style.own : null;
}
