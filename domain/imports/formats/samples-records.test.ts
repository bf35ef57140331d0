import { describe, expect, it } from 'vitest';
import { readArticle } from './readers.ts';
import { placesOfRole, readInShort, recordNamed, sample, utf8 } from './testing-formats.ts';

const NO_DATE = 'no date: it can be set on the article';

describe('records of containers', () => {
  it('read a WordPress post with blocks, author, categories and tags', async () => {
    const { bytes } = await recordNamed('wxr', sample('wordpress.xml'), 'https://avisen.example/?p=42');
    expect(await readInShort('wxr-item', bytes)).toEqual({
      title: 'Nato svarer Russland – igjen',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: 'Avisen på nett',
      language: 'nb',
      keywords: ['Utenriks', 'Nato'],
      sourceUrl: 'https://avisen.example/2022/01/nato-svarer/',
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene, over én måned etter at de ble levert.',
        'heading: Svarte skriftlig',
        'caption: Generalsekretæren møtte pressen. © Ola Normann',
        'quote: – Vi står overfor et kritisk øyeblikk.',
        'quote: Jens Stoltenberg',
        'list-item: Dialog',
        'list-item: Nedrustning & åpenhet',
      ],
    });
  });

  it('read a page from the older WordPress editor: blank lines, shortcodes, no date', async () => {
    const { bytes } = await recordNamed('wxr', sample('wordpress.xml'), 'https://avisen.example/?p=44');
    const page = await readInShort('wxr-item', bytes);
    expect([page.date, page.byline, page.keywords, page.warnings, page.blocks]).toEqual([
      null,
      'Per Hansen',
      [],
      [NO_DATE, 'not published in WordPress: its status there is draft'],
      [
        'paragraph: Nato frykter et angrep på Ukraina, sier generalsekretæren.',
        'caption: Soldater ved grensen. © Ola Normann',
        'quote: – Oppbyggingen langs grensen har ikke stoppet, sa Stoltenberg fredag.',
        'paragraph: Allerede mandag møtes diplomater i Genève.',
      ],
    ]);
    expect(await placesOfRole('wxr-item', bytes, 'dropped')).toContain('[gallery ids="1,2,3"]');
  });

  it('read a WordPress post without the signs of its page builder, and say that it has a password', async () => {
    const post = `<rss xmlns:content="a" xmlns:wp="b"><item><title>T</title><content:encoded><![CDATA[[vc_row][vc_column width="1/2"]
      <p>Nato [su_highlight]svarte[/su_highlight] onsdag [sic].</p>[/vc_column][/vc_row]]]></content:encoded>
      <wp:post_password>x</wp:post_password></item></rss>`;
    const { blocks, warnings } = await readInShort('wxr-item', utf8(post));
    expect(blocks).toEqual(['paragraph: Nato svarte onsdag [sic].']);
    expect(warnings).toContainEqual(expect.stringMatching(/^Protected by a password/));
    expect(await placesOfRole('wxr-item', utf8(post), 'dropped')).toContain('[/su_highlight]');
  });

  it('read Ghost posts from HTML, Lexical and Mobiledoc, with authors and tags of other tables', async () => {
    const get = async (number: number) => {
      const key = `0a1b2c3d-0000-4000-8000-00000000000${number}`;
      return readInShort('ghost-post', (await recordNamed('ghost', sample('ghost.json'), key)).bytes);
    };
    expect(await get(1)).toEqual({
      title: 'Nato svarer Russland',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann, Per Hansen',
      publisher: 'Avisen',
      language: 'nb',
      keywords: ['Nato'],
      sourceUrl: 'https://avisen.example/nato-svarer/',
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene.',
        'caption: Pressen i Brussel. © Ola Normann',
        'heading: Svarte skriftlig',
        'quote: – Vi står overfor et kritisk øyeblikk, sier Jens Stoltenberg.',
      ],
    });
    const lexical = await get(2);
    expect([lexical.language, lexical.date, lexical.warnings, lexical.blocks]).toEqual([
      'da',
      '2022-03-16',
      ['not published in Ghost: its status there is draft'],
      [
        'paragraph: Ruslands hær viser ingen tegn på tilbagetrækning, siger "Nato".',
        'heading: Tredje uge',
        'list-item: Dialog',
      ],
    ]);
    expect((await get(3)).blocks).toEqual([
      'paragraph: USA har også levert et svar.',
      'heading: Ikke offentlig',
      'list-item: Dialog',
    ]);
  });

  it('read RSS items with content, and with only a description', async () => {
    const first = await recordNamed('rss', sample('rss.xml'), 'https://avisen.example/nato-svarer');
    expect(await readInShort('rss-item', first.bytes)).toEqual({
      title: 'Nato svarer Russland & venter',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: 'Avisen',
      language: 'nb',
      keywords: ['Utenriks', 'Nato'],
      sourceUrl: 'https://avisen.example/nato-svarer',
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene.',
        'quote: – Vi står overfor et kritisk øyeblikk, sier Jens Stoltenberg.',
      ],
    });
    const second = await readInShort(
      'rss-item',
      (await recordNamed('rss', sample('rss.xml'), 'avisen-77')).bytes,
    );
    expect([second.byline, second.warnings, second.blocks]).toEqual([
      'Per Hansen',
      ['the feed has only a description of this item, perhaps not its whole text'],
      ['paragraph: USA har også levert et svar.', 'paragraph: Svaret er ikke offentliggjort.'],
    ]);
  });

  it('read Atom entries with XHTML and with escaped HTML', async () => {
    const id = (end: string) => `urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6${end}`;
    const first = await readInShort(
      'atom-entry',
      (await recordNamed('atom', sample('atom.xml'), id('a'))).bytes,
    );
    expect(first).toEqual({
      title: 'Ruslands hær trækker sig ikke tilbage',
      titleOrigin: 'headline',
      date: '2022-03-16',
      byline: 'Mette Jensen',
      publisher: 'Bureauet',
      language: 'da',
      keywords: ['Nato'],
      sourceUrl: 'https://bureauet.example/rusland',
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Ruslands hær viser ingen tegn på tilbagetrækning.',
        'heading: Tredje uge',
        'quote: - På jorden ser vi ingen ændring, siger Jens Stoltenberg.',
      ],
    });
    const second = await readInShort(
      'atom-entry',
      (await recordNamed('atom', sample('atom.xml'), id('b'))).bytes,
    );
    expect([second.byline, second.language, second.blocks]).toEqual([
      'Redaktionen',
      'nb',
      ['paragraph: USA har også levert et svar.', 'quote: Det er ikke offentliggjort.'],
    ]);
  });

  it('read rows by well-known names in three languages, and by a mapping', async () => {
    const row = await readInShort(
      'csv-record',
      (await recordNamed('csv', sample('articles.csv'), 'nato-42')).bytes,
    );
    expect(row).toEqual({
      title: 'Nato svarer Russland: "kritisk"',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: null,
      language: 'nb',
      keywords: ['Nato', 'Russland'],
      sourceUrl: 'https://avisen.example/nato-42',
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene, over én måned etter at de ble levert.',
        'quote: – Vi står overfor et kritisk øyeblikk, sier Jens Stoltenberg.',
      ],
    });
    const { bytes } = await recordNamed('csv', sample('excel.csv'), 'row-1');
    const excel = await readInShort('csv-record', bytes);
    expect([excel.encoding, excel.title, excel.date, excel.byline, excel.keywords]).toEqual([
      'windows-1252',
      'Nato svarer Russland',
      '2022-01-26',
      'Kari Nordmann',
      ['Nato', 'Russland'],
    ]);
    const mapping = { title: 'Forfatter', text: 'Brødtekst', publisher: 'Kolonne1' };
    const mapped = (await readArticle('csv-record', bytes, { mapping })).parsed;
    expect([mapped.title, mapped.details.publisher, mapped.blocks.length]).toEqual(['Kari Nordmann', 'x', 2]);
    const slip = (await readArticle('csv-record', bytes, { mapping: { title: 'FORFATTER', date: 'nope' } }))
      .parsed;
    expect([slip.title, slip.warnings]).toEqual([
      'Kari Nordmann',
      expect.arrayContaining([
        expect.stringMatching(/^No column “nope” is here for the date\. There is: .*Forfatter/),
      ]),
    ]);
    const tsv = await readInShort(
      'tsv-record',
      (await recordNamed('tsv', sample('unicode-text.tsv'), 'row-1')).bytes,
    );
    expect([tsv.title, tsv.date, tsv.publisher]).toEqual(['Nato svarer Russland', '2022-01', 'Avisen']);
  });

  it('read JSON objects with plain text and with HTML', async () => {
    const plain = await readInShort(
      'json-record',
      (await recordNamed('jsonl', sample('articles.jsonl'), 'nato-42')).bytes,
    );
    expect([plain.date, plain.byline, plain.keywords, plain.blocks.length]).toEqual([
      '2022-01-26',
      'Kari Nordmann',
      ['Nato', 'Russland'],
      3,
    ]);
    const html = await readInShort(
      'json-record',
      (await recordNamed('jsonl', sample('articles.jsonl'), 'rusland-7')).bytes,
    );
    expect([html.title, html.date, html.blocks]).toEqual([
      'Ruslands hær trækker sig ikke tilbage',
      '2022-03-16',
      [
        'paragraph: Ruslands hær viser ingen tegn på tilbagetrækning.',
        'quote: - På jorden ser vi ingen ændring, siger Jens Stoltenberg.',
      ],
    ]);
  });
});
