import { describe, expect, it } from 'vitest';
import { detectFormat } from './detect.ts';
import { placesOfRole, readInShort, utf8 } from './testing-formats.ts';

const json = (item: Record<string, unknown>) => utf8(JSON.stringify(item));
const read = (item: Record<string, unknown>) => readInShort('ninjs', json(item));

const ITEM = { uri: 'urn:a:1', versioncreated: '2022-01-26', headlines: [{ role: 'main', value: 'Tittel' }] };
const body = (role: string | undefined, contenttype: string | undefined, value: string) => ({
  role,
  contenttype,
  value,
});

describe('ninjs with several bodies', () => {
  it('takes the main one, and names the others', async () => {
    const bodies = [
      body('teaser', 'text/plain', 'Puff.'),
      body('main', 'text/plain', 'Nato svarte onsdag.\n\nSvaret er skriftlig.'),
    ];
    const { blocks, warnings } = await read({ ...ITEM, bodies });
    expect(blocks).toEqual(['paragraph: Nato svarte onsdag.', 'paragraph: Svaret er skriftlig.']);
    expect(warnings).toEqual(['the body with the role “teaser” was left out']);
    expect(await placesOfRole('ninjs', json({ ...ITEM, bodies }), 'dropped')).toContain('Puff.');
  });

  const html = body('main', 'text/html', '<p>Sak.</p>');
  const nitf = (inside: string) =>
    body('nitf', 'text/vnd.IPTC.NITF', `<?xml version="1.0"?><nitf>${inside}</nitf>`);

  /** `left`: how many warnings name others that are left out. */
  it.each<[string, ReturnType<typeof body>[], left?: number]>([
    [
      'main before HTML',
      [body('teaser', 'text/html', '<p>Puff.</p>'), body('body', 'text/plain', 'Sak.')],
      1,
    ],
    ['HTML before plain text', [body('main', 'text/plain', 'Ren.'), html]],
    ['HTML before XHTML', [body('main', 'application/xhtml+xml', '<p>X.</p>'), html]],
    [
      'XHTML before plain text',
      [body('main', 'text/plain', 'Ren.'), body('main', 'application/xhtml+xml', '<p>Sak.</p>')],
    ],
    [
      'any other before a teaser',
      [body('summary', 'text/html', '<p>Kort.</p>'), body('web', 'text/plain', 'Sak.')],
      1,
    ],
    [
      'roles that name types',
      [
        body('text', 'text/plain', 'Ren.'),
        body('html5', 'text/html', '<p>Sak.</p>'),
        body('ttnitf', 'application/xml', '<TT>x</TT>'),
      ],
    ],
    ['plain text before NITF', [nitf('<body><p>X.</p></body>'), body('text', 'text/plain', 'Sak.')]],
    [
      'the paragraphs of NITF, without its tags',
      [nitf('<head><title>A</title></head><body><body.content><p>Sak.</p></body.content></body>')],
    ],
    ['one with text', [body('main', 'text/html', ' '), body('main', 'text/plain', 'Sak.')]],
    ['HTML without a type', [body('main', undefined, '<p>Sak.</p>')]],
    ['none with a role', [body(undefined, 'text/plain', 'Sak.'), body(undefined, 'text/plain', 'Mer.')], 1],
  ])('prefers %s', async (_, bodies, left = 0) => {
    const { blocks, warnings } = await read({ ...ITEM, bodies });
    expect(blocks).toEqual(['paragraph: Sak.']);
    expect(warnings).toHaveLength(left);
  });

  it('says when there is only a teaser', async () => {
    const { blocks, warnings } = await read({ ...ITEM, bodies: [body('teaser', 'text/plain', 'Puff.')] });
    expect([blocks, warnings]).toEqual([
      ['paragraph: Puff.'],
      ['its only body has the role “teaser”: perhaps not the whole text'],
    ]);
  });
});

describe('ninjs 3', () => {
  const THIRD = {
    uri: 'urn:newsml:byraa.example:20220126:1',
    type: 'text',
    firstCreated: '2022-01-26T19:04:00+01:00',
    versionCreated: '2022-01-27T08:00:00+01:00',
    contentCreated: '2022-01-25T08:00:00+01:00',
    pubStatus: 'usable',
    copyrightHolder: 'Byrået',
    usageTerms: 'Fritt',
    language: 'nb',
    by: 'Av Kari Nordmann',
    headlines: [{ role: 'main', value: 'Tittel' }],
    keywords: ['Nato'],
    bodies: [{ role: 'main', contentType: 'text/html', value: '<p>Sak.</p>' }],
  };

  it('is told, and read by its names', async () => {
    expect(detectFormat('a.json', json(THIRD))).toBe('ninjs');
    expect(await read(THIRD)).toMatchObject({
      date: '2022-01-26',
      publisher: 'Byrået',
      byline: 'Kari Nordmann',
      keywords: ['Nato'],
      blocks: ['paragraph: Sak.'],
    });
  });

  it.each([
    [{ firstCreated: undefined }, '2022-01-25', 'Byrået'],
    [{ firstCreated: undefined, contentCreated: undefined }, '2022-01-27', 'Byrået'],
    [{ copyrightHolder: undefined, infoSources: [{ name: 'NTB' }] }, '2022-01-26', 'NTB'],
  ])('with %j has another date or publisher', async (change, date, publisher) => {
    expect(await read({ ...THIRD, ...change })).toMatchObject({ date, publisher });
  });
});
