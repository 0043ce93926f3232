import type { ReactNode } from 'react';
import type { Finding } from '../../../src-main/policy/lint-statement.ts';
import { Notice } from '../../components/notice.tsx';

/** What the validator found wrong; nothing is shown when nothing is. */
export function Findings({ findings }: { findings: readonly Finding[] }): ReactNode {
  if (findings.length === 0) return null;
  const broken = findings.some(({ severity }) => severity === 'error');
  return (
    <Notice
      tone={broken ? 'alarm' : 'soon'}
      title={broken ? 'AWS would not take this' : 'To look at'}
      className="m-3 mt-0"
    >
      <ul>
        {findings.map(({ kind, clause, says }) => (
          <li key={`${kind}-${String(clause)}-${says}`}>{says}</li>
        ))}
      </ul>
    </Notice>
  );
}
