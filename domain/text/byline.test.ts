import { describe, expect, it } from 'vitest';
import { bylineIn } from './byline.ts';
import { parseDatedText, parseRunningText } from './parse.ts';

describe('a paragraph that says who wrote the text', () => {
  it.each([
    ['Av Kari Nordmann', 'Kari Nordmann'],
    ['AV KARI NORDMANN', 'KARI NORDMANN'],
    ['Av: Kari Nordmann og Ola Hansen', 'Kari Nordmann og Ola Hansen'],
    ['Af Jens-Peter von der Lippe', 'Jens-Peter von der Lippe'],
    ['By J. K. Smith, Ann O’Hara and Bo Li', 'J. K. Smith, Ann O’Hara and Bo Li'],
    ['Tekst: Kari Nordmann Foto: Ola Hansen', 'Kari Nordmann Foto: Ola Hansen'],
    ['Tekst og foto: Kari Nordmann', 'Kari Nordmann'],
    ['Text: Astrid Åkesson', 'Astrid Åkesson'],
    ['Skrevet av Kari Nordmann (NTB)', 'Kari Nordmann (NTB)'],
    ['Av Kari Nordmann, kari@avis.no', 'Kari Nordmann'],
    ['Av NTB', 'NTB'],
  ])('is one: %s', (text, name) => expect(bylineIn(text)).toBe(name));

  it.each([
    'Av Kari Nordmann.',
    'Av alle ting er dette det verste',
    'Av Norge kreves det mer',
    'By Design',
    'By The Numbers',
    'By og land, hand i hand',
    'Foto: Ola Hansen',
    'Tekst Kari Nordmann',
    'Text of the day',
    'Avisen Klassekampen',
    'Kari Nordmann',
    `Av ${'Kari Nordmann, '.repeat(12)}Ola`,
  ])('is none: %s', (text) => expect(bylineIn(text)).toBeNull());
});

describe('a byline under the headline of a plain text', () => {
  const text =
    'date 2024-03-15\n\nTittel over saken\n\nAv Kari Nordmann\n\nOSLO: Regjeringen la fram et forslag fredag.\n\nSlutt.';

  it('is the byline of the article and none of its blocks, and the map says so', () => {
    const article = parseDatedText(text);
    expect(article).toMatchObject({ title: 'Tittel over saken', details: { byline: 'Kari Nordmann' } });
    expect(article.blocks.map(({ kind }) => kind)).toEqual(['dateline', 'paragraph', 'paragraph']);
    const said = article.spans.filter(({ role }) => role === 'metadata');
    expect(said.map(({ start, end }) => text.slice(start, end))).toEqual(['Av Kari Nordmann']);
  });

  it('is told also where it is on two lines, with the time stamp below', () => {
    const article = parseDatedText(
      'Tittel over saken\n\nTekst: Kari Nordmann\nFoto: Ola Hansen\n\n26. jan. 2022 19:04\n\nIngress her.\n\nSlutt.',
    );
    expect(article.details.byline).toBe('Kari Nordmann Foto: Ola Hansen');
    expect(article.blocks.map((block) => block.text)).toEqual(['Ingress her.', 'Slutt.']);
    expect(article.timeStamp).toBe('26. jan. 2022 19:04');
  });

  it('is told without a blank line above it, and the headline ends before it', () => {
    const two = 'Tittel over\nsaken\nTekst: Kari Nordmann\nFoto: Ola Hansen\n\nIngress her.\n\nSlutt.';
    expect(parseDatedText(two)).toMatchObject({
      title: 'Tittel over saken',
      details: { byline: 'Kari Nordmann Foto: Ola Hansen' },
    });
    const dated = parseDatedText('date 2024-03-15 Tittel over saken\r\nAv Kari Nordmann\r\n\r\nIngress her.');
    expect(dated).toMatchObject({ title: 'Tittel over saken', details: { byline: 'Kari Nordmann' } });
    expect(dated.blocks.map(({ text }) => text)).toEqual(['Ingress her.']);
    const title = parseDatedText('Funnet i fjæra\nav barn på tur\n\nIngress her.').title;
    expect(title).toBe('Funnet i fjæra av barn på tur');
  });

  it('is none further down, without a headline, or where nothing else is left', () => {
    for (const other of [
      'Tittel over saken\n\nEn ingress her.\n\nAv Kari Nordmann\n\nSlutt.',
      'En ingress her.\n\nAv Kari Nordmann\n\nSlutt.',
      'Tittel over saken\n\nAv Kari Nordmann',
    ]) {
      const article = parseDatedText(other);
      expect([article.details.byline, article.blocks.map((block) => block.text)]).toEqual([
        null,
        expect.arrayContaining(['Av Kari Nordmann']),
      ]);
    }
  });

  it('stays in its block in a field of another format, which has a field for it', () => {
    const article = parseRunningText('Tittel over saken\n\nAv Kari Nordmann\n\nEn ingress her.', false);
    expect(article.details.byline).toBeNull();
    expect(article.blocks[0]?.text).toBe('Av Kari Nordmann');
  });

  it('is not looked for at each of the 20,000 lines of a long paragraph, which took 12 s', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `en linje som er brutt for bredden, nummer ${i}`);
    const article = parseDatedText(` date 2022-03 ${lines.join('\n')}\n\nEt nytt avsnitt.\n`);
    expect(article.details.byline).toBeNull();
  });
});
