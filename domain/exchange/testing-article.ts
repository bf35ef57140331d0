/** An article for the tests of the writers: two blocks, two languages, and a note of every sort. */
import type { ExchangeArticle, ExchangeNote, ExchangeTarget } from './article.ts';

const target = (segment: number, text: string, rest: Partial<ExchangeTarget> = {}): ExchangeTarget => ({
  segment,
  text,
  state: 'approved',
  origin: 'human',
  engine: null,
  version: 2,
  created: { by: 'Tor', at: '2022-11-24T09:30:00.123Z' },
  changed: { by: 'Ingrid', at: '2022-11-25T10:00:00.000Z' },
  ...rest,
});

const note = (id: number, kind: string, rest: Partial<ExchangeNote>): ExchangeNote => ({
  id,
  kind,
  visibility: 'public',
  placement: 'anchored',
  source: null,
  targets: [],
  bodies: [],
  tag: null,
  url: null,
  fact: null,
  resolved: false,
  author: 'Ingrid',
  createdAt: '2022-11-24T09:30:00.000Z',
  updatedAt: '2022-11-24T09:31:00.000Z',
  ...rest,
});

const en = (text: string) => [{ language: 'en', text }];

const BLOCKS: ExchangeArticle['blocks'] = [
  { kind: 'heading', credit: null, segments: [{ number: 1, text: 'Møte 😀 i Oslo' }] },
  {
    kind: 'paragraph',
    credit: null,
    segments: [
      { number: 2, text: 'Nato møtes. ' },
      { number: 3, text: 'Støre ledet det & "alt".' },
    ],
  },
  { kind: 'caption', credit: 'Kari Foto', segments: [{ number: 5, text: 'STØRE: Her i Oslo.' }] },
];

const TRANSLATIONS: ExchangeArticle['translations'] = [
  {
    language: 'da',
    title: '',
    isTitleStale: false,
    version: 1,
    people: [],
    targets: [
      target(2, 'Nato mødes.', { state: 'draft', origin: 'machine', engine: 'apertium', version: 1 }),
    ],
  },
  {
    language: 'en',
    title: 'NATO meets in Oslo',
    isTitleStale: false,
    version: 4,
    people: [{ name: 'Tor', part: 'translator' }],
    targets: [
      target(1, 'Meeting 😀 in Oslo'),
      target(2, 'NATO meets.'),
      target(3, 'Støre chaired it & "all".', { state: 'translated' }),
      target(5, 'STØRE: Here in Oslo.', { state: 'stale' }),
    ],
  },
];

const NOTES: readonly ExchangeNote[] = [
  note(1, 'gloss', { source: { block: 0, start: 8, end: 9 }, bodies: en('A “preposition”') }),
  // overlaps the next, and runs over two sentences
  note(2, 'context', {
    source: { block: 1, start: 5, end: 17 },
    bodies: [...en('What happened.'), { language: 'nb', text: 'Hva.' }],
  }),
  note(3, 'entity', {
    source: { block: 1, start: 12, end: 17 },
    targets: [{ language: 'en', segment: 3, start: 0, end: 5 }],
    tag: { slug: 'store', externalIds: { wikidata: 'Q57665' } },
  }),
  note(4, 'fact', {
    targets: [{ language: 'en', segment: 2, start: 0, end: 4 }],
    bodies: en('Checked.'),
    fact: {
      language: 'en',
      claim: 'It met',
      source: 'NTB',
      sourceUrl: 'https://ntb.no/1',
      checkedOn: '2022-11-24',
      checkedBy: 'Ingrid',
      status: 'confirmed',
    },
  }),
  note(5, 'link', { source: { block: 1, start: 0, end: 4 }, url: 'https://nato.int' }),
  note(6, 'emphasis', { source: { block: 1, start: 0, end: 4 } }),
  note(7, 'question', {
    source: { block: 2, start: 0, end: 5 },
    visibility: 'internal',
    bodies: en('Who?'),
  }),
  note(8, 'correction', { placement: 'orphan', bodies: en('Lost its place.') }),
];

const TAGS: ExchangeArticle['tags'] = [
  {
    slug: 'store',
    kind: 'person',
    labels: { en: 'Støre', nb: 'Støre' },
    externalIds: { wikidata: 'Q57665' },
  },
];

/** With one English translation of the second block's two sentences, and a note on the second part of it. */
export function aSharedArticle(): ExchangeArticle {
  const [da, en] = TRANSLATIONS;
  if (!da || !en) throw new Error('there are two');
  const shared = target(2, 'NATO meets, and Støre chaired it.', { with: [3] });
  const targets = en.targets.flatMap((each) =>
    each.segment === 2 ? [shared] : each.segment === 3 ? [] : [each],
  );
  const notes = NOTES.map((each) =>
    each.id === 3 ? { ...each, targets: [{ language: 'en', segment: 2, start: 16, end: 21 }] } : each,
  );
  return anArticle({ translations: [da, { ...en, targets }], notes });
}

export function anArticle(rest: Partial<ExchangeArticle> = {}): ExchangeArticle {
  return {
    id: 12,
    slug: 'nato-meets',
    title: 'Nato møtes i Oslo',
    titleOrigin: 'headline',
    language: 'nb',
    date: '2022-03-24',
    timeStamp: null,
    publisher: 'Avisen <A&B>',
    byline: 'Åse Hansen',
    sourceUrl: 'https://example.org/a?b=1&c=2',
    rights: 'cleared',
    edition: null,
    hasOriginal: true,
    blocks: BLOCKS,
    translations: TRANSLATIONS,
    notes: NOTES,
    tags: TAGS,
    ...rest,
  };
}
