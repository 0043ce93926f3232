import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type * as Axe from 'axe-core';
import type { Look } from './look.ts';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Menus and messages float beside the landmarks: whoever opened them is led there. */
const FLOATING = 'data-radix-popper-content-wrapper';

const OPTIONS: Axe.RunOptions = {
  runOnly: [
    ...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    // Good for every page, and no opinion.
    'best-practice',
  ],
  resultTypes: ['violations'],
  rules: { 'target-size': { enabled: true } },
};

/** What a look changes: in the dark only colours, and with forced ones they are the system's. */
function optionsFor(look: Look): Axe.RunOptions {
  switch (look) {
    case 'light':
      return OPTIONS;
    case 'dark':
      return { ...OPTIONS, runOnly: ['color-contrast', 'link-in-text-block'] };
    case 'forced':
      // What is painted then is not what the styles say.
      return { ...OPTIONS, rules: { ...OPTIONS.rules, 'color-contrast': { enabled: false } } };
  }
}

/**
 * What axe finds wrong, one line each with the rule and where. It is put into the page by the
 * debugger, which the content security policy does not bind.
 *
 * @see https://github.com/dequelabs/axe-core/blob/develop/doc/rule-descriptions.md
 */
export async function axeFaults(page: Page, look: Look = 'light'): Promise<readonly string[]> {
  await page.evaluate(SOURCE);
  const violations = await page.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations: found } = await axe.run(document, options);
    return found.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ target, any, all, none }) => ({
        target: target.join(' '),
        why: [...any, ...all, ...none].map(({ message }) => message).join('; '),
      })),
    }));
  }, optionsFor(look));
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .filter(({ target }) => id !== 'region' || !target.includes(FLOATING))
      .map(({ target, why }) => `axe ${id}: ${help} – at ${target} (${why})`),
  );
}
