import { describe, expect, it } from 'vitest';
import { comparePolicy } from '../../../../../src-main/policy/compare-policy.ts';
import { importPolicy } from '../../../../../src-main/policy/import-policy.ts';
import { nextLine } from '../../../../../src-renderer/screens/policy/next-line.ts';
import { faultInWords, grouped } from '../../../../../src-renderer/screens/policy/import-words.ts';
import { GROUP_ARN, made, manyGroups } from '../../../../support/policy-samples.ts';

function faultOf(text: string): string {
  const read = importPolicy(text);
  return read.ok ? '' : faultInWords(read.error);
}

describe('a pasted policy that cannot be read', () => {
  it('is told apart: no JSON, no policy, a statement without something', () => {
    expect(faultOf('{ "Statement": [')).toContain('not JSON');
    expect(faultOf('{}')).toContain('no Statement');
    expect(faultOf('{"Statement":[{"Effect":"Allow","Action":"ec2:*"}]}')).toBe(
      'Statement 1 has no Resource that IAM would take.',
    );
    expect(faultOf('{"Statement":["x"]}')).toBe('Statement 1 is no object in braces.');
  });
});

describe('the differences', () => {
  const needed = (count: number) =>
    made({}, manyGroups(count)).documents.flatMap(({ paper }) =>
      paper.kind === 'permissions' ? paper.clauses.map(({ statement }) => statement) : [],
    );

  it('come by kind, what hinders most first', () => {
    const read = importPolicy(
      JSON.stringify({
        Statement: [
          { Effect: 'Allow', Action: 's3:*', Resource: '*' },
          { Effect: 'Deny', Action: 'ec2:Revoke*', Resource: '*' },
        ],
      }),
    );
    const groups = grouped(comparePolicy(read.ok ? read.value : [], needed(1)));
    expect(groups.map(({ kind }) => kind)).toEqual(['missing', 'denied', 'too-much']);
  });

  it('say the same of many resources once', () => {
    const [missing] = grouped(comparePolicy([], needed(40)));
    expect(missing?.says).toContain(
      'ec2:AuthorizeSecurityGroupIngress on 40 resources is not allowed.',
    );
    expect(missing?.says.length).toBeLessThan(10);
  });
});

describe('walking through a document with the keys', () => {
  const lines = made().documents[0]?.lines ?? [];
  const startOf = (clause: number) => lines.findIndex((line) => line.clause === clause);

  it('goes by line and stops at the ends', () => {
    expect(nextLine(lines, 0, 'ArrowUp')).toBe(0);
    expect(nextLine(lines, 3, 'ArrowDown')).toBe(4);
    expect(nextLine(lines, 3, 'End')).toBe(lines.length - 1);
    expect(nextLine(lines, lines.length - 1, 'ArrowDown')).toBe(lines.length - 1);
    expect(nextLine(lines, 9, 'Home')).toBe(0);
    expect(nextLine(lines, 9, 'a')).toBeUndefined();
  });

  it('goes by statement', () => {
    expect(lines[startOf(1)]?.text).toContain('{');
    expect(lines.some(({ text }) => text.includes(GROUP_ARN))).toBe(true);
    expect(nextLine(lines, 0, 'PageDown')).toBe(startOf(0));
    expect(nextLine(lines, startOf(0), 'PageDown')).toBe(startOf(1));
    expect(nextLine(lines, startOf(1) + 2, 'PageUp')).toBe(startOf(1));
    expect(nextLine(lines, startOf(1), 'PageUp')).toBe(startOf(0));
    expect(nextLine(lines, startOf(0), 'PageUp')).toBe(0);
  });
});
