import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TARGET_STATES } from '../translations/translation.ts';
import { anXliff, anyXliff } from './testing-xliff.ts';
import { textOf, XLIFF_VERSIONS, type XliffDocument, type XliffVersion } from './xliff.ts';
import { writeXliff1 } from './xliff-1.ts';
import { writeXliff2 } from './xliff-2.ts';
import { readXliff } from './xliff-read.ts';

const WRITERS: Record<XliffVersion, (document: XliffDocument) => string> = {
  '1.2': writeXliff1,
  '2.1': writeXliff2,
};

describe.each(XLIFF_VERSIONS)('XLIFF %s', (version) => {
  const write = WRITERS[version];

  it('that we wrote is written the same again after it was read', () => {
    fc.assert(
      fc.property(anyXliff(version), (document) => {
        const written = write(document);
        expect(write(readXliff(written))).toBe(written);
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps every text, state, base and note', () => {
    fc.assert(
      fc.property(anyXliff(version), (document) => {
        const back = readXliff(write(document));
        expect(outline(back)).toEqual(outline(document));
      }),
      { numRuns: 300 },
    );
  });

  it('reads every state of ours back', () => {
    const segments = TARGET_STATES.map((state) => ({
      ...anXliff(version).units[0]?.segments[0],
      id: state,
      state,
      target: state === 'untranslated' ? null : ['A text.'],
    })) as XliffDocument['units'][number]['segments'];
    const document = { ...anXliff(version), units: [{ id: 'b1', kind: 'paragraph', notes: [], segments }] };
    const back = readXliff(write(document)).units[0]?.segments ?? [];
    expect(back.map(({ id, state }) => [id, state])).toEqual(TARGET_STATES.map((state) => [state, state]));
  });
});

/** What must come back whatever the version can say of spans. */
function outline({ original, sourceLanguage, targetLanguage, facts, units }: XliffDocument) {
  return {
    original,
    sourceLanguage,
    targetLanguage,
    facts,
    units: units.map(({ id, kind, notes, segments }) => ({
      id,
      kind,
      notes,
      segments: segments.map((segment) => ({
        ...segment,
        // where nothing is translated there is nothing that comes from anywhere
        origin: segment.target && segment.origin,
        source: textOf(segment.source),
        target: segment.target && textOf(segment.target),
      })),
    })),
  };
}

describe('a file that another tool has saved', () => {
  const unit = (inside: string, attributes = '') =>
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="spalte:article/1" datatype="plaintext" ` +
    `source-language="nb" target-language="en"><body><trans-unit id="s1" ${attributes}>${inside}</trans-unit></body></file></xliff>`;
  const read = (inside: string, attributes = '') => readXliff(unit(inside, attributes)).units[0]?.segments[0];

  it.each([
    ['new', '', 'draft'],
    ['needs-translation', '', 'draft'],
    ['needs-l10n', '', 'draft'],
    ['needs-adaptation', '', 'stale'],
    ['needs-review-translation', '', 'translated'],
    ['translated', '', 'translated'],
    ['signed-off', '', 'approved'],
    ['final', 'approved="yes"', 'approved'],
  ])('says %s, and it is %s read', (state, attributes, ours) => {
    expect(read(`<source>A</source><target state="${state}">B</target>`, attributes)?.state).toBe(ours);
  });

  it('says nothing of the state: a translation is translated, and approved when it says so', () => {
    expect(read('<source>A</source><target>B</target>')?.state).toBe('translated');
    expect(read('<source>A</source><target>B</target>', 'approved="yes"')?.state).toBe('approved');
    expect(read('<source>A</source><target/>')).toMatchObject({ state: 'untranslated', target: null });
  });

  it('has cut the sentence into pieces: the pieces are one text again', () => {
    const target = '<target><mrk mtype="seg" mid="0">One. </mrk><mrk mtype="seg" mid="1">Two.</mrk></target>';
    const seg =
      '<seg-source><mrk mtype="seg" mid="0">En. </mrk><mrk mtype="seg" mid="1">To.</mrk></seg-source>';
    expect(textOf(read(`<source>En. To.</source>${seg}${target}`)?.target ?? [])).toBe('One. Two.');
  });

  it('has put codes of its own into the text: the text between them is kept, what is inside a code is not', () => {
    const target = '<target>A <g id="1">bold</g> word<ph id="2">&lt;br/&gt;</ph>.</target>';
    expect(textOf(read(`<source>A</source>${target}`)?.target ?? [])).toBe('A bold word.');
  });

  it('took the words from a machine or a memory', () => {
    const of = (qualifier: string) =>
      read(`<source>A</source><target state-qualifier="${qualifier}">B</target>`)?.origin;
    expect(['mt-suggestion', 'leveraged-mt', 'exact-match', 'fuzzy-match'].map(of)).toEqual([
      'machine',
      'machine',
      'memory',
      'memory',
    ]);
  });

  it('is told of a machine’s draft that it is a suggestion, and of what somebody confirmed where it comes from', () => {
    const written = (state: 'draft' | 'translated') => {
      const document = anXliff('1.2');
      for (const { segments } of document.units)
        for (const segment of segments) Object.assign(segment, { state, origin: 'machine' });
      return writeXliff1(document);
    };
    expect(written('draft')).toContain('state-qualifier="mt-suggestion"');
    expect(written('translated')).toContain('state-qualifier="leveraged-mt"');
  });

  it('is told by XLIFF 2.1 too where a text comes from, and may say nothing of it', () => {
    const read2 = (subState: string) =>
      readXliff(
        `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="nb" trgLang="en"><file id="f" original="o"><unit id="u">
        <segment id="s1" state="initial" ${subState}><source>En</source><target>A</target></segment></unit></file></xliff>`,
      ).units[0]?.segments[0];
    expect(read2('subState="spalte:stale-memory"')).toMatchObject({ state: 'stale', origin: 'memory' });
    expect(read2('subState="spalte:machine"')).toMatchObject({ state: 'draft', origin: 'machine' });
    expect(read2('subState="other:machine"')).toMatchObject({ state: 'draft', origin: 'human' });
    expect(read2('')).toMatchObject({ state: 'draft', origin: 'human' });
  });

  it('writes XLIFF 2 with prefixes, groups and spans of its own', () => {
    const text = `<x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="nb" trgLang="en"><x:file id="f" original="o">
      <x:group id="g"><x:unit id="u"><x:segment id="s1" state="reviewed"><x:source>En <x:mrk id="m" type="term">fugl</x:mrk></x:source>
      <x:target><![CDATA[A <bird>]]> <x:pc id="1">sang</x:pc> &#x263A;</x:target></x:segment></x:unit></x:group></x:file></x:xliff>`;
    const segment = readXliff(text).units[0]?.segments[0];
    expect(segment?.state).toBe('approved');
    expect(textOf(segment?.source ?? [])).toBe('En fugl');
    expect(textOf(segment?.target ?? [])).toBe('A <bird> sang ☺');
  });
});

describe('a file that is no XLIFF of ours to read', () => {
  const ROOT = '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="nb">';
  it.each([
    ['is empty', '', /^Line 1: the file is not well-formed XML/],
    ['is text', 'Hello', /not well-formed XML/],
    ['is cut off', `${ROOT}\n<file id="f">`, /^Line \d: the file is not well-formed XML/],
    ['is another format', '<html><body/></html>', /no XLIFF file: it begins with <html>/],
    [
      'is a version that nobody has heard of',
      '<xliff xmlns="urn:x" version="9"/>',
      /version of XLIFF is not known/,
    ],
    ['has no file', `${ROOT}</xliff>`, /Line 1: the document has no <file>/],
    [
      'has a segment without an id',
      `${ROOT}<file id="f">\n<unit id="u"><segment><source>A</source></segment></unit></file></xliff>`,
      /Line 2: a <segment> has no id/,
    ],
    [
      'has a segment without its original',
      `${ROOT}<file id="f"><unit id="u"><segment id="s1"><target>A</target></segment></unit></file></xliff>`,
      /segment s1 has no <source>/,
    ],
    ['uses a prefix that it does not declare', '<a:xliff/>', /prefix “a” is not declared/],
    [
      'names an entity',
      `${ROOT}<file id="f"><unit id="u">&foo;</unit></file></xliff>`,
      /“&foo;” stands for nothing/,
    ],
  ])('%s, and is told so', (_, text, message) => {
    expect(() => readXliff(text)).toThrow(
      expect.objectContaining({ name: 'Invalid', message: expect.stringMatching(message) }),
    );
  });

  it('declares entities, even to be expanded a billion times', () => {
    const lol = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${ROOT}<file id="f">&b;</file></xliff>`;
    expect(() => readXliff(lol)).toThrow(/declares entities/);
    const file = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${ROOT}<file id="f">&a;</file></xliff>`;
    expect(() => readXliff(file)).toThrow(/declares entities/);
  });

  it('is nested a thousand deep or has more than 20 million characters', () => {
    const deep = `${ROOT}${'<a>'.repeat(1000)}${'</a>'.repeat(1000)}</xliff>`;
    expect(() => readXliff(deep)).toThrow(expect.objectContaining({ name: 'Invalid' }));
    expect(() => readXliff(' '.repeat(20_000_001))).toThrow(/more than 20 million characters/);
  });

  it('names a DTD only, as older tools do: that is read, and nothing is fetched', () => {
    const text = `<?xml version="1.0"?>\n<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://example.org/xliff.dtd">\n${writeXliff1(anXliff('1.2')).split('\n').slice(1).join('\n')}`;
    expect(readXliff(text).original).toBe(anXliff('1.2').original);
  });
});
