import path from 'node:path';
import { expect } from '@playwright/test';
import { axeFaults } from './support/axe.ts';
import { keyboardFaults } from './support/keyboard.ts';
import { layoutFaults } from './support/layout.ts';
import { motionFaults } from './support/motion.ts';
import { PICTURES, README_PICTURES } from './support/places.ts';
import { PHONE_WIDE, test, USUAL, ZOOMED } from './support/stage.ts';
import type { Stage } from './support/stage.ts';
import { SCENES } from './scenes.ts';

const LOOKS = ['light', 'dark', 'forced'] as const;
const NARROW = { '320px': PHONE_WIDE, 'zoom-200': ZOOMED } as const;

for (const scene of SCENES) {
  const file = (kind: string): string => path.join(PICTURES, `${scene.name}.${kind}.png`);

  test(`${scene.name} has no fault in light, dark and forced colours`, async ({ stage }) => {
    const faults: string[] = [];
    await stage.show(scene);
    for (const look of LOOKS) {
      await stage.look(look);
      await stage.settle();
      await stage.picture(file(look));
      // With forced colours the page is built of the same elements: one scene of each screen tells.
      if (look === 'forced' && !scene.narrow) continue;
      faults.push(...(await axeFaults(stage.page, look)).map((fault) => `${look}: ${fault}`));
    }
    await stage.look('light');
    faults.push(...(await layoutFaults(stage.page)), ...(await motionFaults(stage.page)));
    if (scene.tab !== 'held') faults.push(...(await keyboardFaults(stage.page)));
    expect([...stage.main.unanswered], 'commands without an answer').toEqual([]);
    expect(faults, `${scene.name} (${scene.hash})`).toEqual([]);
  });

  if (scene.narrow)
    test(`${scene.name} can be read at 320 px and at 200 %`, async ({ stage }) => {
      const faults: string[] = [];
      for (const [kind, size] of Object.entries(NARROW)) {
        await stage.show(scene, size);
        await stage.picture(file(kind));
        const found = [...(await layoutFaults(stage.page)), ...(await axeFaults(stage.page))];
        faults.push(...found.map((fault) => `${kind}: ${fault}`));
      }
      expect(faults, `${scene.name} (${scene.hash})`).toEqual([]);
    });
}

test('the pictures of the README are made anew', async ({ stage }) => {
  const shown = SCENES.flatMap(({ readme, ...scene }) => (readme ? [{ readme, scene }] : []));
  for (const { readme, scene } of shown) await pictureForReadme(stage, scene, readme);
  expect(shown.length).toBeGreaterThan(3);
});

type Picture = NonNullable<(typeof SCENES)[number]['readme']>;

async function pictureForReadme(
  stage: Stage,
  scene: (typeof SCENES)[number],
  { file, look, height }: Picture,
): Promise<void> {
  await stage.show(scene, { ...USUAL, height, scale: 2 }, look);
  await stage.picture(path.join(README_PICTURES, file));
}
