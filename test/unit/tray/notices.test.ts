import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../src-main/kernel/clock.ts';
import type { CloseReason, Lease } from '../../../src-main/leases/lease.ts';
import { noticesBetween } from '../../../src-main/tray/notices.ts';
import type { TrayState } from '../../../src-main/tray/tray-state.ts';
import { grant, HERE, START, THERE } from '../leases/lease-samples.ts';
import { couldNotClose, failed, leaseOf, NOT_ALLOWED } from './tray-samples.ts';
import { opening, state, unknown, whileWorking } from './tray-samples.ts';

const NO_NEW = 'No new connections. Connections already open can stay up.';

function between(before: readonly Lease[], after: readonly Lease[], more: Partial<TrayState> = {}) {
  const from = state({ ...more, leases: before });
  return noticesBetween(from, state({ ...more, leases: after }), START, 'UTC');
}

function closed(number: number, reason: CloseReason): Lease {
  return leaseOf(number, 60, { state: { kind: 'closed', reason, at: START } });
}

describe('notices about a lease', () => {
  it('say quietly what was opened, for whom and until when', () => {
    expect(between([opening()], [leaseOf(1)])).toEqual([
      {
        id: 'lease1',
        kind: 'opened',
        title: 'door 1 is open',
        body: 'SSH 22 for 52.1.2.3 until 15:00',
        hint: 'Click to close or extend it.',
        urgency: 'low',
        screen: 'lease/lease1',
        actions: [{ text: 'Close', action: { kind: 'close', leaseId: 'lease1' } }],
      },
    ]);
  });

  it('name the latest end of a lease that follows the work', () => {
    const [notice] = between([], [whileWorking()]);
    expect(notice?.body).toBe('SSH 22 for 52.1.2.3 while you work, 23:00 at the latest');
  });

  it('say that the time was up, and what that means for connections', () => {
    expect(between([leaseOf(1)], [closed(1, 'deadline')])).toEqual([
      {
        id: 'lease1',
        kind: 'closed',
        title: 'door 1 closed',
        body: NO_NEW,
        urgency: 'normal',
        screen: 'resources',
      },
    ]);
  });

  it.each([
    ['not-working', `It was not renewed while you were away. ${NO_NEW}`],
    ['found-at-start', `Its time had run out while Drawbridge was not running. ${NO_NEW}`],
    ['vanished', `Its rules were already gone in AWS. ${NO_NEW}`],
  ] as const)('say why a lease was closed: %s', (reason, body) => {
    expect(between([leaseOf(1)], [closed(1, reason)])[0]?.body).toBe(body);
  });

  it('keep the reason when the closed lease has already left the list', () => {
    const closing = { kind: 'closing', reason: 'not-working', since: START } as const;
    const [notice] = between([leaseOf(1, 60, { state: closing })], []);
    expect(notice?.body).toBe(`It was not renewed while you were away. ${NO_NEW}`);
  });

  it('say when it was due, if it closed long after that and nobody had heard why', () => {
    const late = START + 90 * MINUTE_MS;
    const from = state({ leases: [leaseOf(1)] });
    const to = state({ leases: [closed(1, 'deadline')] });
    expect(noticesBetween(from, to, late, 'UTC')[0]?.body).toBe(
      `It was due 15:00, while this computer slept or could not reach AWS. ${NO_NEW}`,
    );
    const alarmed = state({ leases: [couldNotClose()] });
    expect(noticesBetween(alarmed, to, late, 'UTC')[0]?.body).toBe(NO_NEW);
  });

  it.each(['asked', 'quit'] as const)('leave out what the person wished: %s', (reason) => {
    expect(between([leaseOf(1)], [closed(1, reason)])).toEqual([]);
  });

  it('stay and alarm when a lease could not be closed', () => {
    expect(between([leaseOf(1)], [couldNotClose()])).toEqual([
      {
        id: 'lease1',
        kind: 'could-not-close',
        title: 'door 1 is still open',
        body:
          'It could not be closed, and Drawbridge keeps trying. The identity lacks the permission ' +
          'ec2:RevokeSecurityGroupIngress on sg-00000001. ' +
          'Give the identity the policy from the Policy screen.',
        hint: 'Click to see it.',
        urgency: 'critical',
        screen: 'lease/lease1',
        actions: [{ text: 'Try again', action: { kind: 'close', leaseId: 'lease1' } }],
      },
    ]);
  });

  it('end the alarm with a word once it is closed after all', () => {
    const state = { kind: 'closed', reason: 'asked', at: START } as const;
    const [notice] = between([couldNotClose()], [leaseOf(1, 60, { state })]);
    expect(notice?.title).toBe('door 1 closed');
  });

  it('alarm once and not at every attempt', () => {
    expect(between([couldNotClose()], [couldNotClose()])).toEqual([]);
    expect(between([unknown()], [unknown()])).toEqual([]);
  });

  it('alarm when it is not known whether a door is open', () => {
    const [notice] = between([opening()], [unknown()]);
    expect(notice).toMatchObject({
      title: 'Not known whether door 1 is open',
      urgency: 'critical',
      screen: 'lease/lease1',
    });
    expect(notice?.body).toContain('the connection broke');
  });

  it('say that nothing was opened, and why', () => {
    expect(between([opening()], [failed()])).toEqual([
      {
        id: 'lease1',
        kind: 'failed',
        title: 'door 1 could not be opened',
        body:
          'Nothing was opened. The identity lacks the permission ' +
          'ec2:AuthorizeSecurityGroupIngress on sg-00000001. ' +
          'Give the identity the policy from the Policy screen.',
        urgency: 'normal',
        screen: 'lease/lease1',
      },
    ]);
  });

  it('say that an open door moved along with the address', () => {
    const moved = leaseOf(1, 60, { sources: [THERE], grants: [grant(THERE)] });
    expect(between([leaseOf(1)], [moved])).toEqual([
      {
        id: 'lease1',
        kind: 'moved',
        title: 'door 1 moved to your new address',
        body: 'SSH 22 for 52.9.9.9 until 15:00',
        urgency: 'low',
        screen: 'lease/lease1',
      },
    ]);
  });

  it('wait with the word about moving until no rule for the old address is left', () => {
    const halfway = leaseOf(1, 60, { sources: [THERE], grants: [grant(HERE), grant(THERE)] });
    const moved = leaseOf(1, 60, { sources: [THERE], grants: [grant(THERE)] });
    expect(between([leaseOf(1)], [halfway])).toEqual([]);
    expect(between([halfway], [moved])).toHaveLength(1);
  });

  it('say that an open door misses the new address', () => {
    const left = leaseOf(1, 60, { sources: [THERE], trouble: NOT_ALLOWED });
    const [notice, ...others] = between([leaseOf(1)], [left]);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      title: 'door 1 does not let your new address in',
      urgency: 'normal',
    });
    expect(notice?.body).toMatch(/^It is still open for the old one\. The identity lacks/);
  });

  it('are silent while nothing changes', () => {
    const leases = [leaseOf(1), opening(2), failed(3)];
    expect(between(leases, leases)).toEqual([]);
  });

  it('are silent about a lease that was extended', () => {
    expect(between([leaseOf(1)], [leaseOf(1, 120)])).toEqual([]);
  });
});

