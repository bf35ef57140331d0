/** TEI P5: one document an article, the original and its translations sentence by sentence, the notes beside. Pure. */
import { languageName } from '../languages.ts';
import { blockText, type ExchangeArticle, type ExchangeBlock, type ExchangeNote } from './article.ts';
import { element, inlineElement, textElement, XML_DECLARATION } from './xml-write.ts';

const TEI = 'http://www.tei-c.org/ns/1.0';

const AVAILABILITY: Record<string, { status: string; text: string }> = {
  cleared: { status: 'free', text: 'The rights in the original are cleared.' },
  'excerpt-only': {
    status: 'restricted',
    text: 'The rights cover excerpts of the original only: it is left out, the translations are here.',
  },
  unknown: { status: 'unknown', text: 'The rights in the original are unknown.' },
};

/** Names are made of the sentence's number and the language: `s12.nb`; spans are TEI pointers that count characters. */
export function writeTei(article: ExchangeArticle, language?: string): string {
  const translations = article.translations.filter(
    (each) => language === undefined || each.language === language,
  );
  const shown = { ...article, translations };
  const root = element('TEI', { xmlns: TEI, 'xml:id': `a${article.id}` }, [
    header(shown),
    standOff(shown),
    element('text', {}, [element('group', {}, texts(shown))]),
  ]);
  return `${XML_DECLARATION}\n${root}\n`;
}

function header(article: ExchangeArticle): string {
  return element('teiHeader', {}, [
    element('fileDesc', {}, [titles(article), publication(article), source(article)]),
    element('profileDesc', {}, [languages(article), keywords(article)]),
  ]);
}

function titles({ title, language, byline, translations }: ExchangeArticle): string {
  const people = translations.flatMap((translation) =>
    translation.people.map(({ name, part }) =>
      element('respStmt', {}, [
        textElement('resp', {}, `${part} (${translation.language})`),
        textElement('name', {}, name),
      ]),
    ),
  );
  return element('titleStmt', {}, [
    textElement('title', { 'xml:lang': language }, title),
    ...translations
      .filter((translation) => translation.title !== '')
      .map((each) => textElement('title', { 'xml:lang': each.language, type: 'translated' }, each.title)),
    byline === null ? null : textElement('author', {}, byline),
    ...people,
  ]);
}

function publication({ id, slug, edition, rights }: ExchangeArticle): string {
  const { status, text } = AVAILABILITY[rights] ?? { status: 'unknown', text: rights };
  return element('publicationStmt', {}, [
    textElement('distributor', {}, 'Spalte'),
    textElement('idno', { type: 'article' }, String(id)),
    textElement('idno', { type: 'slug' }, slug),
    edition === null ? null : textElement('idno', { type: 'edition' }, String(edition)),
    element('availability', { status }, [textElement('p', {}, text)]),
  ]);
}

function source({ title, language, publisher, date, timeStamp, sourceUrl }: ExchangeArticle): string {
  return element('sourceDesc', {}, [
    element('bibl', {}, [
      textElement('title', { 'xml:lang': language }, title),
      publisher === null ? null : textElement('publisher', {}, publisher),
      date === null ? null : textElement('date', { when: date }, date),
      timeStamp === null ? null : textElement('note', { type: 'timeStamp' }, timeStamp.text),
      sourceUrl === null ? null : inlineElement('ref', { target: sourceUrl }),
    ]),
  ]);
}

function languages({ language, translations }: ExchangeArticle): string {
  const all = [language, ...translations.map((translation) => translation.language)];
  return element(
    'langUsage',
    {},
    all.map((ident) => textElement('language', { ident }, languageName(ident))),
  );
}

function keywords({ tags }: ExchangeArticle): string | null {
  if (tags.length === 0) return null;
  const terms = tags.flatMap(({ slug, kind, labels, externalIds }) => {
    const ref = externalIds.wikidata ? `http://www.wikidata.org/entity/${externalIds.wikidata}` : null;
    return Object.entries(labels).map(([lang, label]) =>
      textElement('term', { 'xml:lang': lang, type: kind, key: slug, ref }, label),
    );
  });
  return element('textClass', {}, [element('keywords', {}, terms)]);
}

