import { describe, expect, it } from 'vitest';
import { readArticle } from './readers.ts';
import { expectTiling, inShort, recordNamed, sample } from './testing-formats.ts';

const NOTHING_ELSE = { byline: null, publisher: null, language: null, keywords: [], sourceUrl: null };
const NO_HEADER = 'no date header: the file does not begin with `date YYYY[-MM[-DD]]`';
const NO_DATE = 'no date: it can be set on the article';

async function read(format: Parameters<typeof readArticle>[0], bytes: Uint8Array) {
  const { parsed, text, encoding } = await readArticle(format, bytes);
  expectTiling(text, parsed);
  return { ...inShort(parsed), encoding };
}

/** The raw text of each span of a role. */
async function places(format: Parameters<typeof readArticle>[0], bytes: Uint8Array, role: string) {
  const { parsed, text } = await readArticle(format, bytes);
  return parsed.spans.filter((span) => span.role === role).map(({ start, end }) => text.slice(start, end));
}

describe('text files', () => {
  it('read dated text as the seeds are read', async () => {
    expect(await read('dated-text', sample('dated.txt'))).toEqual({
      ...NOTHING_ELSE,
      title: 'Nato har svart: – Vi står overfor et kritisk øyeblikk',
      titleOrigin: 'headline',
      date: '2022-01-26',
      encoding: 'utf-8',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene, over én måned etter at de ble levert i Brussel.',
        'caption?: Onsdag 26. januar møtte pressen generalsekretæren i Brussel.',
        'quote: – Vi står overfor et kritisk øyeblikk for sikkerheten i Europa, sier Jens Stoltenberg.',
        'heading?: Svarte skriftlig',
        'paragraph: Svaret bygger på tre områder der det er mulig å bli enige, sier generalsekretæren.',
        'caption: VELG FRED: Jens Stoltenberg møtte pressen i hovedkvarteret onsdag kveld. © Kari Nordmann',
        'quote: – Russland må trekke styrkene sine ut av Ukraina, Georgia og Moldova, sier han.',
      ],
    });
  });

  it('read Windows-1252 with its dashes and euro signs', async () => {
    const article = await read('dated-text', sample('dated-windows-1252.txt'));
    expect([article.encoding, article.date, article.blocks.at(-1)]).toEqual([
      'windows-1252',
      '2022-03',
      'paragraph: Kampene er nu gået ind i en tredje uge – og prisen er 40 €.',
    ]);
  });

  it.each([
    ['plain.txt', 'utf-8'],
    ['plain-utf16le.txt', 'utf-16le'],
    ['plain-utf16be.txt', 'utf-16be'],
    ['plain-cr.txt', 'utf-8'],
  ])('read %s, which has no header, with a warning and no date', async (name, encoding) => {
    expect(await read('plain-text', sample(name))).toEqual({
      ...NOTHING_ELSE,
      title: 'Stoltenberg: Vi tar atomtrusselen på alvor',
      titleOrigin: 'headline',
      date: null,
      encoding,
      warnings: [NO_HEADER],
      blocks: [
        'paragraph: Nato tar Russlands gjentatte trusler på alvor, sier Jens Stoltenberg torsdag ettermiddag.',
        'quote: – Omstendighetene der alliansen må bruke slike våpen, er ekstremt langt unna, sier han.',
      ],
    });
  });
});

describe('Markdown', () => {
  it('reads front matter as fields and marks as blocks', async () => {
    expect(await read('markdown', sample('hugo.md'))).toEqual({
      title: 'Nato svarer Russland',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: null,
      language: 'nb',
      keywords: ['Nato', 'Russland', 'Utenriks'],
      sourceUrl: 'https://avisen.example/utenriks/nato-svarer',
      encoding: 'utf-8-bom',
      warnings: [],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene, over én måned etter at de ble levert.',
        'quote: – Vi står overfor et kritisk øyeblikk, sier Jens Stoltenberg.',
        'heading: Svarte skriftlig',
        'paragraph: Svaret bygger på tre områder der det er mulig å bli enige.',
        'list-item: Dialog mellom Brussel & Moskva',
        'list-item: Nedrustning',
        'caption: Hovedkvarteret i Brussel. © Kari Nordmann',
        'paragraph: USA har også svart.',
      ],
    });
  });

  it('says which characters are marks and which are text', async () => {
    const bytes = sample('hugo.md');
    expect((await places('markdown', bytes, 'block')).slice(0, 5)).toEqual([
      'Nato svarte',
      'onsdag',
      'på de',
      'russiske kravene',
      ', over én måned etter at de ble levert.',
    ]);
    expect(await places('markdown', bytes, 'credit')).toEqual(['Foto: Kari Nordmann']);
    expect(await places('markdown', bytes, 'dropped')).toEqual(['false']);
  });

  it('takes the first heading as the title when no field has one', async () => {
    const article = await read('markdown', sample('heading.md'));
    expect([article.title, article.titleOrigin, article.warnings, article.blocks]).toEqual([
      'Ruslands hær trækker sig ikke tilbage',
      'headline',
      [NO_DATE],
      [
        'paragraph: Ruslands hær viser ingen tegn på tilbagetrækning, siger Natos generalsekretær onsdag.',
        'quote: - På jorden ser vi ingen ændring, siger Jens Stoltenberg.',
        'paragraph: Kampene er nu gået ind i en tredje uge.',
      ],
    ]);
  });
});

