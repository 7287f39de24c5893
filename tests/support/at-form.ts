/** Hands on a form in a browser: answers found by their questions. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The box of a question, by its words. */
export const questionBox = (page: Page, label: string): Locator => page.locator('.question', { hasText: label }).first();

export const answerField = (page: Page, label: string): Locator => questionBox(page, label).locator('[name="value"]').first();

/** Waits until the page says, on the server's word, that the answer is kept. */
export const untilSaved = (page: Page, label: string): Promise<void> =>
  expect.poll(() => questionBox(page, label).locator('.saved-at').first().textContent()).toMatch(/^Saved \d/);

/** Types an answer and leaves the field. */
export async function answer(page: Page, label: string, words: string): Promise<void> {
  const field = answerField(page, label);
  await field.fill(words);
  await field.blur();
  await untilSaved(page, label);
}

/** Chooses an option, or a state such as "Not reported". */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await questionBox(page, label).locator('label.choice', { hasText: option }).first().click();
  await untilSaved(page, label);
}

/** The reader's text view with a pane open. */
export async function openPane(page: Page, reader: string, pane: string): Promise<void> {
  await page.goto(reader);
  await page.waitForSelector('#reader[data-ready]');
  await page.click(`[data-pane-tab=${pane}]`);
  await page.waitForSelector(`[data-pane=${pane}]`);
}
