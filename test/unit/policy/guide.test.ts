import { describe, expect, it } from 'vitest';
import { isConsoleLink } from '../../../src-main/policy/console-links.ts';
import { guidesOf } from '../../../src-main/policy/guide.ts';
import type { Guide } from '../../../src-main/policy/guide.ts';
import type { Choices } from '../../../src-main/policy/choices.ts';
import {
  ALL_KINDS,
  GROUP,
  ROLE,
  chosen,
  group,
  identityOf,
  made,
} from '../../support/policy-samples.ts';
import { workshop } from '../../../src-main/policy/workshop.ts';

function guides(more: Partial<Choices> = {}, exists = true): readonly Guide[] {
  return guidesOf(
    made(more).documents.map(({ paper }) => paper),
    () => exists,
  );
}

function titles(guide: Guide | undefined): readonly string[] {
  return (guide?.steps ?? []).map(({ title }) => title);
}

describe('the guide to setting up by hand', () => {
  it('makes the policies, then gives them to the user, by their names', () => {
    const [guide] = guides();
    expect(guide?.title).toBe('Set up the IAM user ana');
    expect(titles(guide)).toEqual([
      'Sign in to the account 111122223333',
      'Make the policy DrawbridgeJob-ana',
      'Make the policy DrawbridgeKeyHealth-ana',
      'Give them to the user ana',
      'See that it has no password',
      'Keep one access key',
    ]);
    const attach = guide?.steps.find(({ id }) => id === 'attach');
    expect(attach?.does.join(' ')).toContain('“DrawbridgeJob-ana”, “DrawbridgeKeyHealth-ana”');
  });

  it('makes a user that does not exist yet, without a password, before it gets policies', () => {
    const [guide] = guides({}, false);
    const made = titles(guide).indexOf('Make the user ana');
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(titles(guide).indexOf('Give them to the user ana'));
    expect(guide?.steps[made]?.does[0]).toContain('Leave console access off');
    expect(titles(guide)).toContain('Make one access key');
  });

  it('sets the user up before the role that trusts it, and says what to tell Drawbridge', () => {
    const all = guides({ role: ROLE, watch: true });
    expect(all.map(({ title }) => title)).toEqual([
      'Set up the IAM user ana',
      'Set up the IAM role gatekeeper',
    ]);
    expect(titles(all[1])[0]).toBe('Sign in to the account 444455556666');
    const tell = all[1]?.steps.find(({ id }) => id === 'tell-drawbridge');
    expect(tell?.does[0]).toContain('arn:aws:iam::444455556666:role/ops/gatekeeper');
  });

  it('says that the console gives no path', () => {
    const [, role] = guides({ role: ROLE });
    const step = role?.steps.find(({ title }) => title === 'Make the role gatekeeper');
    expect(step?.does.join(' ')).toContain('use the AWS CLI or Terraform');
  });

  it('makes a slot in every group, parked and tagged', () => {
    const [guide] = guides({ shape: 'slot' });
    const slot = guide?.steps.find(({ title }) => title === `Make the slot in ${GROUP}`);
    expect(slot?.does.join(' ')).toMatch(/192\.0\.2\.1\/32.*drawbridge:owner.*“ana”/);
    expect(slot?.link?.url).toContain(`groupId=${GROUP}`);
  });

  it('carries every document that is pasted somewhere, and opens nothing but the console', () => {
    for (const more of ALL_KINDS) {
      const papers = made(more).documents.map(({ paper }) => paper);
      const steps = guidesOf(papers, () => true).flatMap((guide) => guide.steps);
      const pasted = papers.filter(({ kind }) => kind !== 'session');
      expect(steps.flatMap(({ paper }) => paper ?? [])).toHaveLength(pasted.length);
      for (const { link } of steps) if (link) expect(isConsoleLink(link.url)).toBe(true);
      for (const guide of guidesOf(papers, () => true))
        expect(new Set(guide.steps.map(({ id }) => id)).size).toBe(guide.steps.length);
    }
  });

  it('leads to the console of the partition', () => {
    const caller = identityOf('li', 'arn:aws-cn:iam::111122223333:user/li', 'aws-cn');
    const resource = { ...group(GROUP, 'cn-north-1'), identityId: caller.id };
    const papers = workshop(chosen(), [resource], [caller]).documents.map(({ paper }) => paper);
    const links = guidesOf(papers, () => true).flatMap(({ steps }) =>
      steps.flatMap(({ link }) => link?.url ?? []),
    );
    expect(links.length).toBeGreaterThan(2);
    for (const link of links) expect(link).toMatch(/^https:\/\/console\.amazonaws\.cn\//);
  });
});
