import type { ReactNode } from 'react';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { ProblemNotice } from '../../components/notice.tsx';
import { useSnapshot } from '../../state/mirror.ts';

/** Above the form: what stands below may be somebody else's. Saving it is the person's word. */
export function AlteredResource({ resource }: { resource: Resource }): ReactNode {
  const altered = useSnapshot(({ seals }) =>
    seals.altered.some(({ kind, id }) => kind === 'resource' && id === resource.id),
  );
  if (!altered) return null;
  const problem = { kind: 'file-altered', what: 'resource', label: resource.label } as const;
  const words = problemInWords(problem, 'nothing-opened');
  return <ProblemNotice words={{ ...words, todo: 'Look at every field, then save it.' }} />;
}
