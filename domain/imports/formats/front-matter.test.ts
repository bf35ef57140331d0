import { describe, expect, it } from 'vitest';
import { HUGO, placesOfRole, readInShort, sample, utf8 } from './testing-formats.ts';

const toml = (...lines: string[]) => utf8(`+++\n${lines.join('\n')}\n+++\n\nNato svarte onsdag.\n`);

describe('front matter in TOML', () => {
  it('is read as front matter in YAML is', async () => {
    expect(await readInShort('markdown', sample('hugo-toml.md'))).toEqual({
      ...HUGO,
      encoding: 'utf-8',
      blocks: [
        'paragraph: Nato svarte onsdag på de russiske kravene. Det tok over én måned.',
        'paragraph: By Møter',
        'paragraph: Brussel 3',
      ],
    });
  });

  it('says where each field stands', async () => {
    const bytes = sample('hugo-toml.md');
    expect(await placesOfRole('markdown', bytes, 'title')).toEqual([HUGO.title]);
    expect(await placesOfRole('markdown', bytes, 'metadata')).toEqual([
      '2022-01-26T18:04:00+01:00',
      'nb',
      'Kari Nordmann',
      'Nato',
      'Russland',
      'https://avisen.example/utenriks/nato-svarer',
      'Utenriks',
    ]);
    expect(await placesOfRole('markdown', bytes, 'dropped')).toEqual([
      'false',
      '10',
      '"""\nEt bilde\nav rommet"""',
    ]);
  });

  it.each([
    ['a table', '[author]\nname = "Kari Nordmann"'],
    ['a dotted key', 'author.name = "Kari Nordmann"'],
    ['a quoted key and quoted parts', '"author" . \'name\' = "Kari Nordmann"'],
    ['an escape', 'author = "Kari\\u0020Nordmann"'],
    ['a long string', "author = '''\nKari Nordmann'''"],
    ['a list', 'authors = ["Kari Nordmann", \'Per Hansen\',]', true],
    ['tables in a list', 'authors = [{ name = "Kari Nordmann", age = 41 }, { name = "Per Hansen" }]', true],
    [
      'an array of tables',
      '[[authors]]\nname = "Kari Nordmann"\nhome = "Oslo"\n[[authors]]\nname = "Per Hansen"',
      true,
    ],
  ])('names one person, or two, in %s', async (_how, lines, areTwo = false) => {
    const { byline } = await readInShort('markdown', toml(lines));
    expect(byline).toBe(areTwo ? 'Kari Nordmann, Per Hansen' : 'Kari Nordmann');
  });

  it('has titles with signs of TOML in them, and days without a time', async () => {
    const article = await readInShort(
      'markdown',
      toml('title = "A = [\\"b\\"] # c"', 'date = 2022-01-26 # i dag', 'id = 9007199254740993'),
    );
    expect([article.title, article.date]).toEqual(['A = ["b"] # c', '2022-01-26']);
    expect(await placesOfRole('markdown', toml('title = "A \\"b\\" c"'), 'title')).toEqual(['A \\"b\\" c']);
  });

  it.each(['\r\n', '\r'])('is read with other line ends', async (end) => {
    const bytes = utf8(new TextDecoder().decode(sample('hugo-toml.md')).replaceAll('\n', end));
    const article = await readInShort('markdown', bytes);
    expect(article).toMatchObject(HUGO);
    expect(await placesOfRole('markdown', bytes, 'title')).toEqual([HUGO.title]);
  });

  it('is refused with the line of what is wrong', async () => {
    await expect(readInShort('markdown', toml('title = "A"', 'date = ', 'tags = []'))).rejects.toMatchObject({
      message: expect.stringMatching(/^its front matter is not valid TOML: .*\(line 3\)/),
    });
  });
});
