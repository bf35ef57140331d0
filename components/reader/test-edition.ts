/** A small edition with everything that a page must cope with. For tests only. */
import type { EditionSnapshot, PublicEdition, SnapshotNote } from '#domain/editions/edition.ts';

/** A note with nothing in it but what is given. */
export function testNote(given: Partial<SnapshotNote> & { number: number }): SnapshotNote {
  return {
    kind: 'gloss',
    source: null,
    targets: [],
    bodies: [{ language: 'en', text: `Note ${given.number}` }],
    tag: null,
    url: null,
    fact: null,
    ...given,
  };
}

/** Danish, with an English translation: a dateline, two paragraphs, a heading, a caption and a list. */
export function testSnapshot(given: Partial<EditionSnapshot> = {}): EditionSnapshot {
  return {
    format: 1,
    slug: 'fish-and-fjords',
    title: 'Fisk i fjorden',
    language: 'da',
    date: '2022-03',
    publisher: 'Avisen',
    byline: null,
    sourceUrl: 'https://www.example.org/fisk',
    rights: 'cleared',
    hasOriginal: true,
    blocks: [
      { kind: 'dateline', credit: null, segments: [{ number: 1, text: 'AARHUS:' }] },
      {
        kind: 'paragraph',
        credit: null,
        segments: [
          { number: 2, text: 'Fiskene er tilbage. ' },
          { number: 3, text: 'Ældrerådet glæder sig.' },
        ],
      },
      { kind: 'heading', credit: null, segments: [{ number: 4, text: 'Varmere vand' }] },
      { kind: 'quote', credit: null, segments: [{ number: 5, text: '- Det er varmt, siger hun.' }] },
      { kind: 'caption', credit: 'Bo Bak', segments: [{ number: 6, text: 'FJORDEN: Her er den.' }] },
      { kind: 'list-item', credit: null, segments: [{ number: 7, text: 'Torsk' }] },
      { kind: 'list-item', credit: null, segments: [{ number: 8, text: 'Sild' }] },
    ],
    translations: [
      {
        language: 'en',
        title: 'Fish in the fjord',
        people: [
          { name: 'Ann Aas', part: 'translator' },
          { name: 'Cy Coe', part: 'reviewer' },
        ],
        segments: [
          { number: 1, text: 'AARHUS:' },
          { number: 2, text: 'The fish are back.' },
          { number: 3, text: 'The council of elders is pleased.' },
          { number: 4, text: 'Warmer water' },
          { number: 5, text: '“It is warm,” she says.' },
          { number: 6, text: 'THE FJORD: here it is.' },
          { number: 7, text: 'Cod' },
          { number: 8, text: 'Herring' },
        ],
      },
    ],
    notes: [],
    tags: [
      { slug: 'fish', kind: 'topic', labels: { da: 'Fisk', en: 'Fish' }, externalIds: {} },
      { slug: 'aarhus', kind: 'place', labels: { da: 'Aarhus' }, externalIds: {} },
    ],
    ...given,
  };
}

/** The snapshot as it is public now. */
export function testEdition(snapshot: EditionSnapshot = testSnapshot()): PublicEdition {
  return {
    articleId: 1,
    number: 2,
    hash: 'a'.repeat(64),
    publishedAt: '2022-03-24T10:00:00.000Z',
    firstPublishedAt: '2022-03-20T08:00:00.000Z',
    publishedBy: 'Ingrid',
    corrections: [{ number: 2, at: '2022-03-24T10:00:00.000Z', note: 'The number of fish was wrong.' }],
    former: [],
    snapshot,
  };
}
