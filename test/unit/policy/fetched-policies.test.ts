import { describe, expect, it } from 'vitest';
import { comparePolicy } from '../../../src-main/policy/compare-policy.ts';
import { oneDocument } from '../../../src-main/policy/fetched-policies.ts';
import type { FetchedPolicy } from '../../../src-main/policy/fetched-policies.ts';
import { importPolicy } from '../../../src-main/policy/import-policy.ts';
import { leastPrivilege } from '../../../src-main/policy/least-privilege.ts';
import { ANA, group, GROUP } from '../../support/policy-samples.ts';

const policy = (name: string, document: unknown): FetchedPolicy => ({
  kind: 'inline',
  name,
  json: typeof document === 'string' ? document : JSON.stringify(document),
});
const read = (...policies: readonly FetchedPolicy[]) => {
  const answer = importPolicy(oneDocument(policies));
  if (!answer.ok) throw new Error(answer.error.kind);
  return answer.value;
};

describe('fetched policies', () => {
  it('become one that is compared like a pasted one', () => {
    const needed = leastPrivilege(ANA, [group(GROUP)])?.Statement ?? [];
    const parts = needed.map((Statement, index) =>
      policy(`part-${String(index)}`, { Version: '2012-10-17', Statement }),
    );
    expect(comparePolicy(read(...parts), needed)).toEqual([]);
    expect(comparePolicy(read(...parts.slice(1)), needed).length).toBeGreaterThan(0);
  });

  it('are no statement where there is none, or no document at all', () => {
    expect(read()).toEqual([]);
    expect(read(policy('empty', {}), policy('broken', 'not JSON'))).toEqual([]);
  });
});
