import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { edited } from '../testing/articles.ts';
import { publishNow, withdrawNow } from '../testing/editions.ts';
import { translatedArticle } from '../testing/translations.ts';
import { searchEditions } from './queries.ts';
import { draft, published } from './testing.ts';
import { anyText } from './testing-text.ts';

/** The addresses of what is found, best first. */
async function found(q: string, language?: string): Promise<string[]> {
  const { cards, total } = await searchEditions({ q, language, limit: 50 });
  expect(total).toBe(cards.length);
  return cards.map((card) => `${card.language}/${card.slug}`);
}

describe('what is found', () => {
  beforeEach(async () => {
    await published({
      slug: 'krig',
      text: 'Krigen i Ukraina fortsetter. Forhandlingene om våpen står stille i Åsgård.',
    });
    await published({
      slug: 'fred',
      text: 'Russlands president vil forhandle om fred, sier Nato-sjefen. EUs ledere tier.',
    });
  });

  it.each([
    ['krig', ['nb/krig']],
    ['krigens', ['nb/krig']],
    ['forhandling', ['nb/krig']],
    ['forhandl', ['nb/fred', 'nb/krig']],
    ['forhandl om', ['nb/fred']],
    ['forhandling om fred', []],
    ['RUSSLAND', ['nb/fred']],
    ['asgard', ['nb/krig']],
    ['ÅSGÅRD', ['nb/krig']],
    ['eu', ['nb/fred']],
    ['krig fred', []],
    ['nato-sjef', ['nb/fred']],
    ['"nato sjefen sier"', []],
    ['"sier nato sjefen"', ['nb/fred']],
    ['«forhandlingene om våpen»', ['nb/krig']],
    ['"om fred" -ukraina', ['nb/fred']],
    ['om -fred', ['nb/krig']],
    ['om -"om fred"', ['nb/krig']],
    ['om -"fred om"', ['nb/fred', 'nb/krig']],
    ['-fred', []],
    ['', []],
    ['"\'; DROP TABLE "EditionText" --', []],
    ['NEAR(krig fred) OR fred*', []],
  ])('%s', async (q, expected) => {
    expect((await found(q)).sort()).toEqual(expected);
  });

  it('also by who took a picture, and shows the name', async () => {
    await published({
      slug: 'bilde',
      text: 'Det skjedde noe.\n\nFJORDEN: Slik ser den ut. Foto: Anneliese Brandt',
    });
    const { cards } = await searchEditions({ q: 'anneliese brandt', limit: 9 });
    expect(cards.map(({ slug }) => slug)).toEqual(['bilde']);
    expect(cards[0]?.excerpt.map((part) => part.text).join('')).toContain('Anneliese Brandt');
  });

  it('takes anything for a question, and any numbers for a page', async () => {
    await fc.assert(
      fc.asyncProperty(anyText(0, 300), async (q) => {
        await searchEditions({ q, limit: 5 });
      }),
      { numRuns: 100 },
    );
    expect((await searchEditions({ q: 'om', limit: Number.NaN, offset: -1 })).cards).toHaveLength(1);
    expect(await searchEditions({ q: 'om', language: 'x\0', limit: 5 })).toEqual({ cards: [], total: 0 });
  });

  it('comes in pages, with the total on each', async () => {
    const pages = [0, 1, 2].map((offset) => searchEditions({ q: 'om', limit: 1, offset }));
    const answers = await Promise.all(pages);
    expect(answers.map(({ total }) => total)).toEqual([2, 2, 2]);
    expect(answers.flatMap(({ cards }) => cards.map((card) => card.slug)).sort()).toEqual(['fred', 'krig']);
  });

  it('is a card with an excerpt', async () => {
    const { cards } = await searchEditions({ q: 'president', limit: 1 });
    expect(cards).toMatchObject([
      { slug: 'fred', language: 'nb', title: 'Uten navn', date: '2022-03', editionNumber: 1 },
    ]);
    expect(cards[0]?.excerpt).toEqual([
      { text: 'Russlands ', hit: false },
      { text: 'president', hit: true },
      { text: ' vil forhandle om fred, sier Nato-sjefen. EUs ledere tier.', hit: false },
    ]);
  });
});

