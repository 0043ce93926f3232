import type { Page } from '@playwright/test';
import { expect } from './test.ts';

const MOST_STEPS = 60;

/** Presses Tab until the control with this name has the focus, as somebody without a mouse does. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = [];
  for (let count = 0; count < MOST_STEPS; count += 1) {
    await page.keyboard.press('Tab');
    const said = await nameOfFocus(page);
    if (name.test(said)) return;
    passed.push(said);
  }
  throw new Error(`Tab does not come to ${String(name)}, only to ${passed.join(' | ')}`);
}

/** Focus that is nowhere leaves a person at the top of the page, without a word. */
export async function expectFocusKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.tagName), { message: 'focus is kept' })
    .not.toBe('BODY');
}

function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return '';
    const label = (focused as HTMLInputElement).labels?.[0]?.textContent;
    return (focused.getAttribute('aria-label') ?? label ?? focused.textContent).trim();
  });
}
