import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ParsedArticle, parseDatedText } from './parse.ts';

const raw = (name: string) =>
  readFileSync(new URL(`../../seeds/articles/${name}.txt`, import.meta.url), 'utf8');
const SEEDS = {
  kina: raw('000_ece4104a9832b8d4'),
  brussel: raw('001_7ccffb73df76ef4c'),
  danish: raw('002_85cb1679faf3e546'),
  october: raw('003_6bb62f18c7c86d2e'),
  headline: raw('004_3b71882cc0bf1758'),
};

const textsOf = (article: ParsedArticle, kind: string) =>
  article.blocks.filter((block) => block.kind === kind).map((block) => block.text);

describe('parseDatedText on the seed about China (000)', () => {
  const article = parseDatedText(SEEDS.kina);

  it('finds the month, and derives a title that says so', () => {
    expect([article.date, article.dateSource]).toEqual(['2022-03', 'header']);
    expect(article.titleOrigin).toBe('derived');
    expect(article.title).toBe('Putins brutale invasjon av Ukraina resulterer i døde hver eneste dag');
    expect(article.blocks[0]?.text).toMatch(/^– Putins brutale invasjon .* dag\. Putin må avslutte/);
  });

  it('finds the four sub-headings and marks them as guessed', () => {
    expect(textsOf(article, 'heading')).toEqual([
      'Legger press på Kina',
      'Advarer mot bruk av kjemiske våpen',
      'Nato-medlemskap ikke på agendaen',
      'Stoltenberg om mulig forlengelse',
    ]);
    expect(article.blocks.filter((block) => block.kind === 'heading').every((block) => block.guessed)).toBe(
      true,
    );
  });

  it('finds the two captions with their credits outside the text', () => {
    const captions = article.blocks.filter((block) => block.kind === 'caption');
    expect(captions.map((block) => [block.text.slice(0, 20), block.credit])).toEqual([
      ['INNSTENDIG BØNN: Ett', 'Kenzaburo Fukuhara'],
      ['ØNSKET MEDLEMSKAP: U', 'Andrew Lahodynskyj'],
    ]);
    expect(captions[0]?.text).toMatch(/politisk støtte$/);
    expect(captions[1]?.text).toMatch(/vanskelig\.$/);
    const credits = article.spans.filter((span) => span.role === 'credit');
    expect(credits.map((span) => SEEDS.kina.slice(span.start, span.end))).toEqual([
      'Foto: Kenzaburo Fukuhara',
      'Foto: Andrew Lahodynskyj',
    ]);
  });

  it('reads every dialogue paragraph as a quote, and an unfinished paragraph as a paragraph', () => {
    expect(textsOf(article, 'quote')).toHaveLength(11);
    expect(textsOf(article, 'quote').every((text) => text.startsWith('– '))).toBe(true);
    expect(textsOf(article, 'paragraph').filter((text) => !text.endsWith('.'))).toHaveLength(2);
    expect(article.blocks).toHaveLength(30);
  });
});

describe('parseDatedText on the seed from Brussels (001)', () => {
  const article = parseDatedText(SEEDS.brussel);

  it('makes the dateline a block of its own before the paragraph', () => {
    expect(article.date).toBe('2022-01');
    expect(article.blocks[0]).toMatchObject({ kind: 'dateline', text: 'BRUSSEL (TV 2):' });
    expect(article.blocks[1]).toMatchObject({ kind: 'paragraph' });
    expect(article.blocks[1]?.text).toMatch(/^Jens Stoltenberg ba innstendig/);
  });

  it('derives the title from the sentence after the dateline, cut where it reads well', () => {
    expect(article.titleOrigin).toBe('derived');
    expect(article.title).toBe('Jens Stoltenberg ba innstendig Russland om å velge veien til fred …');
  });

  it('finds the caption and the sub-headings, one of them with a dash', () => {
    const captions = article.blocks.filter((block) => block.kind === 'caption');
    expect(captions.map((block) => block.credit)).toEqual(['MIKHAIL METZEL']);
    expect(captions[0]?.text).toMatch(/^VELG FRED: /);
    expect(textsOf(article, 'heading')).toEqual([
      '– En mulighet for Russland',
      'Vil bestemme NATO-medlemskap',
    ]);
  });

  it('reads a dash without a space, and a question, as dialogue', () => {
    const quotes = textsOf(article, 'quote');
    expect(quotes.some((text) => text.startsWith('–Vi vurderer'))).toBe(true);
    expect(quotes.some((text) => text.startsWith('– Hvordan forbereder NATO seg'))).toBe(true);
  });

  it('takes a run of blank lines as one separation', () => {
    expect(article.blocks).toHaveLength(23);
  });
});

