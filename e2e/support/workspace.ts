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
export function rowButton(page: Page, sentence: Sentence, state = ''): Locator {
  return page.getByRole('button', {
    name: new RegExp(`^${nameOf(sentence)}\\b.*${state}.*edit in English$`, 'i'),
  });
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
    const start = element.textContent?.indexOf(wanted) ?? -1;
    if (start < 0) throw new Error(`“${wanted}” does not stand there.`);
    const boxOfCharacter = (offset: number): DOMRect => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let node = walker.nextNode() as Text;
      let inside = offset;
      while (inside >= node.length) {
        inside -= node.length;
        node = walker.nextNode() as Text;
      }
      const range = document.createRange();
      range.setStart(node, inside);
      range.setEnd(node, inside + 1);
      return range.getBoundingClientRect();
    };
    const [first, last] = [boxOfCharacter(start), boxOfCharacter(start + wanted.length - 1)];
    return [
      { x: first.left + 1, y: first.top + first.height / 2 },
      { x: last.right - 1, y: last.top + last.height / 2 },
    ] as const;
  }, phrase);
  const { mouse } = text.page();
  await mouse.move(from.x, from.y);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 8 });
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
