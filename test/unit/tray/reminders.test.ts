import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import { closesSoonNotice, keyReminderNotice } from '../../../src-main/tray/notices.ts';
import { START } from '../leases/lease-samples.ts';
import { leaseOf } from './tray-samples.ts';

describe('reminders', () => {
  it('say five minutes ahead when a lease closes, and what to do', () => {
    expect(closesSoonNotice(leaseOf(1), START + 55 * MINUTE_MS, 'aws', 'UTC')).toEqual({
      id: 'lease1',
      kind: 'soon',
      title: 'door 1 closes at 15:00',
      body: '',
      hint: 'Click to extend it.',
      urgency: 'normal',
      screen: 'lease/lease1',
      actions: [
        { text: 'Extend 1 hour', action: { kind: 'extend', leaseId: 'lease1', minutes: 60 } },
        { text: 'Close now', action: { kind: 'close', leaseId: 'lease1' } },
      ],
    });
  });

  it('say tomorrow when the end is past midnight', () => {
    const late = closesSoonNotice(leaseOf(1, 603), START + 598 * MINUTE_MS, 'sandbox', 'UTC');
    expect(late.title).toBe('Sandbox: door 1 closes tomorrow 00:03');
  });

  it('tell the age of an access key and how to rotate it', () => {
    const age = { days: 90, verdict: 'due' } as const;
    expect(keyReminderNotice({ maskedKeyId: 'AKIA…7Q2A', age })).toEqual({
      id: 'key-age-AKIA…7Q2A',
      kind: 'keys',
      title: 'Access key AKIA…7Q2A is 90 days old',
      body: 'Time to rotate it. Click to let Drawbridge do it, or to be reminded later.',
      urgency: 'normal',
      screen: 'access-keys',
    });
  });
});
