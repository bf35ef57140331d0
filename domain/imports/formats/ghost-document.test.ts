import { describe, expect, it } from 'vitest';
import { placesOfRole, readInShort, utf8 } from './testing-formats.ts';

const post = (document: object) =>
  utf8(JSON.stringify({ id: '1', title: 'Tittel', html: null, published_at: '2022-01-26', ...document }));
const lexical = (...children: object[]) =>
  post({ lexical: JSON.stringify({ root: { children, type: 'root' } }) });
const mobiledoc = (document: object) =>
  post({ mobiledoc: JSON.stringify({ version: '0.3.1', ...document }) });
const read = (bytes: Uint8Array) => readInShort('ghost-post', bytes);
const words = (text: string) => ({ type: 'extended-text', text });
const para = (...children: object[]) => ({ type: 'paragraph', children });

describe('the document of Ghost’s editor', () => {
  it('has a space for a line break, a tab and a soft return, and text between links', async () => {
    const link = { type: 'link', children: [words('svarte')] };
    const text = para(
      words('Nato'),
      { type: 'linebreak' },
      link,
      { type: 'tab', text: '\t' },
      words('onsdag.'),
    );
    expect((await read(lexical(text))).blocks).toEqual(['paragraph: Nato svarte onsdag.']);
  });

  it('has list items inside of list items, each for itself', async () => {
    const item = (...children: object[]) => ({ type: 'listitem', children });
    const list = (...children: object[]) => ({ type: 'list', children });
    const nested = list(item(words('Dialog')), item(list(item(words('Brussel')), item(words('Moskva')))));
    const mixed = list(item(para(words('Nedrustning')), list(item(words('Åpenhet')))));
    expect((await read(lexical(nested, mixed))).blocks).toEqual(
      ['Dialog', 'Brussel', 'Moskva', 'Nedrustning', 'Åpenhet'].map((text) => `list-item: ${text}`),
    );
  });

  it('has the words of cards as a page shows them', async () => {
    const { blocks, warnings } = await read(
      lexical(
        {
          type: 'image',
          src: 'a.jpg',
          alt: 'Et rom',
          caption: '<span>Pressen i <b>Brussel</b>. Foto: Ola Normann</span>',
        },
        { type: 'image', src: 'b.jpg', caption: '' },
        { type: 'gallery', images: [{ src: 'a.jpg' }], caption: 'Tre bilder fra møtet.' },
        { type: 'callout', calloutText: '<p>Dette er saken.</p>', calloutEmoji: '💡' },
        {
          type: 'toggle',
          heading: '<span>Hva er Nato?</span>',
          content: '<p>En allianse.</p><p>Fra 1949.</p>',
        },
        { type: 'horizontalrule' },
        { type: 'html', html: '<h2>Svarte skriftlig</h2><p>Svaret er &laquo;kritisk&raquo;.</p>' },
        { type: 'markdown', markdown: 'Et *viktig*  \nsvar.\n\n> – Vi står her, sier han.\n' },
        { type: 'codeblock', code: 'a < b\nb > c', caption: 'Et program.' },
        {
          type: 'product',
          productTitle: 'Boken',
          productDescription: '<p>Om krigen.</p>',
          productButton: 'Kjøp',
          productButtonEnabled: false,
        },
        {
          type: 'header',
          header: 'Krigen',
          subheader: 'Dag for dag',
          buttonEnabled: true,
          buttonText: 'Les mer',
        },
        { type: 'button', buttonText: 'Abonner' },
        { type: 'aside', children: [words('Sagt før.')] },
      ),
    );
    expect(blocks).toEqual([
      'caption: Pressen i Brussel. © Ola Normann',
      'caption: Tre bilder fra møtet.',
      'paragraph: Dette er saken.',
      'heading: Hva er Nato?',
      'paragraph: En allianse.',
      'paragraph: Fra 1949.',
      'heading: Svarte skriftlig',
      'paragraph: Svaret er «kritisk».',
      'paragraph: Et viktig svar.',
      'quote: – Vi står her, sier han.',
      'paragraph: a < b b > c',
      'caption: Et program.',
      'heading: Boken',
      'paragraph: Om krigen.',
      'heading: Krigen',
      'heading: Dag for dag',
      'paragraph: Les mer',
      'paragraph: Abonner',
      'quote: Sagt før.',
    ]);
    expect(warnings).toEqual([]);
  });

  it('says which cards are left out, and where they stand', async () => {
    const bytes = lexical(
      para(words('Nato svarte onsdag.')),
      { type: 'email', html: '<p>Hei, {first_name}!</p>' },
      {
        type: 'bookmark',
        url: 'https://a.example',
        metadata: { title: 'En annen sak' },
        caption: 'Les også',
      },
      { type: 'html', html: '<script>fetch("/a")</script>' },
      { type: 'email', html: '<p>Ha det!</p>' },
      { type: 'paywall' },
    );
    const { blocks, warnings } = await read(bytes);
    expect(blocks).toEqual(['paragraph: Nato svarte onsdag.', 'caption: Les også']);
    expect(warnings).toEqual([
      'left out of the post: 2 cards of the kind email, 1 card of the kind bookmark, 1 card of the kind html; add to the text what readers need of it',
    ]);
    expect((await placesOfRole('ghost-post', bytes, 'dropped')).join('')).toContain('Hei, {first_name}!');
  });

  it('says where each character of a card stands, through JSON in JSON', async () => {
    const bytes = lexical(
      para(words('Nato svarte.')),
      { type: 'callout', calloutText: 'Et "kritisk" &aring;r' },
      { type: 'markdown', markdown: 'En **viktig** sak' },
    );
    expect(await placesOfRole('ghost-post', bytes, 'block')).toEqual([
      'Nato svarte.',
      'Et \\\\\\"kritisk\\\\\\" &aring;r',
      'En',
      'viktig',
      'sak',
    ]);
  });

  it('of before 2023 has atoms and cards', async () => {
    const { blocks, warnings } = await read(
      mobiledoc({
        atoms: [
          ['soft-return', '', {}],
          ['mention', '@kari', { id: 42 }],
        ],
        cards: [
          ['image', { src: 'a.jpg', caption: 'Pressen i Brussel.' }],
          ['markdown', { markdown: '## Tredje uke\n\nKampene fortsetter.' }],
          ['html', { html: '<p>Fra <i>byrået</i>.</p>' }],
          ['callout', { calloutText: 'Dette er saken.' }],
          ['hr', {}],
          ['email-cta', { html: '<p>Bli medlem</p>' }],
          ['code', { code: 'let a = 1;' }],
        ],
        markups: [['b']],
        sections: [
          [
            1,
            'p',
            [
              [0, [], 0, 'Mobiledoc avsnitt'],
              [1, [], 0, 0],
              [0, [0], 1, 'her'],
              [0, [], 0, ' av '],
              [1, [], 0, 1],
            ],
          ],
          ...[0, 1, 2, 3, 4, 5, 6].map((card) => [10, card]),
          [
            3,
            'ul',
            [
              [
                [0, [], 0, 'Dialog'],
                [1, [], 0, 0],
                [0, [], 0, 'nå'],
              ],
            ],
          ],
          [1, 'aside', [[0, [], 0, 'Sagt før.']]],
        ],
      }),
    );
    expect(blocks).toEqual([
      'paragraph: Mobiledoc avsnitt her av @kari',
      'caption: Pressen i Brussel.',
      'heading: Tredje uke',
      'paragraph: Kampene fortsetter.',
      'paragraph: Fra byrået.',
      'paragraph: Dette er saken.',
      'paragraph: let a = 1;',
      'list-item: Dialog nå',
      'quote: Sagt før.',
    ]);
    expect(warnings).toEqual([
      'left out of the post: 1 card of the kind email-cta; add to the text what readers need of it',
    ]);
  });

  it('is refused when it names a long card or atom again and again', async () => {
    const long = 'Nato svarte onsdag. '.repeat(50);
    const cards = mobiledoc({ cards: [['html', { html: long }]], sections: Array(99).fill([10, 0]) });
    const atoms = mobiledoc({ atoms: [['a', long]], sections: [[1, 'p', Array(99).fill([1, [], 0, 0])]] });
    for (const bytes of [cards, atoms]) await expect(read(bytes)).rejects.toThrow(/used again and again/);
  });

  it('is refused when all of it is left out, with the names of what there is', async () => {
    await expect(read(lexical({ type: 'email', html: '<p>Hei!</p>' }))).rejects.toThrow(
      /^the post has no text.*1 card of the kind email/,
    );
  });
});