describe('web pages', () => {
  const PAGE = {
    title: 'Nato svarer Russland',
    titleOrigin: 'headline',
    date: '2022-01-26',
    byline: 'Kari Nordmann',
    publisher: 'Avisen',
    language: 'nb',
    keywords: ['Nato', 'Russland'],
    sourceUrl: 'https://avisen.example/utenriks/nato-svarer-russland',
    encoding: 'utf-8',
    warnings: [],
    blocks: [
      'paragraph: Nato svarte onsdag på de russiske kravene, over én måned etter at de ble levert i Brussel.',
      'caption: Generalsekretæren møtte pressen i Brussel. © Ola Normann',
      'quote: – Vi står overfor et kritisk øyeblikk for sikkerheten i Europa, sier Jens Stoltenberg.',
      'heading: Svarte skriftlig',
      'paragraph: Svaret bygger på tre områder der det er mulig å bli enige, sier generalsekretæren. Det gjelder dialog, «nedrustning» og åpenhet.',
      'quote: Russland må trekke styrkene sine ut av Ukraina, sier han.',
      'paragraph: USA har også levert et svar, men det er ikke offentliggjort.',
      'list-item: Dialog mellom Brussel og Moskva',
      'list-item: Færre atomvåpen',
    ],
  };

  it('take the article and what the page says of it', async () => {
    expect(await read('html', sample('news-page.html'))).toEqual(PAGE);
  });

  it('leave menus, banners, advertisements, comments and the footer out, and say so', async () => {
    expect(await places('html', sample('news-page.html'), 'dropped')).toEqual([
      'Nato svarer Russland – Avisen',
      'Avisen',
      'Utenriks',
      'Sport',
      'Kultur',
      'Vi bruker informasjonskapsler til å forbedre avisen for alle som leser den hver dag.',
      'Publisert',
      'Les ogs&aring;',
      'Dette krever Russland av Nato og av de nye medlemslandene',
      'Annonse: Kj&oslash;p ny bil i dag, og f&aring; vinterdekk med p&aring; kj&oslash;pet.',
      'Kommentarer',
      'Dette var en interessant artikkel som jeg leste helt til slutten.',
      'Avisen arbeider etter V&aelig;r varsom-plakatens regler for god presseskikk. Ansvarlig redakt&oslash;r: Per Hansen.',
    ]);
  });

  it('of 1999 are tables in Windows-1252 without end tags', async () => {
    expect(await read('html', sample('old-page.htm'))).toEqual({
      ...NOTHING_ELSE,
      title: 'Ruslands hær trækker sig ikke tilbage',
      titleOrigin: 'headline',
      date: null,
      language: 'da',
      keywords: ['Nato', 'Rusland'],
      encoding: 'windows-1252',
      warnings: [NO_DATE],
      blocks: [
        'paragraph: Ruslands hær viser ingen tegn på tilbagetrækning, siger Natos generalsekretær onsdag.',
        'quote: - På jorden ser vi ingen ændring. Derfor opfordrer vi igen Rusland til at forhandle i god tro, siger han.',
        'paragraph: Kampene er nu gået ind i en tredje uge, og parterne har mødt hinanden fire gange.',
      ],
    });
  });
});

describe('Word documents', () => {
  it('are read by their styles, without what was deleted', async () => {
    expect(await read('docx', sample('word.docx'))).toEqual({
      title: 'Nato svarer Russland',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: null,
      language: 'nb',
      keywords: ['Nato', 'Russland'],
      sourceUrl: null,
      encoding: 'utf-8',
      warnings: ['the date is the day the Word file was made'],
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene & ventet.',
        'quote: – Vi står overfor et kritisk øyeblikk, sier Jens Stoltenberg.',
        'heading: Svarte skriftlig',
        'paragraph: Svaret er nå kjent.',
        'list-item: Dialog',
        'list-item: Nedrustning',
        'paragraph: I en tabell.',
        'caption: Pressen i Brussel. © Ola Normann',
      ],
    });
  });
});

