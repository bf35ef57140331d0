/** The translator's room and the publish panel as a person uses them. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { OwnArticle } from './newsroom.ts';

type Sentence = number | 'title';

const nameOf = (sentence: Sentence): string => (sentence === 'title' ? 'Title' : `Sentence ${sentence}`);

/** The field of a sentence; only the sentence that is worked on has one. */
export function fieldOf(page: Page, sentence: Sentence): Locator {
  return page.getByRole('textbox', { name: `${nameOf(sentence)} in English`, exact: true });
}

/** Number and state of a sentence, and the way into it. */
export function rowButton(page: Page, sentence: Sentence, state = /.*/): Locator {
  const name = new RegExp(`^${nameOf(sentence)}, (${state.source}): edit in English$`);
  return page.getByRole('button', { name });
}

/** Opens a sentence for writing. */
export async function openSentence(page: Page, sentence: Sentence): Promise<Locator> {
  await rowButton(page, sentence).click();
  await expect(fieldOf(page, sentence)).toBeFocused();
  return fieldOf(page, sentence);
}

/** Begins the English translation from the article's page. */
export async function startTranslation(page: Page, article: Pick<OwnArticle, 'path'>): Promise<void> {
  await page.goto(article.path);
  await page.getByLabel('Translate into').selectOption({ label: 'English' });
  await page.getByRole('button', { name: 'Start translation' }).click();
  await page.waitForURL((url) => url.pathname === `${article.path}/translate/en`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/into English$/);
}

/** Writes the title and every sentence, and calls each translated. */
export async function translateAll(
  page: Page,
  { englishTitle, english }: Pick<OwnArticle, 'englishTitle' | 'english'>,
): Promise<void> {
  await openSentence(page, 'title');
  const rows: [Sentence, string][] = [
    ['title', englishTitle],
    ...english.map((text, index): [Sentence, string] => [index + 1, text]),
  ];
  for (const [sentence, text] of rows) {
    await expect(fieldOf(page, sentence)).toBeFocused();
    await fieldOf(page, sentence).fill(text);
    await page.keyboard.press('Control+Enter');
  }
  await expectSaved(page);
}

/** The line under the heading says that the server has everything. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved \d\d:\d\d$/ })).toBeVisible();
}

/** Drags the mouse over words of a text. */
export async function dragOver(text: Locator, phrase: string): Promise<void> {
  await text.scrollIntoViewIfNeeded();
  const [from, to] = await text.evaluate((element, wanted) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    const start = (element.textContent ?? '').indexOf(wanted);
    let at = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      const inside = (offset: number) => offset >= at && offset <= at + length;
      if (inside(start) && start < at + length) range.setStart(node, start - at);
      if (inside(start + wanted.length)) range.setEnd(node, start + wanted.length - at);
      at += length;
    }
    const rects = [...range.getClientRects()];
    const [first, last] = [rects[0], rects.at(-1)];
    if (start < 0 || !first || !last) throw new Error(`“${wanted}” does not stand there.`);
    return [
      { x: first.left + 1, y: first.top + first.height / 2 },
      { x: last.right - 1, y: last.top + last.height / 2 },
    ];
  }, phrase);
  const { mouse } = text.page();
  await mouse.move(from?.x ?? 0, from?.y ?? 0);
  await mouse.down();
  await mouse.move(to?.x ?? 0, to?.y ?? 0, { steps: 8 });
  await mouse.up();
}

/** The part of the article's page that publishes. */
export function publishPanel(page: Page): Locator {
  return page.getByRole('region', { name: 'Publishing' });
}

/** Publishes from the article's page, on which the person is, and waits until the edition is public. */
export async function publish(page: Page, number = 1): Promise<void> {
  const panel = publishPanel(page);
  await panel.getByRole('button', { name: 'Publish', exact: true }).click();
  await expect(panel.getByText(`Edition ${number} is public since`)).toBeVisible();
}
