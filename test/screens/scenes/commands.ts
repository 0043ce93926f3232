import type { Actor, Scene } from '../scene.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';

async function ask({ page }: Actor, words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Command' }).fill(words);
}

function scene(name: string, more: Partial<Scene>): Scene {
  return { name, hash: '#resources', snapshot: EVERY_DAY, ...more };
}

/** What a key brings up above any screen. */
export const COMMAND_SCENES: readonly Scene[] = [
  scene('commands', { act: (actor) => ask(actor, ''), narrow: true }),
  scene('commands-found', { act: (actor) => ask(actor, 'open bas') }),
  scene('commands-nothing-found', { act: (actor) => ask(actor, 'xyzzy') }),
  scene('help', {
    act: async ({ page }) => {
      await page.keyboard.press('F1');
      await page.getByRole('dialog').waitFor();
    },
    narrow: true,
  }),
];
