import { describe, expect, it } from 'vitest';
import { allLegs, permissionMatrix } from '../../../src-main/policy/permission-matrix.ts';
import type { Opinion } from '../../../src-main/policy/permission-matrix.ts';
import { permissionQuestions } from '../../../src-main/policy/permission-questions.ts';
import type { Deed, Leg } from '../../../src-main/policy/permission-questions.ts';
import type { Asked } from '../../../src-main/resources/asked.ts';
import { ANA, group, GROUP } from '../../support/policy-samples.ts';

const QUESTIONS = permissionQuestions(ANA, [group(GROUP)]);
const LEGS = allLegs(QUESTIONS);
const THROTTLED: Asked = { kind: 'cannot-tell', why: { problem: { kind: 'throttled' } } };

function cell(deed: Deed, answer: Asked, opinion?: (leg: Leg) => Opinion | undefined) {
  const answered = QUESTIONS.map((question) => ({ question, answer }));
  const { cells } = permissionMatrix(ANA.caller, answered, opinion && LEGS.map(opinion));
  const found = cells.find((each) => each.deed === deed);
  if (!found) throw new Error(deed);
  return found;
}

describe('the matrix of permissions', () => {
  it('cannot tell what neither AWS nor the simulator told, and says why', () => {
    expect(cell('close', THROTTLED)).toMatchObject({
      verdict: { kind: 'cannot-tell' },
      why: { kind: 'throttled' },
    });
    expect(cell('close', THROTTLED, () => undefined).verdict).toEqual({ kind: 'cannot-tell' });
  });

  it('allows by the simulator only what is allowed in every part', () => {
    expect(cell('tag', THROTTLED, () => 'allowed').verdict).toEqual({
      kind: 'allowed',
      by: 'simulator',
    });
    const unsure = ({ action }: Leg) => (action === 'ec2:CreateTags' ? undefined : 'allowed');
    expect(cell('tag', THROTTLED, unsure).verdict).toEqual({ kind: 'cannot-tell' });
  });

  it('names by the simulator only the part that is denied', () => {
    const tags = ({ action }: Leg) => (action === 'ec2:CreateTags' ? 'denied' : 'allowed');
    const { verdict } = cell('tag', THROTTLED, tags);
    expect(verdict).toMatchObject({ kind: 'denied', by: 'simulator', explicitly: false });
    expect(verdict.kind === 'denied' && verdict.missing.map(({ Action }) => Action)).toEqual([
      ['ec2:CreateTags'],
    ]);
  });

  it('believes AWS itself, and shows a simulator that says otherwise', () => {
    expect(cell('open', { kind: 'denied' }, () => 'allowed')).toMatchObject({
      verdict: { kind: 'denied', by: 'call' },
      opinion: 'allowed',
    });
  });

  it('misses no statement where a policy denies, whoever noticed', () => {
    const byPolicy = { kind: 'denied', by: 'call', explicitly: true, missing: [] };
    const said = { action: 'ec2:AuthorizeSecurityGroupIngress', explicitly: true };
    expect(cell('open', { kind: 'denied', refused: said }).verdict).toEqual(byPolicy);
    expect(cell('open', { kind: 'denied' }, () => 'explicitly-denied').verdict).toEqual(byPolicy);
  });
});
