/** Every format's writer, file name and media type. Pure. */
import { blockText, type ExchangeArticle } from './article.ts';
import type { ExportFormat } from './exchange.ts';
import { writeJsonLines } from './json-lines.ts';
import { writePlainText } from './plain-text.ts';
import { writeTei } from './tei.ts';
import { TMX_END, tmxStart, tmxUnits } from './tmx.ts';
import { xliffOf } from './to-xliff.ts';
import { writeWebAnnotations } from './web-annotations.ts';
import { writeXliff1 } from './xliff-1.ts';
import { writeXliff2 } from './xliff-2.ts';

export interface Writing {
  /** of the translation; the formats for several leave the others out */
  language: string | undefined;
  /** the origin of the public pages */
  site: string;
  /** ISO instant */
  now: string;
}

interface Format {
  extension: string;
  mediaType: string;
  /** `translation`: a file for each; `article`: a file for each; `all`: one file for everything */
  scope: 'translation' | 'article' | 'all';
  /** without the original there is nothing to say */
  needsOriginal: boolean;
  write(article: ExchangeArticle, writing: Writing): string;
}

export const FORMATS: Record<ExportFormat, Format> = {
  xliff: {
    extension: 'xlf',
    mediaType: 'application/xliff+xml; charset=utf-8',
    scope: 'translation',
    needsOriginal: true,
    write: (article, { language = '' }) => writeXliff2(xliffOf(article, language, '2.1')),
  },
  'xliff-1.2': {
    extension: 'xlf',
    mediaType: 'application/xliff+xml; charset=utf-8',
    scope: 'translation',
    needsOriginal: true,
    write: (article, { language = '' }) => writeXliff1(xliffOf(article, language, '1.2')),
  },
  tmx: {
    extension: 'tmx',
    mediaType: 'application/xml; charset=utf-8',
    scope: 'all',
    needsOriginal: true,
    write: (article, { language, now }) => tmxStart(now) + tmxUnits(article, language) + TMX_END,
  },
  jsonl: {
    extension: 'jsonl',
    mediaType: 'application/x-ndjson; charset=utf-8',
    scope: 'all',
    needsOriginal: false,
    write: (article, { language }) => writeJsonLines(article, language),
  },
  tei: {
    extension: 'tei.xml',
    mediaType: 'application/tei+xml; charset=utf-8',
    scope: 'article',
    needsOriginal: false,
    write: (article, { language }) => writeTei(article, language),
  },
  w3c: {
    extension: 'annotations.jsonld',
    mediaType: 'application/ld+json; charset=utf-8',
    scope: 'article',
    needsOriginal: false,
    write: (article, { site }) => writeWebAnnotations(article, site),
  },
  text: {
    extension: 'txt',
    mediaType: 'text/plain; charset=utf-8',
    scope: 'article',
    needsOriginal: true,
    write: (article) =>
      writePlainText({
        ...article,
        blocks: article.blocks.map((block) => ({ ...block, text: blockText(block) })),
      }),
  },
};

/** `slug.en.xlf`: letters, digits, dots and hyphens only, so that it is safe in a header and on every disk. */
export function fileName({ slug }: ExchangeArticle, format: ExportFormat, language?: string): string {
  const { extension } = FORMATS[format];
  const version = format === 'xliff-1.2' ? ['1.2'] : [];
  return [slug, ...(language ? [language] : []), ...version, extension]
    .join('.')
    .replace(/[^a-zA-Z0-9.-]+/g, '-')
    .replace(/^[.-]+/, '');
}
