import fc from 'fast-check';
import type { Holder } from '../../src-main/policy/targets.ts';
import type { AccountId, Region } from '../../src-main/kernel/aws-names.ts';
import type { IdentityId } from '../../src-main/identities/identity.ts';
import type { Resource } from '../../src-main/resources/resource.ts';
import { SAMPLE_RESOURCE } from '../support/stored-samples.ts';

/** Somebody with groups somewhere, and a role somewhere else. */
export interface ResourceSet {
  readonly partition: string;
  readonly account: AccountId;
  readonly otherAccount: AccountId;
  readonly path: string;
  readonly name: string;
  readonly groups: readonly { readonly region: Region; readonly groupId: string }[];
  /** A Region of the partition in which nothing was chosen. */
  readonly elsewhere: string;
}

/** Regions of each partition; the last is never chosen. */
const REGIONS: Readonly<Record<string, readonly string[]>> = {
  aws: ['eu-west-1', 'us-east-1', 'ap-southeast-2', 'eu-central-1'],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-west-1', 'us-gov-east-1'],
};

const HEX = Array.from({ length: 16 }, (_, digit) => digit.toString(16));
const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...HEX), minLength: length, maxLength: length });
const digits = fc.string({
  unit: fc.constantFrom(...HEX.slice(0, 10)),
  minLength: 12,
  maxLength: 12,
});
const name = fc.stringMatching(/^[a-zA-Z][\w+=,.@-]{0,11}$/);
const path = fc
  .array(fc.stringMatching(/^[a-z]{1,8}$/), { maxLength: 2 })
  .map((parts) => `/${parts.map((part) => `${part}/`).join('')}`);

const resourceSet: fc.Arbitrary<ResourceSet> = fc
  .constantFrom('aws', 'aws', 'aws-cn', 'aws-us-gov')
  .chain((partition) => {
    const regions = REGIONS[partition] ?? [];
    const group = fc.record({
      region: fc.constantFrom(...regions.slice(0, -1)).map((region) => region as Region),
      groupId: fc.oneof(hex(8), hex(17)).map((id) => `sg-${id}`),
    });
    const groups = fc.oneof(
      { weight: 19, arbitrary: fc.array(group, { minLength: 1, maxLength: 5 }) },
      { weight: 1, arbitrary: fc.array(group, { minLength: 76, maxLength: 84 }) },
    );
    return fc.record({
      partition: fc.constant(partition),
      account: digits.map((text) => text as AccountId),
      otherAccount: digits.map((text) => text as AccountId),
      path,
      name,
      groups,
      elsewhere: fc.constant(regions.at(-1) ?? ''),
    });
  })
  .filter(({ account, otherAccount }) => account !== otherAccount);

/** The same sets for the same seed. */
export function resourceSets(count: number, seed: number): readonly ResourceSet[] {
  return fc.sample(resourceSet, { numRuns: count, seed });
}

export function userArn({ partition, account, path: at, name: called }: ResourceSet): string {
  return `arn:${partition}:iam::${account}:user${at}${called}`;
}

/** The identity of a set, as the app keeps it. */
export function holderOf(set: ResourceSet): Holder {
  const { account, partition } = set;
  return {
    id: 'holder' as IdentityId,
    caller: { account, partition, arn: userArn(set), userId: 'AIDAEXAMPLE0000000000' },
  };
}

export function resourcesOf(set: ResourceSet): readonly Resource[] {
  return set.groups.map(({ region, groupId }, index) => ({
    ...SAMPLE_RESOURCE,
    id: `r${String(index)}` as Resource['id'],
    identityId: 'holder' as IdentityId,
    region,
    groupId,
    tagRules: false,
  }));
}