describe('what is not public', () => {
  it('is never found', async () => {
    const id = await draft({ slug: 'a', text: 'Et hemmelig møte ble holdt.', title: 'Første' });
    expect(await found('hemmelig')).toEqual([]);
    await publishNow(id);
    expect(await found('hemmelig')).toEqual(['nb/a']);
    expect(await found('første')).toEqual(['nb/a']);
    await edited(id, { title: 'Andre' });
    expect([await found('første'), await found('andre')]).toEqual([['nb/a'], []]);
    await publishNow(id);
    expect([await found('første'), await found('andre')]).toEqual([[], ['nb/a']]);
    await withdrawNow(id);
    expect([await found('andre'), await found('hemmelig')]).toEqual([[], []]);
  });
});

describe('languages', () => {
  beforeEach(async () => {
    const id = await draft({ slug: 'fred', text: 'Forhandlingene med Putin begynner.', title: 'Fred' });
    await translatedArticle(id, 'en', { title: 'Peace', say: () => 'Talks with Putin begin.' });
    await publishNow(id);
    await published({ slug: 'moede', text: 'Regeringerne talks i København.', language: 'da' });
  });

  it.each([
    ['putin', undefined, ['en/fred', 'nb/fred']],
    ['putin', 'en', ['en/fred']],
    ['putin', 'da', []],
    ['talk', undefined, ['da/moede', 'en/fred']],
    ['talking', undefined, ['en/fred']],
    ['forhandling', 'en', []],
    ['forhandlinger', undefined, ['nb/fred']],
    ['regering', 'da', ['da/moede']],
    ['peace', undefined, ['en/fred']],
  ])('%s in %s', async (q, language, expected) => {
    expect((await found(q, language)).sort()).toEqual(expected);
  });

  it('finds in any script', async () => {
    const texts = {
      uk: ['Війна в Києві триває вже місяць.', 'києві', 'війн', '"в києві"'],
      ru: ['Переговоры королёва продолжаются.', 'КОРОЛЕВА', 'перегов'],
      el: ['Η Τουρκία και η Ελλάδα συνομιλούν στους δρόμους.', 'τουρκια', 'ΔΡΌΜΟΥΣ', 'συνομ'],
      ja: ['昨日、東京都知事は北京に行きました。', '東京', '知事', '北京に行'],
      ko: ['서울에서 회담이 열렸다.', '서울', '회담'],
      ar: ['بدأت المُحادثات في القاهرة أمس.', 'المحادثات', 'القاهر'],
      he: ['השיחות החלו אתמול בירושלים.', 'השיחות', 'בירוש'],
      hi: ['दिल्ली में वार्ता शुरू हुई।', 'वार्ता', 'दिल्'],
      th: ['การเจรจาเริ่มขึ้นที่กรุงเทพ', 'กรุงเทพ', 'เจรจา'],
    };
    for (const [language, [text = '', ...queries]] of Object.entries(texts)) {
      await published({ slug: `in-${language}`, text, language });
      for (const q of queries) expect([q, await found(q)]).toEqual([q, [`${language}/in-${language}`]]);
    }
    expect(await found('京')).toEqual(['ja/in-ja']);
    expect(await found('都京')).toEqual([]);
  });
});

describe('the order', () => {
  it('has titles first', async () => {
    await published({ slug: 'title', title: 'Om krigen', text: 'Noe helt annet. '.repeat(20) });
    await published({ slug: 'text', text: 'Krigen, krigen og krigen.' });
    expect(await found('krig')).toEqual(['nb/title', 'nb/text']);
    expect(await found('krig noe')).toEqual(['nb/title']);
  });

  it('has the newest first among equals', async () => {
    await published({ slug: 'b', text: 'Krigen i mars a.', date: '2022-03' });
    await published({ slug: 'c', text: 'Krigen i mai b.', date: '2022-05' });
    await published({ slug: 'a', text: 'Krigen i jan c.', date: '2022-01' });
    expect(await found('krig')).toEqual(['nb/c', 'nb/b', 'nb/a']);
  });
});
