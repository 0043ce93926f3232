import { EventEmitter } from 'node:events';
import type Electron from 'electron';
import { describe, expect, it } from 'vitest';
import { Notifier } from '../../../src-main/electron/notifier.ts';
import type { NotifierParts } from '../../../src-main/electron/notifier.ts';
import type { Notice } from '../../../src-main/tray/notice.ts';

const notice: Notice = {
  id: 'l1',
  title: 'bastion closes at 15:00',
  body: 'Click to extend it.',
  urgency: 'normal',
  screen: 'lease/l1',
};

function setUp(supported = true) {
  const shown: { notification: EventEmitter; options: Electron.NotificationConstructorOptions }[] =
    [];
  class FakeNotification extends EventEmitter {
    static isSupported = () => supported;
    readonly options: Electron.NotificationConstructorOptions;
    constructor(options: Electron.NotificationConstructorOptions) {
      super();
      this.options = options;
    }
    show(): void {
      shown.push({ notification: this, options: this.options });
    }
  }
  const opened: string[] = [];
  const notifier = new Notifier({
    Notification: FakeNotification as unknown as NotifierParts['Notification'],
    icon: 'icon.png',
    onClick: (screen) => opened.push(screen),
  });
  return { notifier, shown, opened };
}

describe('a notice', () => {
  it('is shown, and leads to its screen when it is clicked', () => {
    const { notifier, shown, opened } = setUp();
    notifier.show(notice);
    expect(shown[0]?.options).toMatchObject({
      title: notice.title,
      body: notice.body,
      icon: 'icon.png',
    });
    shown[0]?.notification.emit('click');
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

  it('is left out where the desktop knows no notices', () => {
    const { notifier, shown } = setUp(false);
    notifier.show(notice);
    expect(shown).toEqual([]);
  });
});
