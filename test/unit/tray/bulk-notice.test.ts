import { describe, expect, it } from 'vitest';
import type { BulkProgress } from '../../../src-main/leases/bulk.ts';
import type { Lease } from '../../../src-main/leases/lease.ts';
import { noticesBetween } from '../../../src-main/tray/notices.ts';
import { START } from '../leases/lease-samples.ts';
import { couldNotClose, failed, leaseOf, state } from './tray-samples.ts';

const RUN: BulkProgress = {
  kind: 'opening',
  total: 12,
  done: 12,
  failed: 0,
  state: 'finished',
  startedAt: START,
  expectedAt: START,
  opened: [],
};

/** What is told after a run that left these leases. */
function after(leases: readonly Lease[], run: Partial<BulkProgress>, before = state()) {
  const opened = leases.filter(({ state: { kind } }) => kind === 'open').map(({ id }) => id);
  const bulk = { ...RUN, opened, ...run };
  return noticesBetween(before, state({ leases, bulk }), START, 'UTC');
}

const ELEVEN = Array.from({ length: 11 }, (_, index) => leaseOf(index + 1));

describe('the notice of many openings', () => {
  it('tells in one how many were opened, and why the others were not', () => {
    expect(after([...ELEVEN, failed(12)], { failed: 1 })).toEqual([
      {
        id: 'bulk',
        kind: 'failed',
        title: 'Opened 11 of 12',
        body: '1 was not opened: door 12 (Not allowed by AWS).',
        hint: 'Click to see them.',
        urgency: 'normal',
        screen: 'resources',
        actions: [{ text: 'Show', action: { kind: 'show', screen: 'resources' } }],
      },
    ]);
  });

  it('counts what was refused before there was a lease', () => {
    const [notice] = after(ELEVEN.slice(0, 9), { failed: 3 });
    expect(notice).toMatchObject({ title: 'Opened 9 of 12', body: '3 were not opened.' });
  });

  it('tells quietly that the person stopped it', () => {
    const [notice, ...others] = after(ELEVEN.slice(0, 5), { state: 'stopped', done: 5 });
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'opened',
      title: 'Opened 5 of 12',
      body: 'Stopped; 7 were not begun.',
      urgency: 'low',
    });
  });

  it('is left to the notice of what is open when all went well', () => {
    const twelve = [...ELEVEN, leaseOf(12)];
    expect(after(twelve, {}).map(({ title }) => title)).toEqual(['12 resources are open']);
  });

  it('comes once, and leaves alone what has nothing to do with it', () => {
    const leases = [...ELEVEN, failed(12)];
    const bulk = { ...RUN, failed: 1, opened: ELEVEN.map(({ id }) => id) };
    const told = state({ leases, bulk });
    expect(after(leases, bulk, told)).toEqual([]);
    const titles = after([...leases, couldNotClose(13)], bulk).map(({ title }) => title);
    expect(titles).toEqual(['door 13 is still open', 'Opened 11 of 12']);
  });

  it('says that it is about the sandbox', () => {
    const realm = 'sandbox' as const;
    const bulk = { ...RUN, failed: 1 };
    const [notice] = noticesBetween(state({ realm }), state({ realm, bulk }), START, 'UTC');
    expect(notice?.title).toBe('Sandbox: Opened 0 of 12');
  });
});
