import { manyEntries } from '../fixtures/history.ts';
import { EVERY_DAY } from '../fixtures/snapshots.ts';
import type { Scene } from '../scene.ts';

export const ACTIVITY_SCENES: readonly Scene[] = [
  {
    name: 'activity',
    hash: '#activity',
    snapshot: EVERY_DAY,
    narrow: true,
    readme: { file: 'activity.png', look: 'light', height: 620 },
  },
  {
    name: 'activity-none',
    hash: '#activity',
    snapshot: { ...EVERY_DAY, activity: [] },
    narrow: true,
  },
  {
    name: 'activity-many',
    hash: '#activity',
    snapshot: { ...EVERY_DAY, activity: manyEntries(200) },
    tab: 'held',
  },
  {
    name: 'activity-filtered',
    hash: '#activity',
    snapshot: EVERY_DAY,
    act: ({ page }) => page.getByRole('searchbox').first().fill('bastion'),
  },
  {
    name: 'activity-filtered-to-nothing',
    hash: '#activity',
    snapshot: EVERY_DAY,
    act: ({ page }) => page.getByRole('searchbox').first().fill('no such thing'),
  },
];
