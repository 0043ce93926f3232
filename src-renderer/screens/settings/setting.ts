import type { ComponentType } from 'react';
import type { ShortcutName } from '../../../src-main/bridge/snapshot.ts';
import type { Settings, SETTING_LIMITS } from '../../../src-main/settings/settings.ts';

export type ChoiceName = 'theme' | 'onQuit' | 'trayClick' | 'ifUnguarded';
export type NumberName = keyof typeof SETTING_LIMITS;
export type SwitchName = {
  readonly [K in keyof Settings]: Settings[K] extends boolean ? K : never;
}[keyof Settings];

export interface ChoiceOption<V extends string = string> {
  readonly value: V;
  readonly label: string;
  /** What choosing it does, in a line. */
  readonly effect: string;
}

/** One of a few. */
type Choice = {
  readonly [N in ChoiceName]: {
    readonly kind: 'choice';
    readonly name: N;
    readonly label: string;
    readonly options: readonly ChoiceOption<Settings[N]>[];
  };
}[ChoiceName];

/** One thing that can be set, or read, as plain data: what is searched is what is shown. */
export type Setting =
  | Choice
  | {
      readonly kind: 'number';
      readonly name: NumberName;
      readonly label: string;
      readonly unit: string;
      readonly effect: string;
    }
  | {
      readonly kind: 'switch';
      readonly name: SwitchName;
      readonly label: string;
      readonly effect: string;
    }
  | {
      readonly kind: 'shortcut';
      readonly name: ShortcutName;
      readonly label: string;
      readonly effect: string;
    }
  /** A part of its own, found by these words. */
  | {
      readonly kind: 'part';
      readonly name: string;
      readonly words: string;
      readonly part: ComponentType;
    };

/** Settings that belong together. */
export interface SettingGroup {
  /** Its place in the address: `#settings/<id>`. */
  readonly id: string;
  readonly title: string;
  /** What else people call it. */
  readonly words?: string;
  readonly settings: readonly Setting[];
}

/**
 * The groups with only those settings that hold every word of the query, in their name, their effect
 * or the name of their group; groups without any are left out.
 */
export function findSettings(
  groups: readonly SettingGroup[],
  query: string,
): readonly SettingGroup[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return groups;
  return groups
    .map((group) => ({
      ...group,
      settings: group.settings.filter((setting) => {
        const text = `${group.title} ${group.words ?? ''} ${textOf(setting)}`.toLowerCase();
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ settings }) => settings.length > 0);
}

function textOf(setting: Setting): string {
  switch (setting.kind) {
    case 'choice':
      return [
        setting.label,
        ...setting.options.map(({ label, effect }) => `${label} ${effect}`),
      ].join(' ');
    case 'number':
    case 'switch':
    case 'shortcut':
      return `${setting.label} ${setting.effect}`;
    case 'part':
      return setting.words;
  }
}
