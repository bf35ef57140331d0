/** What was translated once is offered where a sentence like it stands, and goes in with one key. */
import { expect, importedFile, type OwnArticle, test } from './support/newsroom.ts';
import { expectSaved, fieldOf, openSentence, rowButton, startTranslation } from './support/workspace.ts';

/** The article's first sentence has a word of its own, so nobody else's test is offered here. */
function nearlyTheSame({ word, sentences, file }: OwnArticle) {
  const text = file.buffer
    .toString()
    .replace(/Kanarifuglen (\w+) er kommet til Bergen/, 'Papegøyen $1 er kommet til Bergen')
    .replace(sentences[0] ?? '', `Fuglen ${word} ble funnet i Tromsø tirsdag.`)
    .replace('var ikke til stede da den kom', 'var heller ikke der');
  return { ...file, name: `second-${word}.txt`, buffer: Buffer.from(text) };
}

test('an approved sentence is offered for one like it, with its percentage and what differs, and inserted by key', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  const first = await newsroom.article();
  const admin = await newsroom.requestsAs('admin');
  const { id } = await importedFile(admin, nearlyTheSame(first), { language: 'nb' });
  const second = { path: `/desk/articles/${id}` };
  const translation = `The bird ${first.word} was found in Bergen on Tuesday.`;

  const page = await signIn('editor');
  await startTranslation(page, first);
  await openSentence(page, 1);
  await page.keyboard.type(translation);
  await page.keyboard.press('Alt+Enter');
  await expectSaved(page);
  await expect(rowButton(page, 1, 'approved')).toBeVisible();

  await startTranslation(page, second);
  await openSentence(page, 1);
  const memory = page.getByRole('region', { name: 'Memory' });
  const match = memory.getByRole('listitem').filter({ hasText: first.word });
  await expect(match).toContainText(/(8|9)\d %/);
  await expect(match).toContainText(translation);
  await expect(match.locator('del')).toHaveText('Bergen');
  await expect(match.locator('ins')).toHaveText('Tromsø');
  await expect(match.getByRole('link', { name: /sentence 1$/ })).toBeVisible();
  await expect(match).toContainText('Edit Editor');
  await checkAccessibility(page);

  await page.keyboard.press('Control+1');
  await expect(fieldOf(page, 1)).toHaveValue(translation);
  await expect(fieldOf(page, 1)).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await expectSaved(page);
  await page.reload();
  await expect(rowButton(page, 1, 'translated')).toBeVisible();
  await expect(page.getByRole('list', { name: 'Original and translation' })).toContainText(translation);

  // the phrase is found at the desk, from either language
  await page.goto('/desk/memory');
  await page.getByLabel('Phrase').fill(`${first.word} was found`);
  await page.getByRole('button', { name: 'Search', exact: true }).click();
  const hits = page.getByRole('table', { name: 'Hits' });
  await expect(hits.locator('mark')).toHaveText(`${first.word} was found`);
  await hits.getByRole('link', { name: /sentence 1$/ }).click();
  await page.waitForURL((url) => url.pathname === `${first.path}/translate/en`);
});

const tmx = (word: string) => `<?xml version="1.0"?>
<tmx version="1.4"><header srclang="nb" segtype="sentence" datatype="plaintext"/><body>
<tu creationid="Archive"><tuv xml:lang="nb"><seg>Hunden ${word} sov hele dagen.</seg></tuv><tuv xml:lang="en"><seg>The dog ${word} slept all day.</seg></tuv></tu>
<tu><tuv xml:lang="nb"><seg>Alene</seg></tuv></tu>
</body></tmx>`;

test('an editor imports a TMX file, is told what was left out, and takes it out again', async ({
  signIn,
  newsroom,
}) => {
  const { word } = await newsroom.article();
  const page = await signIn('editor');
  await page.goto('/desk');
  await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Memory' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Translation memory' })).toBeVisible();
  const send = async () => {
    await page
      .getByLabel('TMX file', { exact: true })
      .setInputFiles({ name: `${word}.tmx`, mimeType: 'application/xml', buffer: Buffer.from(tmx(word)) });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
  };
  await send();
  await expect(page.getByText('1 sentence is new in the memory, 1 were left out.')).toBeVisible();
  await expect(page.getByText('Line 4: The unit has fewer than two languages.').first()).toBeVisible();
  await send();
  await expect(page.getByText('0 sentences are new in the memory, 1 were here already')).toBeVisible();

  await page.goto(`/desk/memory?q=${word}&pair=en+nb`);
  await expect(page.getByRole('table', { name: 'Hits' })).toContainText(`The dog ${word} slept all day.`);
  for (const left of [1, 0]) {
    await page
      .getByRole('button', { name: `Remove ${word}.tmx` })
      .first()
      .click();
    await page.getByRole('button', { name: 'Remove from the memory' }).click();
    await expect(page.getByRole('button', { name: `Remove ${word}.tmx` })).toHaveCount(left);
  }
  await page.reload();
  await expect(page.getByText(`Nothing in the memory says “${word}”.`)).toBeVisible();
});

test('a translator searches the memory and cannot change it', async ({ signIn, newsroom }) => {
  const page = await signIn('translator');
  await page.goto('/desk/memory');
  await expect(page.getByRole('heading', { level: 1, name: 'Translation memory' })).toBeVisible();
  await expect(page.getByLabel('TMX file', { exact: true })).toHaveCount(0);
  const requests = await newsroom.requestsAs('translator');
  const refused = await requests.post('/desk/memory/upload', {
    multipart: { file: { name: 'a.tmx', mimeType: 'text/xml', buffer: Buffer.from(tmx('x')) } },
  });
  expect(refused.status()).toBe(403);
});
