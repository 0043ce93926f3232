import type { ReactNode } from 'react';
import type { SettingGroup } from './setting.ts';

interface Props {
  readonly groups: readonly SettingGroup[];
  readonly onJump: (id: string) => void;
}

/** Leads to each group: beside them where there is room, else above them. */
export function GroupIndex({ groups, onJump }: Props): ReactNode {
  return (
    <nav
      aria-label="Groups of settings"
      className="@min-[46rem]:sticky @min-[46rem]:top-4 @min-[46rem]:order-last"
    >
      <ul className="flex flex-wrap gap-x-1 @min-[46rem]:flex-col @min-[46rem]:border-l @min-[46rem]:border-line">
        {groups.map(({ id, title }) => (
          <li key={id}>
            <a
              href={`#settings/${id}`}
              onClick={() => {
                onJump(id);
              }}
              className="block rounded-sm px-2 py-1 text-muted hover:bg-hover hover:text-ink"
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
