import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { anArticle } from './testing-article.ts';
import { awkwardText } from './testing-xliff.ts';
import { webAnnotations, writeWebAnnotations } from './web-annotations.ts';

/** What the Web Annotation Data Model (W3C Recommendation, 23 February 2017) requires of what we write; section numbers. */
const iri = z.url();
const instant = z.iso.datetime();
const motivation = z.enum([
  'assessing',
  'bookmarking',
  'classifying',
  'commenting',
  'describing',
  'editing',
  'highlighting',
  'identifying',
  'linking',
  'moderating',
  'questioning',
  'replying',
  'tagging',
]);
const textualBody = z.strictObject({
  type: z.literal('TextualBody'), // 3.2.4
  value: z.string().min(1),
  format: z.literal('text/plain'),
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/), // one BCP 47 tag
  purpose: motivation, // 3.3.5
});
const externalBody = z.strictObject({
  type: z.literal('SpecificResource'),
  source: iri,
  purpose: motivation,
});
const quote = z.strictObject({
  type: z.literal('TextQuoteSelector'), // 4.2.4
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
});
const position = z // 4.2.5
  .strictObject({ type: z.literal('TextPositionSelector'), start: z.int().min(0), end: z.int().min(0) })
  .refine(({ start, end }) => start < end);
const target = z.strictObject({
  type: z.literal('SpecificResource'), // 4.1
  source: z.strictObject({
    id: iri,
    type: z.literal('Text'),
    format: z.literal('text/html'),
    language: z.string(),
  }),
  selector: z.tuple([quote, position]),
});
const ours = { 'spalte:kind': z.string(), 'spalte:visibility': z.enum(['public', 'internal']) };
const annotation = z.strictObject({
  id: iri, // 3.1: exactly one
  type: z.literal('Annotation'),
  motivation,
  creator: z.strictObject({ type: z.literal('Person'), name: z.string() }).optional(),
  created: instant.optional(),
  modified: instant.optional(),
  body: z
    .array(z.union([textualBody, externalBody]))
    .min(1)
    .optional(), // 3.1: none or more
  target: z.array(target).min(1), // 3.1: one or more
  ...ours,
});
const collection = z.strictObject({
  '@context': z.tuple([
    z.literal('http://www.w3.org/ns/anno.jsonld'),
    z.strictObject({ spalte: z.literal('urn:spalte:') }),
  ]),
  id: iri, // 5.1
  type: z.literal('AnnotationCollection'),
  label: z.string(),
  'spalte:rights': z.string(),
  total: z.int().min(0),
  first: z.strictObject({
    id: iri, // 5.2
    type: z.literal('AnnotationPage'),
    startIndex: z.literal(0),
    items: z.array(annotation),
  }),
});

const SITE = 'https://news.example.org';

describe('the notes of an article as W3C annotations', () => {
  const valid = collection.parse(webAnnotations(anArticle(), SITE));
  const items = valid.first.items;

  it('are what the model requires, one for each note that has a place', () => {
    expect(valid.total).toBe(items.length);
    expect(items.map((each) => each['spalte:kind'])).toEqual([
      'gloss',
      'context',
      'entity',
      'fact',
      'link',
      'emphasis',
      'question',
    ]);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  });

  it('say why they were made', () => {
    expect(items.map((each) => each.motivation)).toEqual([
      'describing',
      'commenting',
      'identifying',
      'assessing',
      'linking',
      'highlighting',
      'questioning',
    ]);
  });

  it('stand on the words that they quote, with what is around them', () => {
    const text = 'Møte 😀 i Oslo\n\nNato møtes. Støre ledet det & "alt".\n\nSTØRE: Her i Oslo.';
    for (const { source, selector } of items.flatMap((each) => each.target)) {
      if (source.language !== 'nb') continue;
      const [words, place] = selector;
      expect(text.slice(place.start, place.end)).toBe(words.exact);
      expect(text.slice(0, place.start).endsWith(words.prefix)).toBe(true);
      expect(text.slice(place.end).startsWith(words.suffix)).toBe(true);
    }
    const entity = items.find((each) => each['spalte:kind'] === 'entity');
    expect(
      entity?.target.map(({ source, selector }) => [source.id, selector[0].exact, selector[0].prefix]),
    ).toEqual([
      [`${SITE}/nb/nato-meets`, 'Støre', 'Møte 😀 i Oslo\n\nNato møtes. '.slice(-32)],
      [`${SITE}/en/nato-meets`, 'Støre', 'Meeting 😀 in Oslo\n\nNATO meets. '.slice(-32)],
    ]);
  });

  it('name the thing, the address and the source that they are about', () => {
    const bodies = items.flatMap(({ body = [] }) => body);
    const sources = bodies.flatMap((body) => ('source' in body ? [body.source] : []));
    expect(sources).toEqual([
      'http://www.wikidata.org/entity/Q57665',
      'https://ntb.no/1',
      'https://nato.int',
    ]);
    expect(items.find((each) => each['spalte:kind'] === 'emphasis')).not.toHaveProperty('body');
  });

  it('say of a fact who checked it, when, and with what result', () => {
    const said = items
      .flatMap(({ body = [] }) => body)
      .flatMap((body) => ('value' in body ? [body.value] : []));
    expect(said).toContain('It met — NTB (confirmed, Ingrid, 2022-11-24)');
  });

  it('are what the model requires whatever is written in them', () => {
    fc.assert(
      fc.property(awkwardText, awkwardText, fc.nat(3), fc.nat(3), (source, said, from, length) => {
        const text = `xxxxxxx${source}`;
        const [note] = anArticle().notes;
        const place = { block: 0, start: from, end: from + length + 1 };
        const blocks = [{ kind: 'paragraph', credit: null, segments: [{ number: 1, text }] }];
        const notes = note
          ? [{ ...note, source: place, targets: [], bodies: [{ language: 'en', text: `x${said}` }] }]
          : [];
        const written = JSON.parse(writeWebAnnotations(anArticle({ blocks, notes, translations: [] }), SITE));
        const [only] = collection.parse(written).first.items;
        const [words, position] = only?.target[0]?.selector ?? [];
        expect(words?.exact).toBe(text.slice(position?.start, position?.end));
      }),
      { numRuns: 200 },
    );
  });

  it('are an empty page when there are none', () => {
    expect(collection.parse(webAnnotations(anArticle({ notes: [] }), SITE)).first.items).toEqual([]);
  });
});
