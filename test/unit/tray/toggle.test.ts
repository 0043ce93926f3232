import { describe, expect, it } from 'vitest';
import { openFirst, toggle } from '../../../src-main/tray/toggle.ts';
import { trayView } from '../../../src-main/tray/tray-view.ts';
import { door, START } from '../leases/lease-samples.ts';
import { couldNotClose, failed, leaseOf, opening, state, unknown } from './tray-samples.ts';

const starred = { resources: [door(1), door(2, { favourite: true }), door(3)] };

describe('a click that toggles', () => {
  it('opens the first favourite, or the first resource where there is none', () => {
    expect(toggle(state(starred))).toEqual({ kind: 'open', resourceId: 'door2' });
    expect(toggle(state())).toEqual({ kind: 'open', resourceId: 'door1' });
  });

  it.each([
    ['open', leaseOf(2)],
    ['opening', opening(2)],
    ['still open against its will', couldNotClose(2)],
    ['perhaps open', unknown(2)],
  ])('closes it while it is %s', (_how, lease) => {
    expect(toggle(state({ ...starred, leases: [leaseOf(1), lease] }))).toEqual({
      kind: 'close',
      leaseId: 'lease2',
    });
  });

  it('opens again what could not be opened', () => {
    const toggled = toggle(state({ ...starred, leases: [failed(2)] }));
    expect(toggled).toEqual({ kind: 'open', resourceId: 'door2' });
  });

  it('shows the menu where there is nothing to toggle', () => {
    expect(toggle(state({ resources: [] }))).toBeUndefined();
    expect(toggle(state({ identities: [] }))).toBeUndefined();
  });

  it('happens only to those who have set it', () => {
    const of = (trayClick: 'menu' | 'toggle') =>
      trayView(state({ settings: { trayClick } }), START, 'UTC').click;
    expect(of('menu')).toBeUndefined();
    expect(of('toggle')).toEqual({ kind: 'open', resourceId: 'door1' });
    expect(trayView(state(), START, 'UTC').click).toBeUndefined();
  });
});

describe('the shortcut to open', () => {
  it('opens the first favourite', () => {
    expect(openFirst(state(starred))).toEqual({ kind: 'open', resourceId: 'door2' });
  });

  it('shows what it has opened when pressed twice, and never closes it', () => {
    expect(openFirst(state({ ...starred, leases: [leaseOf(2)] }))).toEqual({
      kind: 'show',
      screen: 'lease/lease2',
    });
  });

  it('leads to the resources where there is none', () => {
    const nothing = { kind: 'show', screen: 'resources' };
    expect(openFirst(state({ resources: [] }))).toEqual(nothing);
    expect(openFirst(state({ identities: [] }))).toEqual(nothing);
  });
});