describe('parseDatedText on the Danish seed (002)', () => {
  const article = parseDatedText(SEEDS.danish);

  it('reads dialogue with a hyphen as quotes and finds no heading', () => {
    expect(article.date).toBe('2022-03');
    expect(textsOf(article, 'quote')).toHaveLength(6);
    expect(textsOf(article, 'quote').every((text) => text.startsWith('- '))).toBe(true);
    expect(new Set(article.blocks.map((block) => block.kind))).toEqual(new Set(['paragraph', 'quote']));
    expect(article.blocks).toHaveLength(17);
  });

  it('derives the title from the first sentence', () => {
    expect(article.title).toMatch(/^Ruslands hær viser ingen tegn .* med Ukraine$/);
  });
});

describe('parseDatedText on the seed of October (003)', () => {
  const article = parseDatedText(SEEDS.october);

  it('finds the two sub-headings with a colon in them', () => {
    expect(article.date).toBe('2022-10');
    expect(textsOf(article, 'heading')).toEqual([
      'Stoltenberg: Vi tar atomtrusselen på alvor',
      'Nato-sjefen om russisk atomøvelse: Vi overvåker nøye',
    ]);
  });

  it('keeps guillemets as they are, and cuts the title at a word', () => {
    expect(article.blocks.at(-1)?.text).toContain('«Steadfast Noon»');
    expect(article.titleOrigin).toBe('derived');
    expect(article.title).toMatch(/^I går kveld .* situasjonen …$/);
  });
});

describe('parseDatedText on the seed with a headline (004)', () => {
  const article = parseDatedText(SEEDS.headline);

  it('takes the headline as metadata and not as a block', () => {
    expect(article.titleOrigin).toBe('headline');
    expect(article.title).toBe('Stoltenberg har svart Putin: – Vi står overfor et kritisk øyeblikk');
    expect(article.blocks[0]?.text).toMatch(/^Nato har svart på Russlands krav/);
    const title = article.spans.find((span) => span.role === 'title');
    expect(SEEDS.headline.slice(title?.start, title?.end)).toBe(article.title);
  });

  it('refines the date by the time stamp and keeps the stamp as provenance', () => {
    expect([article.date, article.dateSource]).toEqual(['2022-01-26', 'time-stamp']);
    expect(article.timeStamp).toBe('26. jan. 2022 19:04 Sist oppdatert nå nettopp');
    expect(article.blocks.some((block) => block.text.includes('Sist oppdatert'))).toBe(false);
    expect(article.warnings).toEqual([]);
  });

  it('guesses the two caption-like lines to be captions, and says that it guesses', () => {
    const captions = article.blocks.filter((block) => block.kind === 'caption');
    expect(captions.map((block) => [block.text, block.guessed, block.credit])).toEqual([
      ['Jens Stoltenberg holdt pressekonferanse i Nato-hovedkvarteret i Brussel onsdag kveld.', true, null],
      ['USAs utenriksminister Anthony Blinken holdt pressekonferanse onsdag kveld.', true, null],
    ]);
  });

  it('finds the sub-headings and leaves short sentences as paragraphs', () => {
    expect(textsOf(article, 'heading')).toEqual([
      'Svarte skriftlig onsdag',
      'USA har også svart',
      'Mange russiske krav',
    ]);
    expect(textsOf(article, 'paragraph')).toContain('Spenningen øker, sier han.');
    expect(textsOf(article, 'paragraph')).toContain('Det første punktet er dialog:');
    expect(article.blocks).toHaveLength(29);
  });
});
