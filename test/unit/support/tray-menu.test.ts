import { describe, expect, it } from 'vitest';
import { variant } from '../../support/desktop/bus-connection.ts';
import {
  describeTrayMenu,
  findTrayMenuItem,
  parseTrayMenu,
} from '../../support/desktop/tray-menu.ts';

function node(id: number, about: Record<string, unknown>, children: readonly unknown[] = []) {
  return variant('(ia{sv}av)', [id, about, children]);
}

const menu = parseTrayMenu([
  0,
  {},
  [
    node(1, { label: variant('s', 'Open _web__tier'), enabled: variant('b', false) }),
    node(2, { type: variant('s', 'separator') }),
    node(3, { label: variant('s', 'More') }, [
      node(4, {
        label: variant('s', 'Deep'),
        'toggle-type': variant('s', 'checkmark'),
        'toggle-state': variant('i', 1),
      }),
    ]),
    node(5, { label: variant('s', 'Ghost'), visible: variant('b', false) }),
  ],
]);

describe('reading a tray menu from the bus', () => {
  it('shows it as a person reads it', () => {
    const lines = ['Open web_tier (disabled)', '---', 'More', '  [x] Deep'];
    expect(describeTrayMenu(menu)).toBe(lines.join('\n'));
  });

  it('finds an item of a submenu by its path', () => {
    expect(findTrayMenuItem(menu, ['More', 'Deep'])).toMatchObject({ id: 4, checked: true });
  });

  it('does not find what is hidden, and shows the menu instead', () => {
    expect(() => findTrayMenuItem(menu, 'Ghost')).toThrow(/no 'Ghost' in the tray menu:\nOpen web/);
  });
});
