import { describe, expect, it } from 'vitest';
import { parseDatedText } from '../text/parse.ts';
import { type ExchangeArticle, withoutOriginal } from './article.ts';
import { EXPORT_FORMATS } from './exchange.ts';
import { FORMATS, fileName } from './formats.ts';
import { anArticle } from './testing-article.ts';
import { xliffOf } from './to-xliff.ts';
import { textOf, XLIFF_VERSIONS } from './xliff.ts';
import { readXliff } from './xliff-read.ts';
import { childrenOf, isElement, readXml, textIn, type XmlElement } from './xml-read.ts';

const WRITING = { language: 'en', site: 'https://news.example.org', now: '2022-11-30T00:00:00.000Z' };
const write = (format: keyof typeof FORMATS, article = anArticle(), language: string | null = 'en') =>
  FORMATS[format].write(article, { ...WRITING, language: language ?? undefined });

/** All elements of a name, at any depth. */
function all(element: XmlElement, name: string): XmlElement[] {
  const inside = element.children.filter(isElement).flatMap((child) => all(child, name));
  return element.name === name ? [element, ...inside] : inside;
}

describe('XLIFF of an article', () => {
  it.each(XLIFF_VERSIONS)(
    '%s has a unit for the title and each block, a segment for each sentence',
    (version) => {
      const written = write(version === '1.2' ? 'xliff-1.2' : 'xliff');
      const document = readXliff(written);
      expect(document).toMatchObject({
        version,
        original: 'spalte:article/12',
        sourceLanguage: 'nb',
        targetLanguage: 'en',
      });
      expect(document.facts).toContainEqual({ name: 'publisher', value: 'Avisen <A&B>' });
      expect(
        document.units.map(({ id, kind, segments }) => [id, kind, segments.map((segment) => segment.id)]),
      ).toEqual([
        ['title', 'title', ['title']],
        ['b1', 'heading', ['s1']],
        ['b2', 'paragraph', ['s2', 's3']],
        ['b3', 'caption', ['s5']],
      ]);
      const segments = document.units.flatMap((unit) => unit.segments);
      expect(
        segments.map(({ source, target, state }) => [textOf(source), textOf(target ?? []), state]),
      ).toEqual([
        ['Nato møtes i Oslo', 'NATO meets in Oslo', 'translated'],
        ['Møte 😀 i Oslo', 'Meeting 😀 in Oslo', 'approved'],
        ['Nato møtes. ', 'NATO meets.', 'approved'],
        ['Støre ledet det & "alt".', 'Støre chaired it & "all".', 'translated'],
        ['STØRE: Her i Oslo.', 'STØRE: Here in Oslo.', 'stale'],
      ]);
    },
  );

  it('2.1 marks every note, also those that overlap and run over sentences', () => {
    const [, , paragraph] = xliffOf(anArticle(), 'en', '2.1').units;
    const marked = paragraph?.segments.map(({ source }) =>
      source.map((part) =>
        typeof part === 'string' ? part : `${part.mark === 'start' ? '<' : '>'}${part.id}`,
      ),
    );
    expect(marked).toEqual([
      ['<n5', '<n6', 'Nato', '>n6', '>n5', ' ', '<n2', 'møtes. '],
      ['<n3', 'Støre', '>n3', '>n2', ' ledet det & "alt".'],
    ]);
    const notes = childrenOf(
      readXml(write('xliff')),
      'file',
      'urn:oasis:names:tc:xliff:document:2.0',
    ).flatMap((file) => all(file, 'note').map(textIn));
    expect(notes).toEqual(expect.arrayContaining(['What happened.', 'Hva.', 'Checked. (NTB)', 'Who?']));
  });

  it('of a language that nobody has begun has every sentence, untranslated', () => {
    const document = readXliff(FORMATS.xliff.write(anArticle(), { ...WRITING, language: 'sv' }));
    const segments = document.units.flatMap((unit) => unit.segments);
    expect(segments.map(({ state, target }) => [state, target])).toEqual(
      segments.map(() => ['untranslated', null]),
    );
  });
});

