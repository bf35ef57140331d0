/** A page in all its forms: light and dark, on a phone and on a wide screen. */
import type { Page } from '@playwright/test';
import { expect } from './test.ts';

export const PHONE = { width: 390, height: 844 };
const WIDE = { width: 1440, height: 900 };

type CheckAccessibility = (page: Page, rules?: 'all' | 'colours') => Promise<void>;

/** The page as it is now, in all four forms. */
export async function checkAllForms(page: Page, check: CheckAccessibility, hasSkipLink = true) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
  await expect(page.getByRole('main')).toHaveCount(1);
  await expect(page.locator('html')).toHaveAttribute('lang', /^[a-z]{2}/);
  await expect(page).toHaveTitle(/\S.*Spalte/);
  if (hasSkipLink) await expect(page.getByRole('link', { name: SKIP })).toHaveAttribute('href', /^#\w/);
  for (const viewport of [PHONE, WIDE]) {
    await page.setViewportSize(viewport);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width, `width of ${page.url()}`).toBeLessThanOrEqual(viewport.width);
    await page.emulateMedia({ colorScheme: 'light' });
    await check(page);
    // the same page in other colours
    await page.emulateMedia({ colorScheme: 'dark' });
    await check(page, 'colours');
  }
}

const SKIP = /^(Skip to the|Hopp til|Gå til teksten|Spring til|Hoppa till)/;
