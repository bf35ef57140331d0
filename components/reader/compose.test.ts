import { describe, expect, it } from 'vitest';
import { composeReading, plainText } from './compose.ts';
import type { SentenceView } from './compose-sentence.ts';
import { testNote, testSnapshot } from './test-edition.ts';

/** What a sentence looks like: [words] marked, [[words]] marked twice, *words* emphasised, <words> a link, ^1 a note's number. */
function drawn(sentence: SentenceView | undefined): string {
  return (sentence?.pieces ?? [])
    .map(({ runs, href, references }) => {
      const words = runs
        .map(({ text, depth, isEmphasised }) => {
          const emphasised = isEmphasised ? `*${text}*` : text;
          return '['.repeat(depth) + emphasised + ']'.repeat(depth);
        })
        .join('');
      return (href === null ? words : `<${words}>`) + references.map((number) => `^${number}`).join('');
    })
    .join('');
}

function sentenceIn(language: string, notes: Parameters<typeof testNote>[0][], number: number) {
  const reading = composeReading(testSnapshot({ notes: notes.map(testNote) }), language);
  const blocks = reading?.parts.flatMap((part) => (part.kind === 'list' ? part.items : [part])) ?? [];
  return blocks
    .flatMap((block) => [...block.dateline, ...block.sentences])
    .find((sentence) => sentence.number === number);
}

const ELDERS = { block: 1, start: 20, end: 30 };

describe('the text in one language', () => {
  it('runs the dateline into its paragraph and puts list items together', () => {
    const parts = composeReading(testSnapshot(), 'da')?.parts ?? [];
    expect(parts.map((part) => part.kind)).toEqual(['paragraph', 'heading', 'paragraph', 'caption', 'list']);
    const [first] = parts;
    expect(first?.kind === 'paragraph' && plainText(first.dateline)).toBe('AARHUS:');
    expect(first?.kind === 'paragraph' && plainText(first.sentences)).toBe(
      'Fiskene er tilbage. Ældrerådet glæder sig.',
    );
  });

  it('keeps a dateline that heads no paragraph', () => {
    const blocks = testSnapshot().blocks.slice(0, 1);
    expect(composeReading(testSnapshot({ blocks }), 'da')?.parts).toMatchObject([{ kind: 'paragraph' }]);
  });

  it('puts a space between translated sentences, and none in Chinese', () => {
    const english = composeReading(testSnapshot(), 'en')?.parts[0];
    expect(english?.kind === 'paragraph' && plainText(english.sentences)).toBe(
      'The fish are back. The council of elders is pleased.',
    );
    const chinese = {
      language: 'zh',
      title: '鱼',
      people: [],
      segments: [
        { number: 2, text: '鱼回来了。' },
        { number: 3, text: '长老们很高兴。' },
      ],
    };
    const part = composeReading(testSnapshot({ translations: [chinese] }), 'zh')?.parts[0];
    expect(part?.kind === 'paragraph' && plainText(part.sentences)).toBe('鱼回来了。长老们很高兴。');
  });

  it('does not say a headline twice', () => {
    const blocks = [
      { kind: 'heading', credit: null, segments: [{ number: 1, text: 'Fisk i fjorden' }] },
      ...testSnapshot().blocks.slice(1),
    ];
    const reading = composeReading(testSnapshot({ blocks }), 'da');
    expect(reading?.headline).toHaveLength(1);
    expect(reading?.parts[0]?.kind).toBe('paragraph');
  });

  it('is not there for a language that the edition does not have, nor for an original that is left out', () => {
    expect(composeReading(testSnapshot(), 'sv')).toBeNull();
    expect(composeReading(testSnapshot({ hasOriginal: false }), 'da')).toBeNull();
    expect(composeReading(testSnapshot({ hasOriginal: false }), 'en')?.languages).toEqual(['en']);
  });

  it('names who translated and who reviewed, and only under the translation', () => {
    expect(composeReading(testSnapshot(), 'en')).toMatchObject({
      translators: ['Ann Aas'],
      reviewers: ['Cy Coe'],
    });
    expect(composeReading(testSnapshot(), 'da')).toMatchObject({ translators: [], reviewers: [] });
  });
});