describe('TMX', () => {
  const root = readXml(write('tmx', anArticle(), null));
  const units = all(root, 'tu');

  it('has what is translated or approved, with who and when, and neither drafts nor what is stale', () => {
    expect(root.attributes.version).toBe('1.4');
    expect(units.map((unit) => unit.attributes.tuid)).toEqual(['12-1-en', '12-2-en', '12-3-en']);
    expect(units[1]?.attributes).toMatchObject({
      srclang: 'nb',
      creationid: 'Tor',
      creationdate: '20221124T093000Z',
      changeid: 'Ingrid',
      changedate: '20221125T100000Z',
    });
    const variants = all(units[1] ?? root, 'tuv').map((each) => [
      each.attributes['xml:lang'],
      textIn(each).trim(),
    ]);
    expect(variants).toEqual([
      ['nb', 'Nato møtes.'],
      ['en', 'NATO meets.'],
    ]);
  });

  it('carries rights, publisher and notes of the sentence', () => {
    const properties = all(units[2] ?? root, 'prop').map((each) => [each.attributes.type, textIn(each)]);
    expect(properties).toContainEqual(['x-spalte-rights', 'cleared']);
    expect(properties).toContainEqual(['x-spalte-publisher', 'Avisen <A&B>']);
    expect(all(units[2] ?? root, 'note').map(textIn)).toEqual(['What happened.', 'Hva.']);
  });

  it('has the header that TMX 1.4b requires, and children in the order it requires', () => {
    const header = all(root, 'header')[0]?.attributes ?? {};
    for (const name of [
      'creationtool',
      'creationtoolversion',
      'segtype',
      'o-tmf',
      'adminlang',
      'srclang',
      'datatype',
    ]) {
      expect(header[name], name).toBeTruthy();
    }
    for (const unit of units) {
      const order = unit.children.filter(isElement).map(({ name }) => name);
      expect(order).toEqual([...order].sort((a, b) => RANK.indexOf(a) - RANK.indexOf(b)));
    }
  });
  const RANK = ['note', 'prop', 'tuv'];
});

describe('JSON Lines', () => {
  it('has a line for each sentence in each language, complete in itself', () => {
    const lines = write('jsonl', anArticle(), null)
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(8);
    expect(lines.filter(({ targetLanguage }) => targetLanguage === 'en')[1]).toEqual({
      article: 12,
      slug: 'nato-meets',
      segment: 2,
      block: 2,
      kind: 'paragraph',
      sourceLanguage: 'nb',
      targetLanguage: 'en',
      source: 'Nato møtes. ',
      target: 'NATO meets.',
      state: 'approved',
      origin: 'human',
      engine: null,
      changedBy: 'Ingrid',
      changedAt: '2022-11-25T10:00:00.000Z',
      title: 'Nato møtes i Oslo',
      date: '2022-03-24',
      publisher: 'Avisen <A&B>',
      byline: 'Åse Hansen',
      sourceUrl: 'https://example.org/a?b=1&c=2',
      rights: 'cleared',
      edition: null,
    });
    expect(lines[1]).toMatchObject({
      targetLanguage: 'da',
      state: 'draft',
      origin: 'machine',
      engine: 'apertium',
    });
  });

  it('has the original of an article that nobody translates', () => {
    const lines = write('jsonl', anArticle({ translations: [] }), null)
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).targetLanguage)).toEqual([null, null, null, null]);
  });
});

