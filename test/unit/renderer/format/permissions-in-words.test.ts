import { describe, expect, it } from 'vitest';
import { permissionsInWords } from '../../../../src-renderer/format/permissions-in-words.ts';

const actionsIn = (policy: unknown) =>
  permissionsInWords(JSON.stringify(policy)).map(({ action }) => action);

describe('the permissions of a policy in words', () => {
  it('come in the order of the policy, each once, with a purpose', () => {
    const policy = {
      Statement: [
        { Action: ['ec2:RevokeSecurityGroupIngress', 'ec2:CreateTags'] },
        { Action: 'ec2:CreateTags' },
        { Action: 'ec2:AuthorizeSecurityGroupIngress' },
      ],
    };
    expect(actionsIn(policy)).toEqual([
      'ec2:RevokeSecurityGroupIngress',
      'ec2:CreateTags',
      'ec2:AuthorizeSecurityGroupIngress',
    ]);
    expect(permissionsInWords(JSON.stringify(policy)).every(({ purpose }) => purpose)).toBe(true);
  });

  it('leave out what has no words, and values that only look like actions', () => {
    expect(actionsIn({ Statement: { Action: 'ec2:Unheard', Resource: 'ec2:CreateTags' } })).toEqual(
      [],
    );
  });

  it('are none when the text is not JSON', () => {
    expect(permissionsInWords('{')).toEqual([]);
  });
});
