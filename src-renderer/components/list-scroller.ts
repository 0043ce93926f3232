import { useLayoutEffect, useState } from 'react';

interface List {
  readonly current: HTMLElement | null;
}

/**
 * What the list is scrolled in. To know it is to measure, and the browser lays the whole page out for
 * that.
 *
 * @param afterPaint the rows are right as they are: they are painted first, and it is found out a
 *   frame later
 */
export function useScroller(list: List, afterPaint: boolean): HTMLElement | null {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const find = (): void => {
      setScroller(list.current?.closest('main') ?? null);
    };
    if (!afterPaint) {
      find();
      return undefined;
    }
    const frame = requestAnimationFrame(find);
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [list, afterPaint]);
  return scroller;
}

/** How far down in what is scrolled the list begins; what stands above it may wrap. */
export function useDistance(scroller: HTMLElement | null, list: List, count: number): number {
  const [distance, setDistance] = useState(0);
  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const measure = (): void => {
      if (!list.current) return;
      const top = list.current.getBoundingClientRect().top;
      setDistance(top - scroller.getBoundingClientRect().top + scroller.scrollTop);
    };
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(scroller);
    for (const above of scroller.querySelectorAll('[data-above-list]')) watcher.observe(above);
    return () => {
      watcher.disconnect();
    };
  }, [scroller, list, count]);
  return distance;
}