/** The original, when it may be shown, and each translation: every sentence says which one it corresponds to. */
function texts(article: ExchangeArticle): string[] {
  const { language, hasOriginal, blocks, translations } = article;
  const original = element('text', { type: 'original', 'xml:lang': language }, [
    body(blocks, language, (number, text) => sentence({ 'xml:id': `s${number}.${language}` }, text)),
  ]);
  return [
    ...(hasOriginal ? [original] : []),
    ...translations.map((translation) => {
      const targets = new Map(translation.targets.map((target) => [target.segment, target]));
      const write = (number: number): string | null => {
        const target = targets.get(number);
        if (!target || target.text === '') return null;
        const all = [number, ...(target.with ?? [])];
        const corresp = hasOriginal ? all.map((each) => `#s${each}.${language}`).join(' ') : null;
        return sentence(
          { 'xml:id': `s${number}.${translation.language}`, corresp, type: target.state },
          target.text,
        );
      };
      return element('text', { type: 'translation', 'xml:lang': translation.language }, [
        body(blocks, translation.language, write),
      ]);
    }),
  ];
}

type WriteSentence = (number: number, text: string) => string | null;

function sentence(attributes: Record<string, string | null>, text: string): string {
  return textElement('s', attributes, text);
}

/** A heading opens a division; what stands before the first has one of its own. */
function body(blocks: readonly ExchangeBlock[], language: string, write: WriteSentence): string {
  const divisions: string[][] = [[]];
  for (const [index, block] of blocks.entries()) {
    const written = paragraph(block, `b${index + 1}.${language}`, write);
    if (block.kind === 'heading' && divisions.at(-1)?.length !== 0) divisions.push([]);
    divisions.at(-1)?.push(written);
  }
  return element(
    'body',
    {},
    divisions.map((content) => element('div', {}, content.length > 0 ? content : ['<p/>'])),
  );
}

function paragraph({ kind, credit, segments }: ExchangeBlock, id: string, write: WriteSentence): string {
  // on one line: white space between sentences is theirs
  const content = segments.map(({ number, text }) => write(number, text) ?? '').join('');
  if (kind === 'heading') return inlineElement('head', { 'xml:id': id }, content);
  const rend = kind === 'paragraph' ? null : kind;
  const by = credit === null ? '' : textElement('note', { type: 'credit' }, credit);
  return inlineElement('p', { 'xml:id': id, rend }, content + by);
}

function standOff(article: ExchangeArticle): string | null {
  const written = article.notes.flatMap((note) => annotation(note, article));
  return written.length === 0 ? null : element('standOff', {}, [element('listAnnotation', {}, written)]);
}

function annotation(note: ExchangeNote, article: ExchangeArticle): string[] {
  const target = pointers(note, article).join(' ');
  if (target === '') return [];
  const { id, kind, author, bodies, tag, url, fact } = note;
  const wikidata = tag?.externalIds.wikidata;
  return [
    element('annotation', { 'xml:id': `n${id}`, motivation: kind, target }, [
      author === null
        ? null
        : element('respStmt', {}, [textElement('resp', {}, 'author'), textElement('name', {}, author)]),
      ...bodies.map((body) => textElement('note', { 'xml:lang': body.language }, body.text)),
      tag
        ? textElement(
            'note',
            { type: 'tag', target: wikidata ? `http://www.wikidata.org/entity/${wikidata}` : null },
            tag.slug,
          )
        : null,
      url === null ? null : textElement('note', { type: 'link', target: url }, url),
      fact === null
        ? null
        : textElement(
            'note',
            { type: 'fact', subtype: fact.status, target: fact.sourceUrl },
            `${fact.claim} (${fact.source})`,
          ),
    ]),
  ];
}

/** `#string-range(b2.nb,4,4)`: offset and length in characters, as the TEI Guidelines count them (16.2.4). */
function pointers({ source: span, targets }: ExchangeNote, article: ExchangeArticle): string[] {
  const places = targets.flatMap(({ language, segment, start, end }) => {
    const translation = article.translations.find((each) => each.language === language);
    const text = translation?.targets.find((target) => target.segment === segment)?.text;
    return text === undefined ? [] : [pointer(`s${segment}.${language}`, text, start, end)];
  });
  const block = span && article.hasOriginal ? article.blocks[span.block] : undefined;
  if (!span || !block) return places;
  return [
    pointer(`b${span.block + 1}.${article.language}`, blockText(block), span.start, span.end),
    ...places,
  ];
}

function pointer(id: string, text: string, start: number, end: number): string {
  const characters = (from: number, to: number) => [...text.slice(from, to)].length;
  return `#string-range(${id},${characters(0, start)},${characters(start, end)})`;
}
