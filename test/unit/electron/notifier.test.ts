import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Notifier } from '../../../src-main/electron/notifier.ts';
import type { NotifierParts } from '../../../src-main/electron/notifier.ts';
import type { LeaseId } from '../../../src-main/leases/lease.ts';
import type { Notice } from '../../../src-main/tray/notice.ts';
import type { TrayAction } from '../../../src-main/tray/tray-item.ts';

const leaseId = 'l1' as LeaseId;

const notice: Notice = {
  id: leaseId,
  kind: 'soon',
  title: 'bastion closes at 15:00',
  body: '',
  hint: 'Click to extend it.',
  urgency: 'normal',
  screen: 'lease/l1',
  actions: [
    { text: 'Extend 1 hour', action: { kind: 'extend', leaseId, minutes: 60 } },
    { text: 'Close now', action: { kind: 'close', leaseId } },
  ],
};

interface Setting {
  readonly supported?: boolean;
  readonly platform?: NodeJS.Platform;
  /** What the desktop answers, at once. */
  readonly answer?: 'show' | 'failed';
  readonly breaks?: boolean;
}

function setUp({ supported = true, platform = 'linux', answer, breaks = false }: Setting = {}) {
  const shown: (EventEmitter & {
    readonly options: Electron.NotificationConstructorOptions;
    closed: boolean;
  })[] = [];
  class FakeNotification extends EventEmitter {
    static isSupported = () => supported;
    readonly options: Electron.NotificationConstructorOptions;
    closed = false;
    constructor(options: Electron.NotificationConstructorOptions) {
      super();
      this.options = options;
    }
    show(): void {
      if (breaks) throw new Error('no bus');
      shown.push(this);
      if (answer) this.emit(answer, {}, 'not permitted');
    }
    close(): void {
      this.closed = true;
      this.emit('close');
    }
  }
  const opened: string[] = [];
  const done: TrayAction[] = [];
  const bugs: unknown[] = [];
  const notifier = new Notifier({
    Notification: FakeNotification as unknown as NotifierParts['Notification'],
    icon: 'icon.png',
    platform,
    onClick: (screen) => opened.push(screen),
    act: (action) => done.push(action),
    reportBug: (error) => bugs.push(error),
  });
  return { notifier, shown, opened, done, bugs };
}

describe('a notice', () => {
  it('is shown, and leads to its screen when it is clicked', () => {
    const { notifier, shown, opened } = setUp();
    notifier.show(notice);
    expect(shown[0]?.options).toMatchObject({ title: notice.title, icon: 'icon.png' });
    shown[0]?.emit('click');
    expect(opened).toEqual(['lease/l1']);
  });

  it.each([
    ['low', true, 'default'],
    ['normal', false, 'default'],
    ['critical', false, 'never'],
  ] as const)(
    'of %s urgency is silent: %s, and goes by itself: %s',
    (urgency, silent, timeoutType) => {
      const { notifier, shown } = setUp();
      notifier.show({ ...notice, urgency });
      expect(shown[0]?.options).toMatchObject({ urgency, silent, timeoutType });
    },
  );

  it('takes the place of an older one about the same thing, and of no other', () => {
    const { notifier, shown } = setUp();
    notifier.show(notice);
    notifier.show({ ...notice, id: 'l2' });
    notifier.show({ ...notice, title: 'bastion closed' });
    expect(shown.map(({ closed }) => closed)).toEqual([true, false, false]);
    notifier.show({ ...notice, title: 'bastion is open' });
    expect(shown.map(({ closed }) => closed)).toEqual([true, false, true, false]);
  });

  it('is left out where the desktop knows no notices', async () => {
    const { notifier, shown } = setUp({ supported: false });
    notifier.show(notice);
    expect(await notifier.try(notice)).toBe(false);
    expect(shown).toEqual([]);
  });

  it('that breaks stops nothing, and is reported', async () => {
    const { notifier, bugs } = setUp({ breaks: true });
    notifier.show(notice);
    expect(await notifier.try(notice)).toBe(false);
    expect(bugs).toHaveLength(2);
  });
});

describe('the buttons of a notice', () => {
  it.each(['darwin', 'win32'] as const)('do what they say on %s', (platform) => {
    const { notifier, shown, done, opened } = setUp({ platform });
    notifier.show(notice);
    expect(shown[0]?.options.actions).toEqual([
      { type: 'button', text: 'Extend 1 hour' },
      { type: 'button', text: 'Close now' },
    ]);
    expect(shown[0]?.options.body, 'the buttons say it').toBe('');
    // Electron 33 tells the index beside the event, 45 in it as well.
    shown[0]?.emit('action', {}, 1);
    shown[0]?.emit('action', { actionIndex: 0 }, 0);
    expect(done.map(({ kind }) => kind)).toEqual(['close', 'extend']);
    expect(opened).toEqual([]);
  });

  it('are words about the click on Linux, which shows none', () => {
    const { notifier, shown } = setUp();
    notifier.show(notice);
    notifier.show({ ...notice, id: 'l2', body: 'SSH 22.' });
    expect(shown[0]?.options.actions).toBeUndefined();
    expect(shown.map(({ options }) => options.body)).toEqual([
      'Click to extend it.',
      'SSH 22. Click to extend it.',
    ]);
  });
});

describe('a notice on trial', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('says whether the desktop showed it', async () => {
    expect(await setUp({ answer: 'show' }).notifier.try(notice)).toBe(true);
    expect(await setUp({ answer: 'failed' }).notifier.try(notice)).toBe(false);
  });

  it('was not shown when the desktop says nothing for three seconds', async () => {
    const answer = setUp().notifier.try(notice);
    vi.advanceTimersByTime(3_000);
    expect(await answer).toBe(false);
  });
});
