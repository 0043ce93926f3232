import { dictionary, list, unwrap } from './bus-connection.ts';

export interface TrayMenuItem {
  readonly id: number;
  /** As a person reads it: mnemonic marks taken away. */
  readonly label: string;
  readonly type: 'standard' | 'separator';
  readonly enabled: boolean;
  readonly visible: boolean;
  /** `undefined` for what is neither a checkbox nor a radio item. */
  readonly checked: boolean | undefined;
  readonly children: readonly TrayMenuItem[];
}

/**
 * Reads the answer of `GetLayout`.
 * @see https://github.com/AyatanaIndicators/libdbusmenu/blob/master/libdbusmenu-glib/dbus-menu.xml
 */
export function parseTrayMenu(layout: unknown): TrayMenuItem {
  const [id, properties, children] = list(unwrap(layout));
  const about = dictionary(properties);
  return {
    id: Number(id),
    label: withoutMnemonic(textOf(about['label'])),
    type: about['type'] === 'separator' ? 'separator' : 'standard',
    enabled: about['enabled'] !== false,
    visible: about['visible'] !== false,
    checked: about['toggle-type'] ? about['toggle-state'] === 1 : undefined,
    children: list(children).map(parseTrayMenu),
  };
}

/**
 * The item with this label, or at the end of this path of labels.
 * @throws Error that shows the menu as it is
 */
export function findTrayMenuItem(
  menu: TrayMenuItem,
  path: string | readonly string[],
): TrayMenuItem {
  const labels = typeof path === 'string' ? [path] : path;
  let item = menu;
  for (const label of labels) {
    const next = item.children.find((child) => child.visible && child.label === label);
    if (!next) throw new Error(`no '${label}' in the tray menu:\n${describeTrayMenu(menu)}`);
    item = next;
  }
  return item;
}

/** The menu as text, one item a line, for failures and for comparing. */
export function describeTrayMenu(menu: TrayMenuItem, indent = ''): string {
  return menu.children
    .filter((item) => item.visible)
    .map((item) => {
      const mark = item.checked === undefined ? '' : item.checked ? '[x] ' : '[ ] ';
      const label = item.type === 'separator' ? '---' : item.label;
      const line = `${indent}${mark}${label}${item.enabled ? '' : ' (disabled)'}`;
      const below = describeTrayMenu(item, `${indent}  `);
      return below ? `${line}\n${below}` : line;
    })
    .join('\n');
}

/** `_` marks the next letter as the key to press; a doubled one is a real underscore. */
function withoutMnemonic(label: string): string {
  return label.replace(/_(.)/g, '$1');
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
