import { describe, expect, it } from 'vitest';
import { placesOfRole, readInShort, utf8 } from './testing-formats.ts';

const record = (fields: object) => utf8(JSON.stringify({ title: 'Tittel', date: '2022-01-26', ...fields }));
const read = (fields: object) => readInShort('json-record', record(fields));

describe('the text of a JSON object', () => {
  it.each(['text', 'body', 'content', 'articleBody'])(
    'in %s may be a list of paragraphs, and all of them come',
    async (name) => {
      const paragraphs = ['Nato svarte onsdag.', '– Vi står her, sier han.', 'USA har også svart.'];
      const { blocks, warnings } = await read({ [name]: paragraphs });
      expect(blocks).toEqual([
        'paragraph: Nato svarte onsdag.',
        'quote: – Vi står her, sier han.',
        'paragraph: USA har også svart.',
      ]);
      expect(warnings).toEqual([]);
      expect(await placesOfRole('json-record', record({ [name]: paragraphs }), 'block')).toEqual(paragraphs);
    },
  );

  it('in a list without a title has its headline in the first paragraph, as a text file has', async () => {
    const text = ['Nato svarer Russland', 'Nato svarte onsdag på de russiske kravene.'];
    const article = await read({ title: null, text });
    expect([article.title, article.titleOrigin, article.blocks]).toEqual([
      'Nato svarer Russland',
      'headline',
      ['paragraph: Nato svarte onsdag på de russiske kravene.'],
    ]);
  });

  it('in a list may be HTML here and plain text there', async () => {
    const { blocks } = await read({ body: ['<p>En.</p><p>To <b>to</b>.</p>', 'Tre.', 'Fire.\n\nFem.'] });
    expect(blocks).toEqual(['En.', 'To to.', 'Tre.', 'Fire.', 'Fem.'].map((text) => `paragraph: ${text}`));
  });

  it('may be objects that say what they are', async () => {
    const { blocks, warnings } = await read({
      content: [
        { type: 'paragraph', text: 'Nato svarte onsdag.' },
        { type: 'heading', text: 'Svarte skriftlig', level: 2 },
        { type: 'quote', text: 'Vi står her.' },
        { type: 'caption', text: 'Pressen i Brussel.' },
        { type: 'list', items: ['Dialog', { text: 'Nedrustning' }] },
        { type: 'html', content: '<p>En.</p><p>To.</p>' },
        ['Tre.', 'Fire.'],
        { type: 'header', data: { text: 'Fra et skjema', level: 2 } },
        {
          _type: 'block',
          style: 'h3',
          children: [
            { _type: 'span', text: 'Et ' },
            { _type: 'span', text: 'portrett' },
          ],
        },
        { _type: 'block', style: 'normal', listItem: 'bullet', children: [{ text: 'Et punkt' }] },
        null,
      ],
    });
    expect(blocks).toEqual([
      'paragraph: Nato svarte onsdag.',
      'heading: Svarte skriftlig',
      'quote: Vi står her.',
      'caption: Pressen i Brussel.',
      'list-item: Dialog',
      'list-item: Nedrustning',
      'paragraph: En.',
      'paragraph: To.',
      'paragraph: Tre.',
      'paragraph: Fire.',
      'heading: Fra et skjema',
      'heading: Et portrett',
      'list-item: Et punkt',
    ]);
    expect(warnings).toEqual([]);
  });

  it('has the heading of a section, who is quoted, and a paragraph for each row of a table', async () => {
    const { blocks } = await read({
      content: [
        { heading: 'Svarte skriftlig', paragraphs: ['Nato svarte onsdag.', 'USA også.'] },
        { title: 'Et portrett', text: 'Han er født i 1959.' },
        { type: 'quote', data: { text: 'Vi står her.', caption: 'Jens Stoltenberg' } },
        {
          type: 'table',
          data: {
            content: [
              ['By', 'Innbyggere'],
              ['Oslo', 700000],
            ],
          },
        },
        { type: 'image', title: 'a.jpg', caption: 'Pressen i Brussel.' },
      ],
    });
    expect(blocks).toEqual([
      'heading: Svarte skriftlig',
      'paragraph: Nato svarte onsdag.',
      'paragraph: USA også.',
      'heading: Et portrett',
      'paragraph: Han er født i 1959.',
      'quote: Vi står her.',
      'quote: Jens Stoltenberg',
      'paragraph: By Innbyggere',
      'paragraph: Oslo 700000',
      'caption: Pressen i Brussel.',
    ]);
  });

  it('names the parts without text that it leaves out', async () => {
    const fields = {
      body: [
        'Nato svarte onsdag.',
        { type: 'image', url: 'https://a.example/b.jpg' },
        { type: 'image', url: 'c' },
        { x: true },
      ],
    };
    const { blocks, warnings } = await read(fields);
    expect(blocks).toEqual(['paragraph: Nato svarte onsdag.']);
    expect(warnings).toEqual([
      'left out of the field “body”: 2 parts of the kind image, 1 part of no known kind; add to the text what readers need of it',
    ]);
    expect(await placesOfRole('json-record', record(fields), 'dropped')).toContainEqual(
      expect.stringContaining('https://a.example/b.jpg'),
    );
  });

  it('is refused in words when no part has text', async () => {
    await expect(read({ body: [{ type: 'image', url: 'c' }] })).rejects.toThrow(
      /^the field "body" has no text: 1 part of the kind image/,
    );
    await expect(read({ body: [] })).rejects.toThrow(/^the field "body" has no text/);
  });
});
