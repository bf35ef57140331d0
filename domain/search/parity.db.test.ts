/** Both databases must find what the stored words say, whatever is asked and whatever is stored: so they find the same. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { database } from '../db/client.ts';
import { searchEditions } from './queries.ts';
import { type Phrase, readQuestion } from './search.ts';
import { familyOf } from './stem.ts';
import { published } from './testing.ts';
import { anyText } from './testing-text.ts';

/** The addresses that a question must find, worked out from the stored words alone. */
async function expected(q: string): Promise<string[]> {
  const texts = await database().editionText.findMany({
    select: { language: true, searchText: true, edition: { select: { slug: true } } },
  });
  return texts
    .filter(({ language, searchText }) => {
      const question = readQuestion(q, familyOf(language));
      const has = ({ tokens, open }: Phrase) =>
        ` ${searchText} `.includes(` ${tokens.join(' ')}${open ? '' : ' '}`);
      return question?.all.every((phrases) => phrases.some(has)) && !question.none.some(has);
    })
    .map(({ edition }) => edition.slug)
    .sort();
}

async function found(q: string): Promise<string[]> {
  const { cards } = await searchEditions({ q, limit: 50 });
  return cards.map((card) => card.slug).sort();
}

const WORDS =
  `krig krigen krigens Nato NATOs fred i Åse Nato-sjef war wars 2022 20 3.5 東京 京都 Київ ΑΘΉΝΑ Αθήνα 1e5 0x1f
  a_b x.y foo@bar.no http://a.no/b ¼ ＃ İ ﬁn \u0301 😀 qt q`.split(/\s+/);

it('whatever is asked', async () => {
  for (const [i, language] of ['nb', 'da', 'sv', 'en', 'de', 'nn', 'ja'].entries()) {
    const pick = (n: number) => WORDS.filter((_, w) => (w * 7 + i * 5 + n * 3) % 4 === 0).join(' ');
    await published({ slug: `a${i}`, language, title: pick(1), text: `${pick(2)}. ${pick(3)} slutt ${i}.` });
  }
  const mark = fc.constantFrom('', '', '', '-', '"', '-"');
  const term = fc.tuple(mark, fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 }));
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 3 }), async (terms) => {
      const parts = terms.map(([sign, some]) => `${sign}${some.join(' ')}${sign.endsWith('"') ? '"' : ''}`);
      const answer = await found(parts.join(' '));
      expect(answer).toEqual(await expected(parts.join(' ')));
      hits += answer.length;
    }),
    { numRuns: 100 },
  );
  expect(hits).toBeGreaterThan(50);
});

it('whatever is stored', async () => {
  const text = anyText(1, 60);
  const storable = text.filter((each) => each.isWellFormed() && !each.includes('\0'));
  let n = 0;
  let hits = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(storable, { minLength: 4, maxLength: 4 }), async (texts) => {
      n++;
      const words = texts.join(' ');
      await published({
        slug: `s${n}`,
        language: 'de',
        text: `Merke${'x'.repeat(n)} ${words}`,
        title: 'Titel',
      });
      for (const q of [...texts, ...words.split(' '), `"${words}"`]) {
        const answer = await found(q);
        expect(answer).toEqual(await expected(q));
        hits += answer.length;
      }
    }),
    { numRuns: 8, endOnFailure: true },
  );
  expect(hits).toBeGreaterThan(10);
});
