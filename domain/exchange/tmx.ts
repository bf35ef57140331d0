/** TMX 1.4b (LISA/GALA, 2005) out: what is translated, as a memory for other tools. Pure; written piece by piece. */
import { type ExchangeArticle, type ExchangeNote, type ExchangeTarget, unitsIn } from './article.ts';
import { element, textElement, XML_DECLARATION } from './xml-write.ts';

/** The beginning of a file; units follow, then `TMX_END`. `now` is an ISO instant. */
export function tmxStart(now: string): string {
  const header = element(
    'header',
    {
      creationtool: 'Spalte',
      creationtoolversion: '1',
      segtype: 'sentence',
      'o-tmf': 'Spalte',
      adminlang: 'en',
      // units name the language of their original themselves
      srclang: '*all*',
      datatype: 'plaintext',
      creationdate: tmxDate(now),
    },
    [],
  );
  return `${XML_DECLARATION}\n<tmx version="1.4">\n  ${header}\n  <body>\n`;
}

export const TMX_END = '  </body>\n</tmx>\n';

/** Drafts and stale sentences are no memory that anybody would want. */
const FINISHED: ReadonlySet<string> = new Set(['translated', 'approved']);

/** The units of one article: a sentence in each language that has it. An article without its original has none. */
export function tmxUnits(article: ExchangeArticle, language?: string): string {
  if (!article.hasOriginal) return '';
  return article.translations
    .filter((translation) => language === undefined || translation.language === language)
    .flatMap((translation) => {
      const targets = new Map(translation.targets.map((target) => [target.segment, target]));
      return article.blocks.flatMap((block, index) => {
        let at = 0;
        return unitsIn(block, translation.targets).map(({ head: { number }, text }) => {
          const span = { block: index, start: at, end: at + text.length };
          at = span.end;
          const target = targets.get(number);
          return target && FINISHED.has(target.state) && target.text.trim() !== ''
            ? unit(article, { number, text, span }, target, translation.language)
            : '';
        });
      });
    })
    .join('');
}

interface Sentence {
  number: number;
  text: string;
  span: { block: number; start: number; end: number };
}

function unit(
  article: ExchangeArticle,
  sentence: Sentence,
  target: ExchangeTarget,
  language: string,
): string {
  const { id, slug, publisher, rights, date } = article;
  const facts = {
    slug,
    publisher,
    rights,
    date,
    state: target.state,
    origin: target.origin,
    engine: target.engine,
    // of several sentences that have one translation: all their numbers
    segments: target.with ? [sentence.number, ...target.with].join(' ') : null,
  };
  const written = element(
    'tu',
    {
      tuid: `${id}-${sentence.number}-${language}`,
      srclang: article.language,
      creationdate: target.created && tmxDate(target.created.at),
      creationid: target.created?.by,
      changedate: target.changed && tmxDate(target.changed.at),
      changeid: target.changed?.by,
    },
    [
      ...article.notes
        .filter((note) => standsIn(note, sentence, language))
        .flatMap((note) =>
          note.bodies.map((body) => textElement('note', { 'xml:lang': body.language }, body.text)),
        ),
      ...Object.entries(facts).map(([name, value]) =>
        value === null ? null : textElement('prop', { type: `x-spalte-${name}` }, value),
      ),
      variant(article.language, sentence.text),
      variant(language, target.text),
    ],
  );
  return `    ${written.replaceAll('\n', '\n    ')}\n`;
}

/** White space between sentences belongs to the article, not to the memory. */
function variant(language: string, text: string): string {
  return element('tuv', { 'xml:lang': language }, [textElement('seg', {}, text.trim())]);
}

function standsIn({ source, targets }: ExchangeNote, { span, number }: Sentence, language: string): boolean {
  if (targets.some((place) => place.segment === number && place.language === language)) return true;
  return source?.block === span.block && source.start < span.end && source.end > span.start;
}

/** `20221124T093000Z`; TMX has no fractions of a second. */
function tmxDate(instant: string): string {
  return `${instant.slice(0, 19).replace(/[-:]/g, '')}Z`;
}
