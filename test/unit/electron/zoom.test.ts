import { describe, expect, it } from 'vitest';
import { zoomBy } from '../../../src-main/electron/zoom.ts';

const press = (key: string, more: object = {}) => ({
  type: 'keyDown' as const,
  key,
  control: true,
  meta: false,
  alt: false,
  ...more,
});

describe('the size of the page', () => {
  it.each([
    ['+', 1, 1.1],
    ['=', 1, 1.1],
    ['-', 1, 0.9],
    ['0', 2.5, 1],
    ['+', 3, 3],
    ['-', 0.8, 0.8],
    ['+', 1.0999999, 1.25],
  ])('with Ctrl and %s goes from %d to %d', (key, now, then) => {
    expect(zoomBy(press(key), now)).toBe(then);
  });

  it('reaches twice the size, and with ⌘ too', () => {
    let now = 1;
    for (let count = 0; count < 5; count += 1)
      now = zoomBy(press('+', { control: false, meta: true }), now) ?? now;
    expect(now).toBe(2);
  });

  it.each([
    press('+', { control: false }),
    press('+', { alt: true }),
    press('+', { type: 'keyUp' }),
    press('+', { meta: true }),
    press('k'),
  ])('is left alone by any other key: %o', (pressed) => {
    expect(zoomBy(pressed, 1)).toBeUndefined();
  });
});
