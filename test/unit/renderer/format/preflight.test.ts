import { describe, expect, it } from 'vitest';
import type { IdentityView } from '../../../../src-main/bridge/snapshot.ts';
import type { AccountId, Region } from '../../../../src-main/kernel/aws-names.ts';
import type { IdentityId } from '../../../../src-main/identities/identity.ts';
import { lease, door, START } from '../../leases/lease-samples.ts';
import {
  alreadyOpenInWords,
  codesInWords,
  preflight,
  preflightInWords,
} from '../../../../src-renderer/format/preflight.ts';
import { SAMPLE_IDENTITY } from '../../../support/stored-samples.ts';

function identity(more: Partial<IdentityView> = {}): IdentityView {
  const { id, kind, caller, homeRegion, addedAt } = SAMPLE_IDENTITY;
  return { id, kind, caller, homeRegion, addedAt, maskedKeyId: 'AKIA…7Q2A', ...more };
}

const OTHER = 'other' as IdentityId;
const other = identity({
  id: OTHER,
  maskedKeyId: 'work',
  caller: { ...SAMPLE_IDENTITY.caller, account: '999999999999' as AccountId },
});

function doors(count: number, more: Parameters<typeof door>[1] = {}) {
  return Array.from({ length: count }, (_, index) => door(index + 1, more));
}

describe('the question before many are opened', () => {
  it('counts resources and security groups, and says how long it takes', () => {
    const shared = doors(3, { groupId: 'sg-000000aa' });
    const flight = preflight([...shared, door(8), door(9)], [], [identity()], START);
    expect(preflightInWords(flight)).toBe('5 resources in 3 security groups, about 2 s.');
  });

  it('counts a group once for each account and Region it is in', () => {
    const same = { groupId: 'sg-000000aa' };
    const there = [
      door(1, same),
      door(2, { ...same, identityId: OTHER }),
      door(3, { ...same, region: 'us-east-1' as Region }),
    ];
    expect(preflight(there, [], [identity(), other], START).groups).toBe(3);
  });

  it('counts on fifty changes at once and five a second in each account and Region', () => {
    const seconds = (resources: ReturnType<typeof doors>) =>
      preflight(resources, [], [identity(), other], START).seconds;
    expect(seconds(doors(49))).toBe(2);
    expect(seconds(doors(99))).toBe(12);
    expect(seconds([...doors(49), ...doors(49, { identityId: OTHER })])).toBe(2);
    expect(preflightInWords(preflight(doors(300), [], [identity()], START))).toBe(
      '300 resources in 300 security groups, about 55 s.',
    );
  });

  it('names what is open already and leaves it out', () => {
    const flight = preflight(doors(3), [lease()], [identity()], START);
    expect(flight.toOpen.map(({ label }) => label)).toEqual(['door 2', 'door 3']);
    expect(alreadyOpenInWords(flight)).toBe('door 1 is open already and stays as it is.');
    const many = doors(5).map((resource) => lease({ resource }));
    expect(alreadyOpenInWords(preflight(doors(6), many, [identity()], START))).toBe(
      'door 1, door 2 and 3 more are open already and stay as they are.',
    );
    expect(alreadyOpenInWords(preflight(doors(2), [], [identity()], START))).toBeUndefined();
  });

  it('says who will ask for a code of an MFA device', () => {
    const said = (...identities: readonly IdentityView[]) =>
      codesInWords(preflight([door(1), door(2, { identityId: OTHER })], [], identities, START));
    const device = { mfaSerial: 'arn:aws:iam::999999999999:mfa/ana' };
    expect(said(identity(), other)).toBeUndefined();
    expect(said(identity(), { ...other, ...device })).toBe(
      'work asks for a code of your MFA device first.',
    );
    expect(said(identity(), { ...other, ...device, endsAt: START + 1 })).toBeUndefined();
    expect(
      said({ ...identity(), question: 'dismissed' }, { ...other, ...device, endsAt: START }),
    ).toBe('AKIA…7Q2A and work ask for a code of your MFA device first.');
    const unused = identity({ id: 'third' as IdentityId, ...device });
    expect(said(identity(), other, unused)).toBeUndefined();
  });
});
