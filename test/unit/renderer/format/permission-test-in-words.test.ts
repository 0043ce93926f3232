import { describe, expect, it } from 'vitest';
import type {
  PermissionCell,
  PermissionMatrix,
} from '../../../../src-main/policy/permission-matrix.ts';
import { permissionMatrix } from '../../../../src-main/policy/permission-matrix.ts';
import { permissionQuestions } from '../../../../src-main/policy/permission-questions.ts';
import type { Deed } from '../../../../src-main/policy/permission-questions.ts';
import type { Asked } from '../../../../src-main/resources/asked.ts';
import {
  askingInWords,
  cellInWords,
  matrixInWords,
  opinionInWords,
  sectionsOf,
  statementsAsText,
} from '../../../../src-renderer/format/permission-test-in-words.ts';
import { ANA, group, GROUP } from '../../../support/policy-samples.ts';

const RESOURCES = [{ ...group(GROUP), label: 'bastion' }];
const denied: Asked = { kind: 'denied' };
const unknown: Asked = { kind: 'cannot-tell', why: { problem: { kind: 'throttled' } } };

function matrix(answers: Partial<Record<Deed, Asked>> = {}): PermissionMatrix {
  const questions = permissionQuestions(ANA, RESOURCES);
  const answered = questions.map((question) => ({
    question,
    answer: answers[question.deed] ?? ({ kind: 'allowed' } as const),
  }));
  return permissionMatrix(ANA.caller, answered);
}
function cell(deed: Deed, answer: Asked, more: Partial<PermissionCell> = {}): PermissionCell {
  const found = matrix({ [deed]: answer }).cells.find((each) => each.deed === deed);
  if (!found) throw new Error(deed);
  return { ...found, ...more };
}

describe('the permission test in words', () => {
  it('says in one sentence how it went, the needed first', () => {
    expect(matrixInWords(matrix())).toMatchObject({
      tone: 'good',
      title: 'All 10 permissions are there.',
    });
    expect(matrixInWords(matrix({ close: denied }))).toMatchObject({
      tone: 'alarm',
      title: '1 needed permission denied.',
    });
    expect(matrixInWords(matrix({ close: denied, tag: denied, open: unknown })).title).toBe(
      '1 needed permission denied, besides 1 optional and 1 could not be told.',
    );
    expect(matrixInWords(matrix({ tag: denied, move: denied, open: unknown }))).toMatchObject({
      tone: 'soon',
      title: '2 optional permissions denied, 1 could not be told.',
    });
  });

  it('says whether the simulator was asked', () => {
    expect(matrixInWords(matrix()).text).toBe('AWS was asked by dry runs.');
    expect(matrixInWords({ ...matrix(), secondOpinion: true }).text).toContain('simulator');
  });

  it('needs no more words for a plain yes or no', () => {
    expect(cellInWords(cell('open', { kind: 'allowed' }))).toEqual({ answer: 'Allowed', more: '' });
    expect(cellInWords(cell('open', denied))).toEqual({ answer: 'Denied', more: '' });
  });

  it('says why AWS did not tell, and whose word counts then', () => {
    const silent = cell('open', unknown);
    expect(cellInWords(silent)).toMatchObject({ answer: 'Cannot tell' });
    expect(cellInWords(silent).more).toContain('too many');
    const { more } = cellInWords({ ...silent, verdict: { kind: 'allowed', by: 'simulator' } });
    expect(more).toMatch(/^So says IAM’s simulator; AWS itself did not tell\. .*too many/);
  });

  it('says that a policy denies, and where the two disagree', () => {
    const verdict = { kind: 'denied', by: 'call', explicitly: true, missing: [] } as const;
    expect(cellInWords(cell('open', denied, { verdict })).more).toContain('A policy denies it');
    const contradicted = cell('open', denied, { opinion: 'allowed' });
    expect(cellInWords(contradicted).more).toContain('The simulator would allow it');
  });

  it.each([
    ['allowed', 'allows'],
    ['denied', 'denies'],
    ['explicitly-denied', 'denies by a policy'],
  ] as const)('shows the opinion %s as a verb', (opinion, words) => {
    expect(opinionInWords(cell('open', denied, { opinion }))).toBe(words);
  });

  it('shows no opinion as such', () => {
    expect(opinionInWords(cell('open', denied))).toBe('no opinion');
    expect(opinionInWords(cell('who', { kind: 'allowed' }))).toBe('not needed');
  });

  it('puts the rows under what they are about', () => {
    expect(sectionsOf(matrix(), RESOURCES).map(({ title }) => title)).toEqual([
      ANA.caller.arn,
      'All groups of eu-west-1',
      `bastion · ${GROUP} · eu-west-1`,
    ]);
  });

  it('writes the missing statements as a policy lists them', () => {
    const { verdict } = cell('move', denied);
    const text = verdict.kind === 'denied' ? statementsAsText(verdict.missing) : '';
    expect(text).not.toContain('Sid');
    const list = JSON.parse(`[${text}]`) as { readonly Action: readonly string[] }[];
    expect(list.map(({ Action }) => Action)).toEqual([
      ['ec2:ModifySecurityGroupRules'],
      ['ec2:ModifySecurityGroupRules'],
    ]);
  });

  it('says how long many groups take', () => {
    expect(askingInWords(1)).toBe('Asking AWS about 1 group…');
    expect(askingInWords(100)).toContain('about 31 seconds');
  });
});
