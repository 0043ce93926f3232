import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src-main/settings/settings.ts';
import type { Settings } from '../../../src-main/settings/settings.ts';
import { isWanted } from '../../../src-main/tray/notice.ts';
import type { NoticeKind } from '../../../src-main/tray/notice.ts';

const ALL_OFF: Settings = {
  ...DEFAULT_SETTINGS,
  notifyOpened: false,
  notifySoon: false,
  notifyClosed: false,
  notifyAddress: false,
  notifyKeys: false,
};

const SWITCHED: readonly (readonly [NoticeKind, keyof Settings])[] = [
  ['opened', 'notifyOpened'],
  ['soon', 'notifySoon'],
  ['closed', 'notifyClosed'],
  ['moved', 'notifyAddress'],
  ['keys', 'notifyKeys'],
];

const ALWAYS: readonly NoticeKind[] = [
  'could-not-close',
  'unknown',
  'left-behind',
  'failed',
  'left-open',
  'test',
];

describe('a notice', () => {
  it.each(SWITCHED)('about %s has a switch of its own: %s', (kind, name) => {
    expect(isWanted({ kind }, DEFAULT_SETTINGS)).toBe(true);
    expect(isWanted({ kind }, { ...DEFAULT_SETTINGS, [name]: false })).toBe(false);
    expect(isWanted({ kind }, { ...ALL_OFF, [name]: true })).toBe(true);
  });

  it.each(ALWAYS)('about what needs the person is always shown: %s', (kind) => {
    expect(isWanted({ kind }, ALL_OFF)).toBe(true);
  });
});
