import type { Page } from '@playwright/test';

/** Everything that would still move, with motion reduced: each with its selector and for how long. */
export async function motionFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults = new Set<string>();
    for (const element of document.querySelectorAll('*'))
      for (const part of [null, '::before', '::after']) {
        const style = getComputedStyle(element, part);
        const moves = style.animationName !== 'none';
        const endless = moves && style.animationIterationCount.includes('infinite');
        const longest = Math.max(
          ...(moves ? milliseconds(style.animationDuration) : []),
          ...milliseconds(style.transitionDuration),
        );
        if (endless || longest > 1)
          faults.add(
            `${element.tagName.toLowerCase()}.${String(element.getAttribute('class'))}${part ?? ''} moves ${endless ? 'without end' : `for ${String(longest)} ms`}`,
          );
      }
    return [...faults];

    function milliseconds(durations: string): number[] {
      return durations
        .split(', ')
        .map((text) => parseFloat(text) * (text.endsWith('ms') ? 1 : 1_000));
    }
  });
}
