import { END_TO_END } from './cli.ts';
import { FIRST_CLICK, WARM_CLICK } from './click.ts';
import { CONNECTIONS } from './connections.ts';
import { DEADLINE } from './deadline.ts';
import { ARCHIVE, LONG_FILTER, LONG_HISTORY } from './history.ts';
import { IDLE } from './idle.ts';
import { LAUNCH } from './launch.ts';
import { MAIN_BUNDLE } from './main-bundle.ts';
import { MEMORY_AFTER_WINDOWS, MEMORY_TRAY, MEMORY_WINDOW } from './memory.ts';
import type { Metric } from './metric.ts';
import { FIRST_PAINT, MANY_PAINTED, MANY_REMEMBERED, MANY_SCROLLED } from './paint.ts';
import { RULES_IN_GROUPS, SCALING } from './scale.ts';
import { SIZE } from './size.ts';
import { STALE } from './stale.ts';
import { WINDOW } from './window.ts';
import { WORKSHOP } from './workshop.ts';

/** The 22 of the benchmark, in their order. */
export const METRICS: readonly Metric[] = [
  ...[LAUNCH, MAIN_BUNDLE, WARM_CLICK, FIRST_CLICK, END_TO_END, CONNECTIONS],
  ...[SCALING, RULES_IN_GROUPS],
  ...[MEMORY_TRAY, MEMORY_AFTER_WINDOWS, MEMORY_WINDOW, IDLE, SIZE, WINDOW],
  ...[FIRST_PAINT, MANY_PAINTED, MANY_REMEMBERED, MANY_SCROLLED, LONG_HISTORY, LONG_FILTER],
  ...[DEADLINE, STALE],
];

/** Worth knowing, and not counted. */
export const EXTRAS: readonly Metric[] = [WORKSHOP, ARCHIVE];
