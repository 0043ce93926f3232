import type { Target } from '../../src-main/policy/targets.ts';
import type { Live } from './account.ts';

/** The group of this run, as documents name it. */
export function targetFor({ options, partition, groupId }: Live): Target {
  const { account, region } = options;
  return { partition, account, region, groupId, tagged: false };
}
