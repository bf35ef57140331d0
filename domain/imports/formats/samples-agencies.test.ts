import { describe, expect, it } from 'vitest';
import { placesOfRole, readInShort, recordNamed, recordsOf, sample } from './testing-formats.ts';

describe('the formats of agencies', () => {
  it('read NITF in the encoding it declares', async () => {
    expect(await readInShort('nitf', sample('agency.nitf.xml'))).toEqual({
      title: 'Nato svarer Russland',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: 'Avisen',
      language: 'nb',
      keywords: ['Nato', 'Russland'],
      sourceUrl: null,
      encoding: 'windows-1252',
      warnings: [],
      blocks: [
        'heading: Stoltenberg åpner for samtaler',
        'paragraph: Nato svarte onsdag på de russiske kravene.',
        'dateline: BRUSSEL (Byrået)',
        'quote: – Vi står overfor et kritisk øyeblikk, sier Jens Stoltenberg.',
        'heading: Svarte skriftlig',
        'paragraph: Svaret bygger på tre områder der det er mulig å bli enige.',
        'caption: Generalsekretæren møtte pressen i Brussel. © Ola Normann',
        'quote: Russland må trekke styrkene sine ut, sier han.',
        'list-item: Dialog',
        'list-item: Nedrustning',
        'paragraph: Byrået / Avisen',
      ],
    });
  });

  it('read NewsML-G2 with XHTML in it', async () => {
    expect(await readInShort('newsml-g2', sample('newsitem.xml'))).toEqual({
      title: 'Ruslands hær trækker sig ikke tilbage',
      titleOrigin: 'headline',
      date: '2022-03-16',
      byline: 'Mette Jensen',
      publisher: 'Bureauet',
      language: 'da',
      keywords: ['Nato', 'krig'],
      sourceUrl: null,
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'dateline: BRUXELLES',
        'paragraph: Ruslands hær viser ingen tegn på tilbagetrækning, siger Natos generalsekretær.',
        'heading: Tredje uge',
        'quote: - På jorden ser vi ingen ændring, siger Jens Stoltenberg.',
        'paragraph: Kampene er nu gået ind i en tredje uge.',
      ],
    });
  });

  it('read the one text of a NewsML-G2 message in UTF-16', async () => {
    const guid = 'urn:newsml:byraa.example:20220126:text-1';
    const { bytes, globalId } = await recordNamed('newsml', sample('newsmessage.xml'), guid);
    const { title, byline, publisher, warnings, blocks } = await readInShort('newsml-g2', bytes);
    expect([globalId, title, byline, publisher, warnings]).toEqual([
      guid,
      'Nato svarer Russland',
      'Kari Nordmann',
      'Byrået',
      [],
    ]);
    expect(blocks).toHaveLength(2);
  });

  it('read each text of a NewsML-G2 message by itself', async () => {
    const records = await recordsOf('newsml', sample('newsmessage-many.xml'));
    const articles = records.filter((record) => 'bytes' in record);
    const read = await Promise.all(articles.map(({ bytes }) => readInShort('newsml-g2', bytes)));
    expect(read.map(({ title, language, byline, blocks }) => [title, language, byline, blocks])).toEqual([
      [
        'Nato svarer Russland',
        'nb',
        'Kari Nordmann',
        [
          'paragraph: Nato svarte onsdag på de russiske kravene.',
          'heading: Skriftlig',
          'paragraph: Svaret er ikke offentlig.',
        ],
      ],
      ['Ruslands hær trækker sig ikke tilbage', 'da', 'Mette Jensen', ['paragraph: Hæren bliver.']],
    ]);
  });

  it('read ninjs 1 with HTML and ninjs 2 with plain text', async () => {
    expect(await readInShort('ninjs', sample('ninjs-1.json'))).toEqual({
      title: 'Nato svarer Russland – «kritisk»',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: 'Byrået',
      language: 'nb',
      keywords: ['krig og konflikt', 'Nato', 'Brussel'],
      sourceUrl: null,
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene.',
        'heading: Svarte skriftlig',
        'quote: – Vi står overfor et "kritisk" øyeblikk, sier Jens Stoltenberg.',
        'paragraph: USA har også levert et svar.',
      ],
    });
    const second = await readInShort('ninjs', sample('ninjs-2.json'));
    expect([
      second.title,
      second.date,
      second.byline,
      second.publisher,
      second.sourceUrl,
      second.blocks.length,
    ]).toEqual([
      'Ruslands hær trækker sig ikke tilbage',
      '2022-03-16',
      'Mette Jensen',
      'Bureauet',
      'https://byraa.example/2022/nato-42',
      3,
    ]);
  });

  it('say where each character of escaped HTML in JSON stands', async () => {
    const blocks = await placesOfRole('ninjs', sample('ninjs-1.json'), 'block');
    expect(blocks[0]).toBe('Nato svarte onsdag p&aring; de russiske kravene.');
    expect(blocks[2]).toBe('\\u2013 Vi st\\u00e5r overfor et \\"kritisk\\" \\u00f8yeblikk, sier');
  });
});
