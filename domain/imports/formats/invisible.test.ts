/** What has nothing in it that anybody could see is no article, and no title. */
import { expect, it } from 'vitest';
import type { ArticleFormat } from './format.ts';
import { readArticle } from './readers.ts';
import { outcomeOf, utf8 } from './testing-formats.ts';

/** Zero-width space, joiners, word joiner, byte order mark, soft hyphen, mark of direction. */
const INVISIBLE = '\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e';

it.each<[ArticleFormat, string, RegExp]>([
  ['plain-text', INVISIBLE, /^the file has only white space/],
  ['plain-text', `${INVISIBLE}\n\n\u00ad\n`, /^the file has only white space/],
  ['dated-text', `date 2022-03 ${INVISIBLE}\n\n${INVISIBLE}\n`, /^a date header and no text/],
  ['markdown', INVISIBLE, /^the file has only white space/],
  ['markdown', `---\ntitle: A\n---\n\n${INVISIBLE}\n`, /^there is no text in it/],
  ['html', `<p>${INVISIBLE}</p><p>&#8203;&shy;</p>`, /^there is no text in it/],
  ['json-record', JSON.stringify({ title: 'A', text: INVISIBLE }), /only white space|no text/],
])('%s with invisible characters alone is refused: %j', async (format, text, answer) => {
  expect(await outcomeOf(format, utf8(text))).toMatch(answer);
});

it.each<[ArticleFormat, string]>([
  ['plain-text', `${INVISIBLE}\n\nNato svarte onsdag.\n\nIngen vet hvorfor det skjedde.\n`],
  ['markdown', `---\ntitle: "${INVISIBLE}"\n---\n\nNato svarte onsdag.\n`],
  ['html', `<title>&shy;</title><h1>${INVISIBLE}</h1><p>Nato svarte onsdag.</p>`],
  ['json-record', JSON.stringify({ title: INVISIBLE, text: 'Nato svarte onsdag.' })],
])('an invisible title of %s is none, and an invisible paragraph is no block', async (format, text) => {
  const { parsed } = await readArticle(format, utf8(text));
  expect([parsed.title, parsed.blocks[0]?.text]).toEqual(['Nato svarte onsdag', 'Nato svarte onsdag.']);
});
