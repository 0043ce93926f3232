import type { ReactNode } from 'react';
import type { ActivityAbout } from '../../../src-main/activity/activity-query.ts';
import { Segmented } from '../../components/segmented.tsx';
import { Select } from '../../components/select.tsx';
import { dateFieldValue, midnight } from '../../format/activity-dates.ts';
import type { Days } from '../../format/activity-dates.ts';
import { roundedNow } from '../../state/now.ts';

/** What the screen is narrowed to, besides the words. */
export interface Filters {
  readonly text: string;
  readonly about: string | undefined;
  readonly outcome: 'all' | 'done' | 'failed';
  readonly days: Days;
}

export const NO_FILTERS: Filters = {
  text: '',
  about: undefined,
  outcome: 'all',
  days: { kind: 'all' },
};

interface Props {
  readonly filters: Filters;
  readonly about: readonly ActivityAbout[];
  readonly onChange: (part: Partial<Filters>) => void;
}

const OUTCOMES = [
  { value: 'all', label: 'All' },
  { value: 'done', label: 'Done' },
  { value: 'failed', label: 'Failed' },
] as const;

const DAYS: readonly (readonly [Days['kind'], string])[] = [
  ['all', 'Any time'],
  ['today', 'Today'],
  ['week', 'Last 7 days'],
  ['month', 'Last 30 days'],
  ['own', 'From … to …'],
];

/** The row of choices under the title. */
export function ActivityFilters({ filters, about, onChange }: Props): ReactNode {
  return (
    <>
      <Segmented
        label="Result"
        value={filters.outcome}
        options={OUTCOMES}
        onChange={(outcome) => {
          onChange({ outcome });
        }}
      />
      <Select
        aria-label="Resource"
        className="w-44"
        value={filters.about ?? ''}
        onChange={({ target }) => {
          onChange({ about: target.value === '' ? undefined : target.value });
        }}
      >
        <option value="">All resources</option>
        {about.map(({ id, subject }) => (
          <option key={id} value={id}>
            {subject}
          </option>
        ))}
      </Select>
      <Select
        aria-label="Days"
        className="w-36"
        value={filters.days.kind}
        onChange={({ target }) => {
          onChange({ days: daysOf(target.value as Days['kind']) });
        }}
      >
        {DAYS.map(([kind, label]) => (
          <option key={kind} value={kind}>
            {label}
          </option>
        ))}
      </Select>
      {filters.days.kind === 'own' && <OwnDays days={filters.days} onChange={onChange} />}
    </>
  );
}

function OwnDays({
  days,
  onChange,
}: {
  days: Extract<Days, { readonly kind: 'own' }>;
  onChange: Props['onChange'];
}): ReactNode {
  return (
    <>
      {(['first', 'last'] as const).map((end) => (
        <input
          key={end}
          type="date"
          aria-label={end === 'first' ? 'First day' : 'Last day'}
          className="field-look"
          value={days[end]}
          {...(end === 'first' ? { max: days.last } : { min: days.first })}
          onChange={({ target }) => {
            onChange({ days: { ...days, [end]: target.value } });
          }}
        />
      ))}
    </>
  );
}

/** Own days begin with the last week: fields that are filled in say how they are meant. */
function daysOf(kind: Days['kind']): Days {
  if (kind !== 'own') return { kind };
  const today = midnight(roundedNow(1_000));
  return { kind, first: dateFieldValue(midnight(today, -6)), last: dateFieldValue(today) };
}
