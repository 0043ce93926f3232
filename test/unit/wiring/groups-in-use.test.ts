import { describe, expect, it } from 'vitest';
import type { CredentialReport } from '../../../src-main/identities/credential-report.ts';
import type { RoleIdentity } from '../../../src-main/identities/identity.ts';
import { ok } from '../../../src-main/kernel/result.ts';
import { GroupsInUse } from '../../../src-main/wiring/groups-in-use.ts';
import { SAMPLE_IDENTITY, SAMPLE_RESOURCE } from '../../support/stored-samples.ts';
import { smallRealm } from './small-realm.ts';

const role: RoleIdentity = {
  ...SAMPLE_IDENTITY,
  kind: 'role',
  roleArn: 'arn:aws:iam::111122223333:role/gatekeeper',
  from: SAMPLE_IDENTITY.id,
  durationSeconds: 3_600,
};
const REPORT: CredentialReport = { generatedAt: 0, rows: [] };

function setUp() {
  const { running } = smallRealm({ resources: [SAMPLE_RESOURCE] });
  return new GroupsInUse(() => running);
}

describe('what a role is narrowed to', () => {
  it('lets it read the report of its account only while it does', async () => {
    const groups = setUp();
    const seen: (string | undefined)[] = [];
    const before = groups.policyFor(role);
    await groups.whileReading((identity) => {
      seen.push(groups.policyFor(identity));
      return Promise.resolve(ok(REPORT));
    })(role);
    expect(before).not.toContain('CredentialReport');
    expect(seen[0]).toContain('iam:GenerateCredentialReport');
    expect(seen[0]).toContain('iam:GetCredentialReport');
    expect(seen[0]).toContain(SAMPLE_RESOURCE.groupId);
    expect(groups.policyFor(role)).toBe(before);
  });

  it('is the same again when reading broke off', async () => {
    const groups = setUp();
    const before = groups.policyFor(role);
    const read = groups.whileReading(() => Promise.reject(new Error('a bug')));
    await expect(read(role)).rejects.toThrow('a bug');
    expect(groups.policyFor(role)).toBe(before);
  });

  it('stays as it is for a key, which cannot be narrowed', () => {
    expect(setUp().policyFor(SAMPLE_IDENTITY)).toBeUndefined();
  });
});
