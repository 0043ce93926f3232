import { setTimeout as pass } from 'node:timers/promises';
import type { Metric, Row } from './metric.ts';
import { atMostRow, exactlyRow, limitRow, moreRow, ratioRow } from './rows.ts';
import { interleaved } from './statistics.ts';
import { Pages } from './support/browser.ts';
import type { Shown, Tabs } from './support/browser.ts';
import { ROWS, scroll } from './support/looking.ts';
import type { Awaited } from './support/page-server.ts';
import type { Scrolled } from './support/looking.ts';
import { memoryMb } from './support/process-tree.ts';

const RESOURCES = 'app/index.html#resources';
const MANY = { resources: 1_000 };
/** What the eye takes for smooth at sixty frames a second. */
export const FRAME_MS = 20;

/** A browser of its own for every painting: nothing is compiled or kept from the one before. */
export const FIRST_PAINT: Metric = {
  number: 15,
  name: 'window: first contentful paint',
  peer: 'bare HTML page',
  measure: ({ runs }) =>
    Pages.use(async (pages) => {
      const painting = (place: string): Promise<number> =>
        pages.timed(place, { waitFor: 'first-paint' });
      const took = await interleaved(runs, [
        () => painting(RESOURCES),
        () => painting('peer/bare.html'),
      ]);
      return [ratioRow('FCP', took, 3)];
    }),
};

export const MANY_PAINTED: Metric = {
  number: 16,
  name: '1,000 resources: paint',
  peer: 'React hello page',
  measure: ({ runs }) =>
    Pages.use(async (pages) => {
      const took = await interleaved(runs, [
        () => pages.timed(RESOURCES, { waitFor: ROWS, ...MANY }),
        () => pages.timed('pages/hello.html', { waitFor: 'h1' }),
      ]);
      return [ratioRow('first rows', took, 1.3)];
    }),
};

export const MANY_REMEMBERED: Metric = {
  number: 17,
  name: '1,000 resources: memory over an empty page',
  peer: 'empty page',
  measure: ({ few, wait }) =>
    Pages.use(async (pages) => {
      const keeping = async (place: string, awaited: Awaited): Promise<number> => {
        let mb = NaN;
        await pages.timed(place, awaited, async (pid) => {
          await pass(wait(3_000, 2_000));
          mb = memoryMb(pid);
        });
        return mb;
      };
      const took = await interleaved(
        few,
        [
          () => keeping(RESOURCES, { waitFor: ROWS, ...MANY }),
          () => keeping('pages/empty.html', { waitFor: 'html' }),
        ],
        0,
      );
      return [moreRow('PSS of the browser', took, 15, { unit: 'MB' })];
    }),
};

export const MANY_SCROLLED: Metric = {
  number: 18,
  name: '1,000 resources: scroll to the end, 240 frames',
  peer: 'reference virtual list',
  measure: ({ few }) =>
    Pages.use((pages) =>
      pages.inBrowser(async (tabs) => {
        const ours = await scrolled(tabs, few, RESOURCES, MANY);
        const peer = await scrolled(tabs, few, 'pages/list.html');
        return scrollRows(ours, peer);
      }),
    ),
};

/** So many times; the first is for nothing. */
export async function scrolled(
  tabs: Tabs,
  runs: number,
  place: string,
  shown?: Shown,
): Promise<readonly Scrolled[]> {
  const all: Scrolled[] = [];
  for (let run = -1; run < runs; run += 1) {
    const one = await scroll(await tabs.show(place, shown));
    if (run >= 0) all.push(one);
  }
  return all;
}

function scrollRows(ours: readonly Scrolled[], peer: readonly Scrolled[]): readonly Row[] {
  return [
    framesRow('95 of 100 frames', ours, peer),
    exactlyRow(
      'long tasks',
      ours.map(({ longTasks }) => longTasks),
      0,
    ),
    atMostRow(
      'elements',
      ours.map(({ nodes }) => nodes),
      400,
    ),
  ];
}

export function framesRow(
  label: string,
  ours: readonly Scrolled[],
  peer: readonly Scrolled[],
): Row {
  const frames = (all: readonly Scrolled[]): number[] => all.flatMap((each) => each.frames);
  return limitRow(label, frames(ours), FRAME_MS, { at: 'p95', peer: frames(peer) });
}
