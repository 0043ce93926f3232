import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { permissionMatrix } from '../../../../src-main/policy/permission-matrix.ts';
import { permissionQuestions } from '../../../../src-main/policy/permission-questions.ts';
import { PermissionTable } from '../../../../src-renderer/screens/policy/permission-table.tsx';
import { ANA, group, GROUP } from '../../../support/policy-samples.ts';

const RESOURCES = [{ ...group(GROUP), label: 'bastion' }];

function markup(asked: boolean): string {
  const answered = permissionQuestions(ANA, RESOURCES).map((question) => ({
    question,
    answer: question.deed === 'close' ? { kind: 'denied' as const } : { kind: 'allowed' as const },
  }));
  const matrix = permissionMatrix(ANA.caller, answered, asked ? [] : undefined);
  return renderToStaticMarkup(<PermissionTable matrix={matrix} resources={RESOURCES} />);
}
const count = (html: string, text: string): number => html.split(text).length - 1;

describe('the table of permissions', () => {
  it('has a heading for each column, each part and each row', () => {
    const html = markup(false);
    expect(count(html, 'scope="col"')).toBe(2);
    expect(count(html, 'scope="rowgroup"')).toBe(3);
    expect(count(html, 'scope="row"')).toBe(10);
    expect(html).toContain(`What AWS allows ${ANA.caller.arn}</caption>`);
  });

  it('says each answer in a word, not by its symbol alone', () => {
    const html = markup(false);
    expect(count(html, '</svg>Allowed')).toBe(9);
    expect(count(html, '</svg>Denied')).toBe(1);
  });

  it('keeps the missing statement folded away behind a button that names it', () => {
    const html = markup(false);
    expect(html).toContain(`aria-label="What is missing: Close, bastion · ${GROUP} · eu-west-1"`);
    expect(count(html, 'aria-expanded="false"')).toBe(1);
    expect(html).toMatch(/<tr id="[^"]+" hidden="">.*ec2:RevokeSecurityGroupIngress/s);
  });

  it('has a column for the simulator only where it was asked', () => {
    expect(markup(false)).not.toContain('Simulator');
    expect(count(markup(true), 'scope="col"')).toBe(3);
  });
});
