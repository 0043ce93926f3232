import type { Page } from '@playwright/test';

/** More controls than a screen has; whoever needs more has found a trap. */
const MOST = 220;

/** Hour, minute, and half of the day. */
const PARTS = 4;

interface Stop {
  /** Absent on the page itself: the round is over. */
  readonly name?: string;
  readonly number?: number;
  readonly visible?: boolean;
}

/** Goes round with Tab: what is not reached, where nothing shows the focus, and where it is trapped. */
export async function keyboardFaults(page: Page): Promise<readonly string[]> {
  const names = await numberControls(page);
  const reached = new Set<number>();
  const faults: string[] = [];
  let last: number | undefined;
  let stayed = 0;
  for (let press = 0; press < MOST; press += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(whereFocusIs);
    // A field for a time of day has a stop for each of its parts.
    stayed = stop.number === last ? stayed + 1 : 0;
    if (stop.number === last && stop.number !== undefined && stayed < PARTS) continue;
    last = stop.number;
    if (stop.number === undefined || reached.has(stop.number)) {
      const missed = [...names].filter(([number]) => !reached.has(number));
      return [...faults, ...missed.map(([, name]) => `Tab does not reach ${name}`)];
    }
    reached.add(stop.number);
    if (!stop.visible) faults.push(`nothing shows the focus at ${String(stop.name)}`);
  }
  return [...faults, `Tab never comes round`];
}

/** Gives what Tab must reach a number each; answers their names. Starts from the top of the page. */
async function numberControls(page: Page): Promise<ReadonlyMap<number, string>> {
  const names = await page.evaluate(() => {
    // A dialog holds the focus; a panel lets it go behind its last control. Both begin at their top.
    const dialog = document.querySelector<HTMLElement>('[role=dialog]');
    const start = dialog ?? document.body;
    const own = start.getAttribute('tabindex');
    start.tabIndex = -1;
    start.focus();
    if (own === null) start.removeAttribute('tabindex');
    const controls = start.querySelectorAll<HTMLElement>(
      'a[href], button, input, select, textarea, summary, [tabindex]',
    );
    let number = 0;
    const found: [number, string][] = [];
    for (const control of document.querySelectorAll<HTMLElement>('*'))
      delete control.dataset['stop'];
    for (const control of controls) {
      if (control.tabIndex < 0 || control.matches('[data-radix-focus-guard], [role=tablist]'))
        continue;
      if (control.matches(':disabled, [inert] *, [aria-hidden=true] *')) continue;
      if (!control.checkVisibility({ visibilityProperty: true })) continue;
      // Of a group of radio buttons only one is a stop; the arrow keys lead to the others.
      if (control instanceof HTMLInputElement && control.type === 'radio' && !control.checked)
        continue;
      number += 1;
      control.dataset['stop'] = String(number);
      const name = control.getAttribute('aria-label') ?? control.textContent.trim();
      found.push([number, `${control.tagName.toLowerCase()} “${name.slice(0, 60)}”`]);
    }
    return found;
  });
  return new Map(names);
}

/** In the page. Radio buttons may show the focus on their label. */
function whereFocusIs(): Stop {
  const at = document.activeElement;
  const dialog = document.querySelector('[role=dialog]');
  if (!(at instanceof HTMLElement) || at === document.body) return {};
  if (dialog && !dialog.contains(at)) return {};
  // Of tabs one is a stop, whichever was there last: it counts like the others.
  const known = document.querySelectorAll('[data-stop]').length;
  at.dataset['stop'] ??= String(known + 1);
  const number = Number(at.dataset['stop']);
  const shown = [at, at.parentElement, at.nextElementSibling].some((element) => {
    if (!element) return false;
    // Even with motion reduced an outline takes a millisecond to come.
    for (const coming of element.getAnimations()) coming.finish();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    return (
      outlineStyle !== 'none' &&
      parseFloat(outlineWidth) >= 1 &&
      outlineColor !== 'rgba(0, 0, 0, 0)'
    );
  });
  const name = at.getAttribute('aria-label') ?? at.textContent.slice(0, 60);
  return {
    name: `${at.tagName.toLowerCase()} “${name}”`,
    visible: shown,
    number,
  };
}