describe('a note', () => {
  const bitext = {
    number: 1,
    source: ELDERS,
    targets: [{ language: 'en', segment: 3, start: 4, end: 21 }],
  };

  it('about both languages stands over the words of each', () => {
    expect(drawn(sentenceIn('da', [bitext], 3))).toBe('[Ældrerådet]^1 glæder sig.');
    expect(drawn(sentenceIn('en', [bitext], 3))).toBe('The [council of elders]^1 is pleased.');
  });

  it('about the original alone stands at the end of the same sentence in a translation', () => {
    const note = { number: 1, source: ELDERS };
    expect(drawn(sentenceIn('en', [note], 3))).toBe('The council of elders is pleased.^1');
  });

  it('about the wording of a translation is in no other language', () => {
    const note = { number: 1, targets: [{ language: 'en', segment: 3, start: 4, end: 21 }] };
    expect(drawn(sentenceIn('da', [note], 3))).toBe('Ældrerådet glæder sig.');
    expect(composeReading(testSnapshot({ notes: [testNote(note)] }), 'da')?.notes).toEqual([]);
    expect(composeReading(testSnapshot({ notes: [testNote(note)] }), 'en')?.notes).toHaveLength(1);
  });

  it('over two sentences marks both and has its number once, at the end', () => {
    const note = { number: 1, source: { block: 1, start: 15, end: 30 } };
    expect(drawn(sentenceIn('da', [note], 2))).toBe('Fiskene er tilb[age.]');
    expect(drawn(sentenceIn('da', [note], 3))).toBe('[Ældrerådet]^1 glæder sig.');
  });

  it('may lie over another, to any depth', () => {
    const notes = [
      { number: 1, source: { block: 1, start: 20, end: 37 } },
      { number: 2, source: { block: 1, start: 31, end: 42 } },
      { number: 3, source: { block: 1, start: 31, end: 37 } },
    ];
    expect(drawn(sentenceIn('da', notes, 3))).toBe('[Ældrerådet ][[[glæder]]]^1^3[ sig.]^2');
  });

  it('with a span outside the text loses no word and keeps its number', () => {
    const beyond = { number: 1, targets: [{ language: 'en', segment: 3, start: 400, end: 900 }] };
    expect(drawn(sentenceIn('en', [beyond], 3))).toBe('The council of elders is pleased.^1');
    const nowhere = { number: 1, targets: [{ language: 'en', segment: 99, start: 0, end: 3 }] };
    expect(composeReading(testSnapshot({ notes: [testNote(nowhere)] }), 'en')?.notes).toEqual([]);
  });

  it('that emphasises or links is seen in the text; without words of its own it has no number', () => {
    const notes = [
      { number: 1, kind: 'emphasis', source: ELDERS, bodies: [] },
      {
        number: 2,
        kind: 'link',
        source: { block: 1, start: 31, end: 37 },
        url: 'https://example.org',
        bodies: [],
      },
    ];
    expect(drawn(sentenceIn('da', notes, 3))).toBe('*Ældrerådet* <glæder> sig.');
  });

  it('that is a link within another, or on the same words, can be reached as well', () => {
    const link = (number: number, start: number, end: number) => ({
      number,
      kind: 'link',
      source: { block: 1, start, end },
      url: `https://example.org/${number}`,
      bodies: [],
    });
    const within = [link(1, 20, 42), link(2, 31, 37)];
    const hrefs = sentenceIn('da', within, 3)?.pieces.flatMap(({ href }) => href ?? []);
    expect(hrefs?.map((href) => href.at(-1))).toEqual(['1', '2', '1']);
    const same = [link(1, 31, 37), link(2, 31, 37)];
    expect(drawn(sentenceIn('da', same, 3))).toBe('Ældrerådet <glæder>^2 sig.');
    // nobody has marked their words in the translation: each is told of at the end of the sentence
    expect(drawn(sentenceIn('en', within, 3))).toBe('The council of elders is pleased.^1^2');
  });

  it('never puts a number inside a link, and never a link that is not http or mailto', () => {
    const link = {
      number: 1,
      kind: 'link',
      source: { block: 1, start: 20, end: 42 },
      url: 'https://example.org',
      bodies: [],
    };
    const gloss = { number: 2, source: ELDERS };
    expect(drawn(sentenceIn('da', [link, gloss], 3))).toBe('<[Ældrerådet] glæder sig.>^2');
    const script = { ...link, url: 'javascript:alert(1)' };
    expect(drawn(sentenceIn('da', [script], 3))).toBe('Ældrerådet glæder sig.');
  });

  it('is read in the reader’s language, or the nearest there is, which it names', () => {
    const bodies = [
      { language: 'en', text: 'A board' },
      { language: 'nb', text: 'Et råd' },
    ];
    const snapshot = testSnapshot({ notes: [testNote({ number: 1, source: ELDERS, bodies })] });
    expect(composeReading(snapshot, 'en')?.notes[0]?.body).toEqual({
      language: 'en',
      paragraphs: ['A board'],
    });
    expect(composeReading(snapshot, 'da')?.notes[0]?.body).toEqual({
      language: 'nb',
      paragraphs: ['Et råd'],
    });
  });

  it('leads to a tag only when the article carries it', () => {
    const place = testNote({ number: 1, kind: 'entity', source: ELDERS, tag: 'aarhus' });
    const other = testNote({ number: 2, kind: 'entity', source: ELDERS, tag: 'oslo' });
    const notes = composeReading(testSnapshot({ notes: [place, other] }), 'en')?.notes;
    expect(notes?.map((note) => note.tag?.label)).toEqual(['Aarhus', undefined]);
    expect(notes?.[0]?.tag?.language).toBe('da');
  });
});

describe('what the termbase explains', () => {
  const note = {
    number: 1,
    term: 7,
    source: ELDERS,
    targets: [{ language: 'en', segment: 3, start: 4, end: 21 }],
    bodies: [{ language: 'en', text: 'Old people who advise.' }],
  };

  it('stands on its words for a reader in whose language it is', () => {
    const sentence = sentenceIn('en', [note], 3);
    expect(sentence?.notes).toMatchObject([{ number: 1, body: { language: 'en' } }]);
    expect(drawn(sentence)).toContain(']^1');
  });

  it('is nothing to others: no mark, no number, no words in a language they did not choose', () => {
    const sentence = sentenceIn('da', [note], 3);
    expect(sentence?.notes).toEqual([]);
    expect(drawn(sentence)).not.toMatch(/[[^]/);
  });

  it('is shown nowhere but on its words, whereas a person’s note stands at the end of the sentence', () => {
    const bodies = [{ language: 'da', text: 'Gamle.' }, ...note.bodies];
    const nowhere = { ...note, bodies, targets: [] };
    expect(sentenceIn('en', [nowhere], 3)?.notes).toEqual([]);
    expect(sentenceIn('en', [{ ...nowhere, term: undefined }], 3)?.notes).toHaveLength(1);
  });
});
