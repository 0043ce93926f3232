import type { ReactNode } from 'react';
import type { PermissionMatrix } from '../../../src-main/policy/permission-matrix.ts';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { sectionsOf } from '../../format/permission-test-in-words.ts';
import { PermissionRow } from './permission-row.tsx';

interface Props {
  readonly matrix: PermissionMatrix;
  readonly resources: readonly Resource[];
}

const HEAD = 'sticky top-0 z-1 border-b border-line bg-surface px-3 py-2 font-medium text-muted';

/** The answers, action by action, under the group they are about. */
export function PermissionTable({ matrix, resources }: Props): ReactNode {
  const { secondOpinion } = matrix;
  const columns = secondOpinion ? 3 : 2;
  return (
    <div
      // Scrolled by keyboard too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      role="region"
      aria-label="Answers"
      className="max-h-112 overflow-auto rounded-md border border-line bg-surface"
    >
      <table className="w-full border-separate border-spacing-0 text-left">
        <caption className="sr-only">What AWS allows {matrix.caller.arn}</caption>
        <thead>
          <tr>
            <th scope="col" className={HEAD}>
              Permission
            </th>
            <th scope="col" className={HEAD}>
              AWS
            </th>
            {secondOpinion && (
              <th scope="col" className={HEAD}>
                Simulator
              </th>
            )}
          </tr>
        </thead>
        {sectionsOf(matrix, resources).map(({ id, title, cells }) => (
          <tbody key={id}>
            <tr>
              <th
                scope="rowgroup"
                colSpan={columns}
                className="border-b border-line bg-page px-3 py-1.5 font-semibold wrap-anywhere select-text"
              >
                {title}
              </th>
            </tr>
            {cells.map((cell) => (
              <PermissionRow
                key={cell.deed}
                cell={cell}
                secondOpinion={secondOpinion}
                about={title}
              />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
