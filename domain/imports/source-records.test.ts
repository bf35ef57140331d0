/** A record of a file of many says which file it came from, also when it was stored before that was kept. */
import { describe, expect, it } from 'vitest';
import { recordInWords } from './record-words.ts';
import { recordName, recordOf, sourceName } from './source-records.ts';

const kept = (container: string, key: string, format = 'rss-item') => ({
  ...{ path: `${container}#${key}`, container, format, line: 12 },
});

describe('a record of a file of many', () => {
  it('names its file, its key and its line', () => {
    const record = recordOf(kept('inn/rss.xml', 'https://example.org/nato-svarer'));
    expect(record).toEqual({ file: 'rss.xml', key: 'https://example.org/nato-svarer', line: 12 });
    expect(record && recordInWords(record)).toBe(
      'Record https://example.org/nato-svarer of rss.xml, line 12',
    );
  });

  it('is told from its file by the mark, whatever marks the name and the key have', () => {
    expect(recordOf(kept('inn/#1/a#b.xml', 'x#y/'))).toMatchObject({ file: 'a#b.xml', key: 'x#y/' });
  });

  it('names its file also when only its path was kept', () => {
    const old = (path: string, format: string) => recordOf({ path, format, container: null, line: null });
    expect(old('inn/blogg.xml#https://b.no/?p=42#a', 'wxr-item')).toEqual({
      file: 'blogg.xml',
      key: 'https://b.no/?p=42#a',
      line: null,
    });
    expect(old('a#b.jsonl#7', 'json-record')).toMatchObject({ file: 'a#b.jsonl', key: '7' });
    expect(old('export#7', 'csv-record')).toMatchObject({ file: 'export', key: '7' });
    expect(old('sak.json', 'json-record')).toBeNull();
    expect(old('sak#1.txt', 'plain-text')).toBeNull();
  });

  it.each([
    ['rss.xml', 'nato-svarer', 'rss-item', 'rss-nato-svarer.xml'],
    ['blogg.xml', 'https://b.no/?p=42', 'wxr-item', 'blogg-b-no-p-42.xml'],
    ['atom.xml', 'urn:uuid:1225c695-cfb8', 'atom-entry', 'atom-urn-uuid-1225c695-cfb8.xml'],
    ['melding.xml', 'urn:newsml:ntb.no:1', 'newsml-g2', 'melding-urn-newsml-ntb-no-1.xml'],
    ['saker.jsonl', 'urn:1', 'ninjs', 'saker-urn-1.json'],
    ['saker.jsonl', 'row-3', 'json-record', 'saker-row-3.json'],
    ['saker.csv', '日本', 'csv-record', 'saker-record.csv'],
    ['export', '../../etc/passwd', 'tsv-record', 'export-etc-passwd.tsv'],
  ])('of %s with the key %s is a file with a name and the right ending', (file, key, format, name) => {
    expect(recordName({ file, key }, format)).toBe(name);
    expect(sourceName({ ...kept(file, key, format), name: 'as it was stored' })).toBe(name);
  });

  it('is not every file: one article is called what it was called', () => {
    const file = { path: 'inn/sak.txt', format: 'plain-text', container: null, line: null, name: 'sak.txt' };
    expect(sourceName(file)).toBe('sak.txt');
  });
});
