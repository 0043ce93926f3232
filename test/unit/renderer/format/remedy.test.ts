import { describe, expect, it } from 'vitest';
import { remedyFor } from '../../../../src-renderer/format/remedy.ts';
import type { ResourceId } from '../../../../src-main/resources/resource.ts';

const RESOURCE = 'door' as ResourceId;

describe('the button beside a problem', () => {
  it('leads to the form of a resource that somebody else wrote', () => {
    const problem = { kind: 'file-altered', what: 'resource', label: 'Bastion' } as const;
    expect(remedyFor(problem, RESOURCE)).toEqual({
      screen: 'resource-form',
      resourceId: RESOURCE,
      label: 'Edit',
    });
  });

  it('leads to the screen where altered identities and settings are looked at', () => {
    const altered = { kind: 'file-altered', label: 'AKIA…7Q2A' } as const;
    expect(remedyFor({ ...altered, what: 'identity' }, RESOURCE)?.screen).toBe('access-keys');
    expect(remedyFor({ ...altered, what: 'settings' }, RESOURCE)?.screen).toBe('settings');
  });

  it('is not there where Drawbridge has no place to mend it', () => {
    const altered = { kind: 'file-altered', what: 'lease', label: 'Bastion' } as const;
    expect(remedyFor(altered, RESOURCE)).toBeUndefined();
    expect(
      remedyFor({ kind: 'no-network', host: 'ec2.eu-west-1.amazonaws.com' }, RESOURCE),
    ).toBeUndefined();
  });
});
