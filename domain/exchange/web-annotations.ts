/** W3C Web Annotation (2017) as JSON-LD: every note as an annotation, in one collection an article. Pure. */
import type { AnnotationKind, Fact } from '../annotations/annotation.ts';
import { blockText, type ExchangeArticle, type ExchangeNote } from './article.ts';

/** Why somebody made a note of a kind, in the words of the standard (vocabulary, section 3.3). */
const MOTIVATIONS: Record<AnnotationKind, string> = {
  gloss: 'describing',
  context: 'commenting',
  entity: 'identifying',
  fact: 'assessing',
  correction: 'editing',
  link: 'linking',
  emphasis: 'highlighting',
  question: 'questioning',
};

const CONTEXT = ['http://www.w3.org/ns/anno.jsonld', { spalte: 'urn:spalte:' }];

/** How much of the text stands around a quote: what Hypothesis keeps. */
const AROUND = 32;

/**
 * `site` is the origin of the public pages, from which all names are made. Positions are UTF-16 code units in the text of
 * one language: its blocks, with an empty line between them; sentences of a translation with a space between them.
 */
export function webAnnotations(article: ExchangeArticle, site: string) {
  const id = `${site}/articles/${article.id}/annotations`;
  const texts = new Texts(article);
  const items = article.notes.flatMap((note) => annotation(note, article, texts, { site, id }));
  return {
    '@context': CONTEXT,
    id,
    type: 'AnnotationCollection',
    label: article.title,
    'spalte:rights': article.rights,
    total: items.length,
    first: { id: `${id}/1`, type: 'AnnotationPage', startIndex: 0, items },
  };
}

export function writeWebAnnotations(article: ExchangeArticle, site: string): string {
  return `${JSON.stringify(webAnnotations(article, site), null, 2)}\n`;
}

interface Names {
  site: string;
  id: string;
}

/** A note without a place has no target, and an annotation without a target is none: it is left out. */
function annotation(note: ExchangeNote, article: ExchangeArticle, texts: Texts, { site, id }: Names) {
  const address = (language: string) => `${site}/${language}/${article.slug}`;
  const places = [
    ...(note.source ? [{ language: article.language, ...texts.source(note.source) }] : []),
    ...note.targets.map((place) => ({ language: place.language, ...texts.target(place) })),
  ];
  if (places.length === 0) return [];
  const motivation = MOTIVATIONS[note.kind as AnnotationKind] ?? 'commenting';
  const target = places.map(({ language, text, start, end }) => ({
    type: 'SpecificResource',
    source: { id: address(language), type: 'Text', format: 'text/html', language },
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: text.slice(start, end),
        prefix: text.slice(Math.max(0, start - AROUND), start),
        suffix: text.slice(end, end + AROUND),
      },
      { type: 'TextPositionSelector', start, end },
    ],
  }));
  return [
    {
      id: `${id}/${note.id}`,
      type: 'Annotation',
      motivation,
      ...(note.author === null ? {} : { creator: { type: 'Person', name: note.author } }),
      ...(note.createdAt === null ? {} : { created: note.createdAt }),
      ...(note.updatedAt === null ? {} : { modified: note.updatedAt }),
      'spalte:kind': note.kind,
      'spalte:visibility': note.visibility,
      ...withBodies(bodies(note, motivation, site)),
      target,
    },
  ];
}

/** An empty list would be no list of bodies. */
const withBodies = (body: object[]) => (body.length === 0 ? {} : { body });

function bodies({ bodies: texts, tag, url, fact }: ExchangeNote, purpose: string, site: string): object[] {
  const said = texts.map(({ language, text }) => textual(text, language, purpose));
  const wikidata = tag?.externalIds.wikidata;
  const entity =
    tag && (wikidata ? `http://www.wikidata.org/entity/${wikidata}` : `${site}/tags/${tag.slug}`);
  return [
    ...said,
    ...(entity ? [{ type: 'SpecificResource', source: entity, purpose: 'identifying' }] : []),
    ...(url === null ? [] : [{ type: 'SpecificResource', source: url, purpose: 'linking' }]),
    ...(fact === null ? [] : [textual(assessment(fact), fact.language, 'assessing')]),
    ...(fact?.sourceUrl ? [{ type: 'SpecificResource', source: fact.sourceUrl, purpose: 'linking' }] : []),
  ];
}

/** What was checked against what, with what result, by whom and when. */
function assessment({ claim, source, status, checkedBy, checkedOn }: Fact): string {
  return `${claim} — ${source} (${[status, checkedBy, checkedOn].filter(Boolean).join(', ')})`;
}

function textual(value: string, language: string, purpose: string) {
  return { type: 'TextualBody', value, format: 'text/plain', language, purpose };
}

const BETWEEN_BLOCKS = '\n\n';

/** The text of each language, and where its blocks and sentences begin in it. */
class Texts {
  readonly #source: string;
  readonly #blocks: number[] = [];
  readonly #targets = new Map<string, { text: string; starts: ReadonlyMap<number, number> }>();

  constructor(article: ExchangeArticle) {
    let source = '';
    for (const [index, block] of article.blocks.entries()) {
      if (index > 0) source += BETWEEN_BLOCKS;
      this.#blocks.push(source.length);
      source += blockText(block);
    }
    this.#source = source;
    for (const { language, targets } of article.translations) {
      const texts = new Map(targets.map((target) => [target.segment, target.text]));
      this.#targets.set(language, joined(article, texts));
    }
  }

  source({ block, start, end }: { block: number; start: number; end: number }) {
    const from = this.#blocks[block] ?? 0;
    return { text: this.#source, start: from + start, end: from + end };
  }

  target({ language, segment, start, end }: ExchangeNote['targets'][number]) {
    const { text = '', starts } = this.#targets.get(language) ?? {};
    const from = starts?.get(segment) ?? 0;
    return { text, start: from + start, end: from + end };
  }
}

function joined({ blocks }: ExchangeArticle, texts: ReadonlyMap<number, string>) {
  const starts = new Map<number, number>();
  let text = '';
  for (const [index, { segments }] of blocks.entries()) {
    if (index > 0) text += BETWEEN_BLOCKS;
    for (const [position, { number }] of segments.entries()) {
      const own = texts.get(number) ?? '';
      if (position > 0 && own !== '' && !/\s$/.test(text)) text += ' ';
      starts.set(number, text.length);
      text += own;
    }
  }
  return { text, starts };
}
