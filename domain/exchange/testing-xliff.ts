/** XLIFF documents for tests: one by hand, and any. */
import fc from 'fast-check';
import { TARGET_STATES } from '../translations/translation.ts';
import { type Inline, tidied, type XliffDocument, type XliffSegment, type XliffVersion } from './xliff.ts';

export function anXliff(version: XliffVersion): XliffDocument {
  return {
    version,
    sourceLanguage: 'nb',
    targetLanguage: 'en',
    original: 'spalte:article/12',
    facts: [{ name: 'rights', value: 'unknown' }],
    units: [
      {
        id: 'b1',
        kind: 'paragraph',
        notes: [{ id: 'n3', category: 'gloss', appliesTo: 'source', language: 'en', text: 'An alliance.' }],
        segments: [
          {
            id: 's1',
            state: 'translated',
            origin: 'human',
            base: '2 translated human abc',
            source: [
              { mark: 'start', id: 'n3', kind: 'gloss', ref: 'n3' },
              'Nato',
              { mark: 'end', id: 'n3', kind: 'gloss', ref: 'n3' },
              ' møtes. ',
            ],
            target: ['Nato meets. '],
          },
        ],
      },
    ],
  };
}

/** Words, markup, white space, line ends, control characters, and letters beyond the basic plane. */
export const awkwardText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        'Nato',
        ' ',
        '\n',
        '\r',
        '\t',
        '\r\n',
        ']]>',
        '&amp;',
        '<b>',
        '"',
        '\u0001',
        '\uffff',
        '😀',
        '–',
        '«',
        'å',
        '&#10;',
        '  ',
      ),
      {
        maxLength: 12,
      },
    )
    .map((parts) => parts.join('')),
);

const id = fc.integer({ min: 1, max: 999 });

/** Text with marks that open and close in any order. */
function content(minLength: number): fc.Arbitrary<Inline[]> {
  const part = fc.oneof(
    { weight: 3, arbitrary: awkwardText },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('start', 'end'), fc.integer({ min: 1, max: 3 })) },
  );
  return fc
    .array(part, { maxLength: 8 })
    .map((parts) =>
      parts.map(
        (given): Inline =>
          typeof given === 'string'
            ? given
            : {
                mark: given[0] as 'start' | 'end',
                id: `n${given[1]}`,
                kind: 'gloss',
                ref: given[1] === 1 ? null : `n${given[1]}`,
              },
      ),
    )
    .map((parts) => tidied(minLength > 0 ? ['x', ...parts] : parts));
}

const segment: fc.Arbitrary<XliffSegment> = fc
  .record({
    id: id.map((n) => `s${n}`),
    state: fc.constantFrom(...TARGET_STATES),
    origin: fc.constantFrom('human' as const, 'memory' as const, 'machine' as const),
    base: fc.option(awkwardText.map((text) => `1 ${text.replace(/[^\w]/g, '')}`)),
    source: content(0),
    target: content(1),
  })
  .map((given) => ({ ...given, target: given.state === 'untranslated' ? null : given.target }));

/** Some have no target of their own, because that of one before them is theirs too. */
function sharing(segments: readonly XliffSegment[], shares: readonly boolean[]): XliffSegment[] {
  const all: XliffSegment[] = [];
  for (const [index, given] of segments.entries()) {
    const last = all.at(-1);
    const head = last?.sharedWith ?? last?.id;
    const isShared = shares[index] && head !== undefined;
    all.push(isShared ? { ...given, state: 'untranslated', target: null, sharedWith: head } : given);
  }
  return all;
}

export function anyXliff(version: XliffVersion): fc.Arbitrary<XliffDocument> {
  const printable = awkwardText.map((text) => text.replace(/[^\p{L}\p{N}\p{P}\p{S} \n\r\t]/gu, ''));
  return fc.record({
    version: fc.constant(version),
    sourceLanguage: fc.constantFrom('nb', 'nn', 'da'),
    targetLanguage: fc.constantFrom('en', 'en-GB'),
    original: id.map((n) => `spalte:article/${n}`),
    facts: fc.array(fc.record({ name: fc.constantFrom('slug', 'rights', 'publisher'), value: printable }), {
      maxLength: 3,
    }),
    units: fc.array(
      fc.record({
        id: id.map((n) => `b${n}`),
        kind: fc.constantFrom('paragraph', 'heading', 'list-item'),
        notes: fc.array(
          fc.record({
            id: id.map((n) => `n${n}`),
            category: fc.constantFrom('gloss', 'context'),
            appliesTo: fc.constantFrom('source' as const, 'target' as const, null),
            language: fc.constantFrom('en', 'nb', null),
            text: printable,
          }),
          { maxLength: 2 },
        ),
        segments: fc
          .tuple(
            fc.uniqueArray(segment, { minLength: 1, maxLength: 4, selector: (given) => given.id }),
            fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
          )
          .map(([segments, shares]) => sharing(segments, shares)),
      }),
      { maxLength: 4 },
    ),
  });
}
