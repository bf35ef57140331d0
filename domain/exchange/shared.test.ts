/** One translation of several sentences, in every format that sets sentences beside translations. */
import { describe, expect, it } from 'vitest';
import type { ExportFormat } from './exchange.ts';
import { FORMATS } from './formats.ts';
import { aSharedArticle } from './testing-article.ts';
import { readXliff } from './xliff-read.ts';

const WRITING = { language: 'en', site: 'https://news.example.org', now: '2022-11-30T00:00:00.000Z' };
const write = (format: ExportFormat) => FORMATS[format].write(aSharedArticle(), WRITING);
const BOTH = 'NATO meets, and Støre chaired it.';

describe('One translation of two sentences', () => {
  it('is one unit of a translation memory, with both originals', () => {
    const unit = /<tu [^>]*tuid="12-2-en"[\s\S]*?<\/tu>/.exec(write('tmx'))?.[0] ?? '';
    expect(unit).toContain('<seg>Nato møtes. Støre ledet det &amp; "alt".</seg>');
    expect(unit).toContain(`<seg>${BOTH}</seg>`);
    expect(unit).toContain('<prop type="x-spalte-segments">2 3</prop>');
    expect(write('tmx')).not.toContain('tuid="12-3-en"');
  });

  it('is one line of JSON, which names both', () => {
    const lines = write('jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((line) => line.block === 2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      segment: 2,
      segments: [2, 3],
      source: 'Nato møtes. Støre ledet det & "alt".',
      target: BOTH,
    });
  });

  it('corresponds to both in TEI', () => {
    const tei = write('tei');
    expect(tei).toContain(`<s xml:id="s2.en" corresp="#s2.nb #s3.nb" type="approved">${BOTH}</s>`);
    expect(tei).not.toContain('xml:id="s3.en"');
    expect(tei).toContain('#string-range(s2.en,16,5)');
  });

  it('stands at its words in web annotations', () => {
    const places = JSON.stringify(JSON.parse(write('w3c')));
    expect(places).toContain('"exact":"Støre"');
  });

  it.each(['xliff', 'xliff-1.2'] as const)('stands at the first in %s, and comes back from it', (format) => {
    const file = write(format);
    if (format === 'xliff-1.2')
      expect(file).toMatch(/<group id="merged-s2" merged-trans="yes">\s*<trans-unit id="s2"/);
    else expect(file).toContain('Segment s3 is translated together with segment s2');
    const segments = readXliff(file).units.flatMap((unit) => unit.segments);
    expect(segments.map(({ id, sharedWith }) => [id, sharedWith])).toEqual([
      ['title', undefined],
      ['s1', undefined],
      ['s2', undefined],
      ['s3', 's2'],
      ['s5', undefined],
    ]);
    expect(segments[3]).toMatchObject({ state: 'untranslated', target: null });
  });
});