describe('TEI', () => {
  const root = readXml(write('tei', anArticle(), null));

  it('has header, notes and texts, each sentence named once, each translation naming its original', () => {
    expect(root.children.filter(isElement).map(({ name }) => name)).toEqual([
      'teiHeader',
      'standOff',
      'text',
    ]);
    const ids = ['s', 'p', 'head', 'annotation', 'TEI'].flatMap((name) =>
      all(root, name).map((each) => each.attributes['xml:id']),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const sentences = all(root, 's');
    const known = new Set(sentences.map((each) => `#${each.attributes['xml:id']}`));
    const english = sentences.filter((each) => each.attributes['xml:id']?.endsWith('.en'));
    expect(english.map((each) => each.attributes.corresp)).toEqual(['#s1.nb', '#s2.nb', '#s3.nb', '#s5.nb']);
    for (const { attributes } of english) expect(known).toContain(attributes.corresp);
    const paragraph = all(root, 'p').find((each) => each.attributes['xml:id'] === 'b2.nb');
    expect(textIn(paragraph ?? root)).toBe('Nato møtes. Støre ledet det & "alt".');
  });

  it('points with every note at the very characters it stands on', () => {
    const named = new Map(
      ['s', 'p', 'head']
        .flatMap((name) => all(root, name))
        .map((each) => [each.attributes['xml:id'], [...textIn(each)]]),
    );
    const quotes = all(root, 'annotation').map(({ attributes }) =>
      (attributes.target ?? '').split(' ').map((pointer) => {
        const [, id, offset, length] = /^#string-range\(([^,]+),(\d+),(\d+)\)$/.exec(pointer) ?? [];
        return named
          .get(id)
          ?.slice(Number(offset), Number(offset) + Number(length))
          .join('');
      }),
    );
    expect(quotes).toEqual([
      ['i'],
      ['møtes. Støre'],
      ['Støre', 'Støre'],
      ['NATO'],
      ['Nato'],
      ['Nato'],
      ['STØRE'],
    ]);
  });

  it('says what the rights are', () => {
    expect(all(root, 'availability')[0]?.attributes.status).toBe('free');
    expect(textIn(all(root, 'publisher')[0] ?? root)).toBe('Avisen <A&B>');
  });
});

it('plain text can be imported again', () => {
  const parsed = parseDatedText(write('text'));
  expect([parsed.date, parsed.title]).toEqual(['2022-03-24', 'Nato møtes i Oslo']);
  expect(parsed.blocks.map(({ kind, text, credit }) => [kind, text, credit])).toEqual([
    ['heading', 'Møte 😀 i Oslo', null],
    ['paragraph', 'Nato møtes. Støre ledet det & "alt".', null],
    ['caption', 'STØRE: Her i Oslo.', 'Kari Foto'],
  ]);
});

describe('an article whose rights cover excerpts only', () => {
  const bare: ExchangeArticle = withoutOriginal(
    anArticle({ rights: 'excerpt-only', titleOrigin: 'derived' }),
  );

  it.each(EXPORT_FORMATS.filter((format) => !FORMATS[format].needsOriginal))(
    'keeps its original out of %s',
    (format) => {
      const written = write(format, bare, null);
      for (const words of ['møtes', 'ledet', 'Her i Oslo', 'Møte']) expect(written).not.toContain(words);
      expect(written).toContain(format === 'w3c' ? 'NATO' : 'Here in Oslo.');
    },
  );

  it('has nothing to say in TMX', () => {
    expect(all(readXml(write('tmx', bare, null)), 'tu')).toEqual([]);
  });
});

it('file names are safe in a header and on a disk', () => {
  const odd = anArticle({ slug: '../"x\r\nSet-Cookie: a=b' });
  for (const format of EXPORT_FORMATS)
    expect(fileName(odd, format, 'en')).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9.-]*$/);
});

it('what XML cannot write does not make a broken file', () => {
  const odd = anArticle({ title: 'a\u0001b\ud800', publisher: '\uffff' });
  for (const format of ['xliff', 'xliff-1.2', 'tmx', 'tei'] as const)
    expect(() => readXml(write(format, odd))).not.toThrow();
  expect(textOf(readXliff(write('xliff', odd)).units[0]?.segments[0]?.source ?? [])).toBe('a\u0001b\ud800');
});
