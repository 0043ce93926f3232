import type { Page } from '@playwright/test';

/** What scrolls sideways, and text that is cut off without a sign that there is more. */
export async function layoutFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const sideways = [
      document.scrollingElement,
      ...document.querySelectorAll('main, [role=dialog]'),
    ];
    for (const element of sideways)
      if (element && element.scrollWidth > element.clientWidth + 1)
        faults.push(
          `${element.tagName.toLowerCase()} scrolls sideways: ${String(element.scrollWidth)} px in ${String(element.clientWidth)}`,
        );
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const said = text.nodeValue?.trim() ?? '';
      if (said === '' || !text.parentElement?.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (box.width > 0 && isCut(text.parentElement, box)) faults.push(`cut off: “${said}”`);
    }
    return faults;

    function isCut(parent: Element, text: DOMRect): boolean {
      for (let at: Element | null = parent; at; at = at.parentElement) {
        const { overflowX, textOverflow, position, clipPath } = getComputedStyle(at);
        // Only for screen readers, or scrolled to.
        if (clipPath !== 'none' || overflowX === 'auto' || overflowX === 'scroll') return false;
        if (overflowX === 'hidden' || overflowX === 'clip') {
          const frame = at.getBoundingClientRect();
          const over = text.right > frame.right + 1 || text.left < frame.left - 1;
          if (over) return textOverflow !== 'ellipsis';
        }
        if (position === 'fixed') break;
      }
      return text.right > innerWidth + 1 || text.left < -1;
    }
  });
}