describe('notices about several leases', () => {
  it('tell several openings in one', () => {
    const after = [leaseOf(1), leaseOf(2, 45), leaseOf(3)];
    expect(between([opening(1), opening(2), opening(3)], after)).toEqual([
      {
        id: 'several-opened',
        kind: 'opened',
        title: '3 resources are open',
        body: 'door 1, door 2 and door 3. The next to close: 14:45.',
        urgency: 'low',
        screen: 'resources',
      },
    ]);
  });

  it('name four and count the others', () => {
    const numbers = [1, 2, 3, 4, 5, 6];
    const [notice] = between(
      numbers.map((number) => leaseOf(number)),
      numbers.map((number) => closed(number, 'deadline')),
    );
    expect(notice?.title).toBe('6 resources closed');
    expect(notice?.body).toBe(`door 1, door 2, door 3, door 4 and 2 more. ${NO_NEW}`);
  });

  it('say why they were closed, when it was for the same reason', () => {
    const before = [leaseOf(1), leaseOf(2)];
    const [found] = between(before, [closed(1, 'found-at-start'), closed(2, 'found-at-start')]);
    expect(found?.body).toBe(
      `door 1 and door 2. Their time had run out while Drawbridge was not running. ${NO_NEW}`,
    );
    const [mixed] = between(before, [closed(1, 'found-at-start'), closed(2, 'lock')]);
    expect(mixed?.body).toBe(`door 1 and door 2. ${NO_NEW}`);
    const to = state({ leases: [closed(1, 'deadline'), closed(2, 'deadline')] });
    const late = START + 90 * MINUTE_MS;
    expect(noticesBetween(state({ leases: before }), to, late, 'UTC')[0]?.body).toBe(
      `door 1 and door 2. They were due earlier, while this computer slept or could not reach AWS. ${NO_NEW}`,
    );
  });

  it('tell a move of all in one', () => {
    const moved = [1, 2].map((number) =>
      leaseOf(number, 60, { sources: [THERE], grants: [grant(THERE)] }),
    );
    const [notice, ...others] = between([leaseOf(1), leaseOf(2)], moved);
    expect(others).toEqual([]);
    expect(notice?.title).toBe('2 resources moved to your new address');
    expect(notice?.body).toBe('door 1 and door 2 now let 52.9.9.9 in.');
  });

  it('keep the alarm apart from the news, and in front of it', () => {
    const after = [closed(1, 'deadline'), couldNotClose(2), couldNotClose(3)];
    const notices = between([leaseOf(1), leaseOf(2), leaseOf(3)], after);
    expect(notices.map(({ title, urgency }) => [title, urgency])).toEqual([
      ['2 resources are still open', 'critical'],
      ['door 1 closed', 'normal'],
    ]);
    expect(notices[0]?.body).toBe(
      'They could not be closed, and Drawbridge keeps trying: ' +
        'door 2 (Not allowed by AWS) and door 3 (Not allowed by AWS).',
    );
  });

  it('batch what is unknown, what failed and what was left behind', () => {
    const left = (number: number): Lease =>
      leaseOf(number, 60, { sources: [THERE], trouble: NOT_ALLOWED });
    const before = [opening(1), opening(2), opening(3), opening(4), leaseOf(5), leaseOf(6)];
    const after = [unknown(1), unknown(2), failed(3), failed(4), left(5), left(6)];
    expect(between(before, after).map(({ title }) => title)).toEqual([
      'Not known whether 2 resources are open',
      '2 resources do not let your new address in',
      '2 resources could not be opened',
    ]);
  });
});

describe('notices between realms and at the start', () => {
  it('say that they are about the sandbox', () => {
    const [notice] = between([opening()], [leaseOf(1)], { realm: 'sandbox' });
    expect(notice?.title).toBe('Sandbox: door 1 is open');
  });

  it('never take what differs between the sandbox and AWS for a change', () => {
    const sandbox = state({ realm: 'sandbox', leases: [leaseOf(1)] });
    expect(noticesBetween(sandbox, state({ leases: [leaseOf(2)] }), START, 'UTC')).toEqual([]);
  });

  it('tell at the start only what needs the person', () => {
    const found = state({ leases: [leaseOf(1), failed(2), couldNotClose(3)] });
    const notices = noticesBetween(undefined, found, START, 'UTC');
    expect(notices.map(({ title }) => title)).toEqual(['door 3 is still open']);
  });
});
