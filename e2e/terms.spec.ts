/** One term, three uses: seen and inserted by the translator, checked in the translation, explained to the reader. */
import type { Page } from '@playwright/test';
import { expect, ownWord, test } from './support/newsroom.ts';
import {
  fieldOf,
  openSentence,
  publish,
  publishPanel,
  rowButton,
  startTranslation,
  translateAll,
} from './support/workspace.ts';

const PHONE = { width: 390, height: 844 };

interface OwnTerm {
  norwegian: string;
  english: string;
  forbidden: string;
  definition: string;
}

async function createTerm(page: Page, { norwegian, english, forbidden, definition }: OwnTerm): Promise<void> {
  await page.goto('/desk/terms');
  await page.getByRole('link', { name: 'New term' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('New term');
  await page.getByLabel('Preferred in Norwegian Bokmål').fill(norwegian);
  await page.getByLabel('Preferred in English').fill(english);
  await page.getByLabel('Not to be used in English').fill(forbidden);
  await page.getByLabel('Definition in English').fill(definition);
  await page.getByLabel('Explain to readers').check();
  await page.getByRole('button', { name: 'Create the term' }).click();
  await page.waitForURL(/\/desk\/terms\/\d+$/);
}

test('a term is made, shown to the translator, inserted by key, checked, and explained to the reader', async ({
  signIn,
  newsroom,
  checkAccessibility,
}) => {
  test.setTimeout(120_000);
  const article = await newsroom.article();
  const { word, path } = article;
  const term = {
    norwegian: word,
    english: `${word}finch`,
    forbidden: word,
    definition: `A small bird of the north, ${word}.`,
  };
  const page = await signIn('editor');
  await createTerm(page, term);
  await checkAccessibility(page);
  await page.getByRole('link', { name: 'Look through the articles' }).click();
  await expect(page.getByRole('region', { name: 'Articles without a note on it' })).toContainText(
    article.title,
  );

  await startTranslation(page, article);
  const field = await openSentence(page, 1);
  const about = page.getByRole('complementary', { name: 'About the sentence' });
  const terms = about.getByRole('region', { name: 'Terms' });
  await expect(page.locator('[data-active] [data-term]')).toHaveText(word);
  await expect(terms).toContainText(term.english);
  await expect(terms).toContainText(`Not to be used: ${word}`);
  await expect(terms).toContainText(term.definition);
  await checkAccessibility(page);

  await field.fill('The  was found.');
  await field.press('Home');
  for (let i = 0; i < 4; i++) await field.press('ArrowRight');
  await field.press('Alt+t');
  await expect(field).toHaveValue(`The ${term.english} was found.`);
  await expect(field).toBeFocused();
  await field.press('Alt+t');
  await expect(page.getByText('The translation has all the terms.')).toBeAttached();
  await expect(field).toHaveValue(`The ${term.english} was found.`);

  const checks = about.getByRole('region', { name: 'Checks' });
  await field.fill('The finch was found in Bergen on Tuesday.');
  await expect(checks).toContainText(`the translation does not have “${term.english}”`);
  await field.fill(`The ${word} was found in Bergen on Tuesday.`);
  await expect(checks).toContainText(`Error: “${word}” is not to be used. Write “${term.english}”.`);
  await field.fill('');
  await terms.getByRole('button', { name: `Insert “${term.english}”` }).click();
  await expect(fieldOf(page, 1), 'a sentence begins with a capital').toHaveValue(
    term.english.replace(/^z/, 'Z'),
  );
  await rowButton(page, 2).press('?');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Insert the first term');
  await page.keyboard.press('Escape');

  const [first, ...others] = article.english;
  await translateAll(page, { ...article, english: [(first ?? '').replace(word, term.english), ...others] });
  await page.goto(path);
  await publish(page);
  const address = await publishPanel(page)
    .getByRole('link', { name: 'Read in English' })
    .getAttribute('href');
  await page.goto(address ?? '');
  await expect(page.getByRole('main').getByText(term.definition).filter({ visible: true })).toBeVisible();
  await expect(page.locator('mark', { hasText: term.english })).toBeVisible();
  await checkAccessibility(page);
  await page.goto((address ?? '').replace(/^\/en\//, '/nb/'));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(word);
  await expect(page.getByText(term.definition), 'there is no definition in Norwegian').toHaveCount(0);

  await page.goto(`/desk/terms?q=${word}`);
  await page.getByRole('link', { name: term.english, exact: true }).click();
  await page.getByLabel('Definition in English').fill(`Another definition of ${word}.`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeDisabled();
  await page.goto(path);
  await expect(publishPanel(page)).toContainText('What the termbase explains to readers has changed');
  await publish(page, 2);

  await page.goto(`/desk/terms?q=${word}`);
  await page.getByRole('link', { name: term.english, exact: true }).click();
  await page.getByRole('button', { name: 'Delete the term' }).click();
  const dialog = page.getByRole('dialog', { name: 'Delete this term?' });
  await expect(dialog).toContainText('It stands in 1 article');
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.waitForURL('/desk/terms');
  await page.goto(`/desk/terms?q=${word}`);
  await expect(page.getByText('No term matches.').or(page.getByText('There is no term yet.'))).toBeVisible();
});

test('terms come in from a file after a look at what it would do, and go out again', async ({
  signIn,
  checkAccessibility,
}) => {
  const word = ownWord();
  const file = {
    name: 'terms.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      `term;language;form;status\n1;nb;${word};preferred\n1;en;${word}ing;\n2;nb;;\n3;nb;${word}fugl;best\n`,
    ),
  };
  const page = await signIn('editor');
  await page.goto('/desk/terms');
  await page.getByRole('link', { name: 'Import terms' }).click();
  await page.getByLabel('File').setInputFiles(file);
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  await expect(page.getByText('1 new, 0 changed, 0 the same, 2 refused.')).toBeVisible();
  await checkAccessibility(page);
  await page.getByRole('button', { name: 'Import 1 term' }).click();
  await expect(page.getByRole('heading', { name: 'Imported' })).toBeVisible();
  await page.getByRole('button', { name: 'Show what it would do' }).click();
  await expect(page.getByText('0 new, 0 changed, 1 the same, 2 refused.')).toBeVisible();

  await page.goto(`/desk/terms?q=${word}`);
  await expect(page.getByRole('link', { name: `${word}ing` })).toBeVisible();
  await page.setViewportSize(PHONE);
  await checkAccessibility(page);
  const tbx = await page.request.get('/desk/terms/export?format=tbx');
  expect(await tbx.text()).toContain(`<term>${word}ing</term>`);
  const csv = await page.request.get('/desk/terms/export?format=csv');
  expect(csv.headers()['content-disposition']).toContain('terms.csv');
  expect(await csv.text()).toContain(`en,${word}ing,preferred`);
});

test('a translator reads terms and has no way to change them', async ({
  signIn,
  openAs,
  newsroom,
  problems,
}) => {
  const word = ownWord();
  const editor = await signIn('editor');
  const term = { norwegian: word, english: `${word}s`, forbidden: `${word}x`, definition: `A ${word}.` };
  await createTerm(editor, term);
  const address = new URL(editor.url()).pathname;
  const page = await openAs('translator');
  await page.goto(address);
  await expect(page.getByRole('table', { name: 'Terms' })).toContainText(term.definition);
  await expect(page.getByRole('button', { name: 'Save', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delete the term' })).toHaveCount(0);
  problems.allow(/404/);
  expect((await page.goto('/desk/terms/new'))?.status()).toBe(404);
  const requests = await newsroom.requestsAs('translator');
  const sent = await requests.post('/desk/terms/import/upload?write=yes', { data: 'language,form\nnb,x\n' });
  expect(sent.status()).toBe(403);
});
