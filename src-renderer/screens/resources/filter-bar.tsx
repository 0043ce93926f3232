import clsx from 'clsx';
import { Star } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { Resource } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Select } from '../../components/select.tsx';
import type { DoorCounts, DoorFilter } from '../../format/resource-filter.ts';
import { withAll, withoutAll } from '../../format/selection.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { setFilter, setSelection, useListView } from './list-view.ts';

const DOORS: readonly (readonly [DoorFilter, string])[] = [
  ['all', 'All'],
  ['open', 'Open'],
  ['closed', 'Closed'],
  ['trouble', 'Needs you'],
];

interface Props {
  readonly shown: readonly Resource[];
  readonly counts: DoorCounts;
}

/** What of the list is in sight, and the box that selects all of that. */
export function FilterBar({ shown, counts }: Props): ReactNode {
  const filter = useListView((view) => view.filter);
  return (
    <div
      data-above-list=""
      className="flex flex-wrap items-center gap-x-2 gap-y-2 pb-2 @min-[40rem]:pl-2"
    >
      <SelectAll shown={shown} />
      <Button
        kind="quiet"
        aria-pressed={filter.favourites}
        title="Favourites are what the tray menu offers. The star of a row makes it one."
        className={clsx('-ml-2 !gap-1 !px-1', filter.favourites && 'bg-press')}
        onClick={() => {
          setFilter({ favourites: !filter.favourites });
        }}
      >
        <Star size={15} aria-hidden="true" fill={filter.favourites ? 'currentColor' : 'none'} />
        Favourites
      </Button>
      <Segmented
        label="State of the door"
        value={filter.door}
        options={DOORS.map(([value, label]) => ({
          value,
          label: `${label} ${String(counts[value])}`,
        }))}
        onChange={(door) => {
          setFilter({ door });
        }}
      />
      <RegionChoice />
      <IdentityChoice />
    </div>
  );
}

/** Checked when all in sight are selected, and half of it when some are. */
function SelectAll({ shown }: { shown: readonly Resource[] }): ReactNode {
  const box = useRef<HTMLInputElement>(null);
  const ids = useListView(({ selection }) => selection.ids);
  const count = shown.filter(({ id }) => ids.has(id)).length;
  const all = count === shown.length && count > 0;
  const some = count > 0 && !all;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <label
      className="inline-flex size-6 items-center justify-center @max-[40rem]:ml-3"
      title="Select all in sight"
    >
      <input
        ref={box}
        type="checkbox"
        aria-label={`Select all ${String(shown.length)} in sight`}
        checked={all}
        disabled={shown.length === 0}
        className="size-4 accent-ink"
        onChange={() => {
          const order = shown.map(({ id }) => id);
          setSelection((selection) =>
            all ? withoutAll(selection, order) : withAll(selection, order),
          );
        }}
      />
    </label>
  );
}

/** Only where there is a choice. */
function RegionChoice(): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const chosen = useListView(({ filter }) => filter.region);
  const regions = [...new Set(resources.map(({ region }) => region))].sort();
  if (regions.length < 2 && chosen === undefined) return null;
  return (
    <Choice
      label="Region"
      every="Every Region"
      value={chosen}
      options={regions.map((region) => [region, region])}
      onChange={(region) => {
        setFilter({ region });
      }}
    />
  );
}

function IdentityChoice(): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const chosen = useListView(({ filter }) => filter.identityId);
  const used = new Set(resources.map(({ identityId }) => identityId));
  const options = identities
    .filter(({ id }) => used.has(id))
    .map(({ id, maskedKeyId, caller }) => [id, `${maskedKeyId} · ${caller.account}`] as const);
  if (options.length < 2 && chosen === undefined) return null;
  return (
    <Choice
      label="Identity"
      every="Every identity"
      value={chosen}
      options={options}
      onChange={(identityId) => {
        setFilter({ identityId });
      }}
    />
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly every: string;
  readonly value: string | undefined;
  readonly options: readonly (readonly [value: string, label: string])[];
  readonly onChange: (value: string | undefined) => void;
}

function Choice({ label, every, value, options, onChange }: ChoiceProps): ReactNode {
  return (
    <Select
      aria-label={label}
      value={value ?? ''}
      className="max-w-56"
      onChange={(event) => {
        onChange(event.target.value === '' ? undefined : event.target.value);
      }}
    >
      <option value="">{every}</option>
      {options.map(([option, name]) => (
        <option key={option} value={option}>
          {name}
        </option>
      ))}
    </Select>
  );
}