describe('the formats of agencies', () => {
  it('read NITF in the encoding it declares', async () => {
    expect(await read('nitf', sample('agency.nitf.xml'))).toEqual({
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
    expect(await read('newsml-g2', sample('newsitem.xml'))).toEqual({
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

  it('read the one text of a NewsML-G2 message, whose picture is left out', async () => {
    const article = await read('newsml-g2', sample('newsmessage.xml'));
    expect([article.encoding, article.title, article.byline, article.publisher, article.warnings]).toEqual([
      'utf-16le',
      'Nato svarer Russland',
      'Kari Nordmann',
      'Byrået',
      ['1 other news item without text left out'],
    ]);
    expect(article.blocks).toHaveLength(2);
  });

  it('read ninjs 1 with HTML and ninjs 2 with plain text', async () => {
    expect(await read('ninjs', sample('ninjs-1.json'))).toEqual({
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
    const second = await read('ninjs', sample('ninjs-2.json'));
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
    const blocks = await places('ninjs', sample('ninjs-1.json'), 'block');
    expect(blocks[0]).toBe('Nato svarte onsdag p&aring; de russiske kravene.');
    expect(blocks[2]).toBe('\\u2013 Vi st\\u00e5r overfor et \\"kritisk\\" \\u00f8yeblikk, sier');
  });
});

describe('records of containers', () => {
  it('read a WordPress post with blocks, author, categories and tags', async () => {
    const { bytes } = await recordNamed('wxr', sample('wordpress.xml'), 'https://avisen.example/?p=42');
    expect(await read('wxr-item', bytes)).toEqual({
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
    const page = await read('wxr-item', bytes);
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
    expect(await places('wxr-item', bytes, 'dropped')).toContain('[gallery ids="1,2,3"]');
  });

  it('read Ghost posts from HTML, Lexical and Mobiledoc, with authors and tags of other tables', async () => {
    const get = async (number: number) => {
      const key = `0a1b2c3d-0000-4000-8000-00000000000${number}`;
      return read('ghost-post', (await recordNamed('ghost', sample('ghost.json'), key)).bytes);
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
    expect(await read('rss-item', first.bytes)).toEqual({
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
    const second = await read('rss-item', (await recordNamed('rss', sample('rss.xml'), 'avisen-77')).bytes);
    expect([second.byline, second.warnings, second.blocks]).toEqual([
      'Per Hansen',
      ['the feed has only a description of this item, perhaps not its whole text'],
      ['paragraph: USA har også levert et svar.', 'paragraph: Svaret er ikke offentliggjort.'],
    ]);
  });

  it('read Atom entries with XHTML and with escaped HTML', async () => {
    const id = (end: string) => `urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6${end}`;
    const first = await read('atom-entry', (await recordNamed('atom', sample('atom.xml'), id('a'))).bytes);
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
    const second = await read('atom-entry', (await recordNamed('atom', sample('atom.xml'), id('b'))).bytes);
    expect([second.byline, second.language, second.blocks]).toEqual([
      'Redaktionen',
      'nb',
      ['paragraph: USA har også levert et svar.', 'quote: Det er ikke offentliggjort.'],
    ]);
  });

  it('read rows by well-known names in three languages, and by a mapping', async () => {
    const row = await read('csv-record', (await recordNamed('csv', sample('articles.csv'), 'nato-42')).bytes);
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
    const excel = await read('csv-record', bytes);
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
    const tsv = await read(
      'tsv-record',
      (await recordNamed('tsv', sample('unicode-text.tsv'), 'row-1')).bytes,
    );
    expect([tsv.title, tsv.date, tsv.publisher]).toEqual(['Nato svarer Russland', '2022-01', 'Avisen']);
  });

  it('read JSON objects with plain text and with HTML', async () => {
    const plain = await read(
      'json-record',
      (await recordNamed('jsonl', sample('articles.jsonl'), 'nato-42')).bytes,
    );
    expect([plain.date, plain.byline, plain.keywords, plain.blocks.length]).toEqual([
      '2022-01-26',
      'Kari Nordmann',
      ['Nato', 'Russland'],
      3,
    ]);
    const html = await read(
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
