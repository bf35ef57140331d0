import { describe, expect, it } from 'vitest';
import { readArticle } from './readers.ts';
import { HUGO, placesOfRole, readInShort, sample, utf8 } from './testing-formats.ts';
import { zip } from './testing-zip.ts';

const NOTHING_ELSE = { byline: null, publisher: null, language: null, keywords: [], sourceUrl: null };
const NO_HEADER = 'no date header: the file does not begin with “date YYYY[-MM[-DD]]”';
const NO_DATE = 'no date: it can be set on the article';

describe('text files', () => {
  it('read dated text as the seeds are read', async () => {
    expect(await readInShort('dated-text', sample('dated.txt'))).toEqual({
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
    const article = await readInShort('dated-text', sample('dated-windows-1252.txt'));
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
    expect(await readInShort('plain-text', sample(name))).toEqual({
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
    expect(await readInShort('markdown', sample('hugo.md'))).toEqual({
      ...HUGO,
      encoding: 'utf-8-bom',
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
    expect((await placesOfRole('markdown', bytes, 'block')).slice(0, 5)).toEqual([
      'Nato svarte',
      'onsdag',
      'på de',
      'russiske kravene',
      ', over én måned etter at de ble levert.',
    ]);
    expect(await placesOfRole('markdown', bytes, 'credit')).toEqual(['Foto: Kari Nordmann']);
    expect(await placesOfRole('markdown', bytes, 'dropped')).toEqual(['false']);
  });

  const TABLE = `Her er byene.

| By | Innbyggere |
|:---|---:|
| **Oslo** \\| hovedstad | [700 000](x) |
| Bergen |
|  |  |

Flere kommer.`;
  const ROWS = ['By Innbyggere', 'Oslo | hovedstad 700 000', 'Bergen'];

  it('makes a paragraph of each row of a table, as of a page, and drops the line below the first', async () => {
    const { blocks } = await readInShort('markdown', utf8(TABLE));
    expect(blocks).toEqual([
      'paragraph: Her er byene.',
      ...ROWS.map((row) => `paragraph: ${row}`),
      'paragraph: Flere kommer.',
    ]);
    const page = `<p>Her er byene.</p><table><tr><th>By</th><th>Innbyggere</th></tr>
      <tr><td><b>Oslo</b> | hovedstad</td><td>700 000</td></tr><tr><td>Bergen</td><td></td></tr></table><p>Flere kommer.`;
    expect((await readInShort('html', utf8(page))).blocks).toEqual(blocks);
  });

  it('says of each word of a table in which block it is, and that the rest are marks', async () => {
    const { parsed, text } = await readArticle('markdown', utf8(TABLE));
    const said = parsed.spans.map(({ role, block, start, end }) => [
      role === 'block' ? block : role,
      text.slice(start, end),
    ]);
    const words = said.filter(([role]) => typeof role === 'number');
    expect(words).toEqual([
      ...[
        [0, 'Her er byene.'],
        [1, 'By'],
        [1, 'Innbyggere'],
        [2, 'Oslo'],
        [2, '\\| hovedstad'],
      ],
      ...[
        [2, '700 000'],
        [3, 'Bergen'],
        [4, 'Flere kommer.'],
      ],
    ]);
    const marks = said.filter(([role]) => role === 'markup').map(([, mark]) => mark);
    expect(marks.join(' ')).toContain('|:---|---:|');
  });

  it('takes the first heading as the title when no field has one', async () => {
    const article = await readInShort('markdown', sample('heading.md'));
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
    expect(await readInShort('html', sample('news-page.html'))).toEqual(PAGE);
  });

  it('leave menus, banners, advertisements, comments and the footer out, and say so', async () => {
    expect(await placesOfRole('html', sample('news-page.html'), 'dropped')).toEqual([
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
    expect(await readInShort('html', sample('old-page.htm'))).toEqual({
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
    expect(await readInShort('docx', sample('word.docx'))).toEqual({
      title: 'Nato svarer Russland',
      titleOrigin: 'headline',
      date: '2022-01-26',
      byline: 'Kari Nordmann',
      publisher: null,
      language: 'nb',
      keywords: ['Nato', 'Russland'],
      sourceUrl: null,
      encoding: 'packed XML',
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

  it('says what stands beside the text in Word and is left out, an empty separator not counted', async () => {
    const para = (text: string, more = '') => `<w:p><w:r><w:t>${text}</w:t></w:r>${more}</w:p>`;
    const box = `<w:txbxContent>${para('Fakta: 340 tonn.')}</w:txbxContent>`;
    const drawn = `<w:r><mc:AlternateContent><mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const bytes = zip([
      {
        name: 'word/document.xml',
        data: `<w:document><w:body>${para('Kvotene forsvant for tolv år siden.', drawn)}</w:body></w:document>`,
      },
      {
        name: 'word/footnotes.xml',
        data: `<w:footnotes><w:footnote><w:p/></w:footnote><w:footnote>${para('Årsrapport 2010.')}</w:footnote></w:footnotes>`,
      },
    ]);
    const { blocks, warnings } = await readInShort('docx', bytes);
    expect(blocks).toEqual(['paragraph: Kvotene forsvant for tolv år siden.']);
    expect(warnings.filter((warning) => warning.includes('left out'))).toEqual([
      '1 footnote in the file left out: add to the text what readers need of it',
      '1 text box in the file left out: add to the text what readers need of it',
    ]);
  });
});
