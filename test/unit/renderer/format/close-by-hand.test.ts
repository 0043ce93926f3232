import { expect, it } from 'vitest';
import { closeByHand } from '../../../../src-renderer/format/close-by-hand.ts';
import { sampleLease } from '../../../support/stored-samples.ts';

const open = sampleLease({ kind: 'open', termEnd: 1 });

it('closes by rule id, with nothing a shell could misread', () => {
  const command = closeByHand(open);
  expect(command).toBe(
    'aws ec2 revoke-security-group-ingress --region eu-west-1 --group-id sg-0123456789abcdef0 --security-group-rule-ids sgr-0123456789abcdef0',
  );
});

it('is no command while no rule is known', () => {
  expect(closeByHand({ ...open, grants: [] })).toBeUndefined();
});
