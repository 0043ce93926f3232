import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GuardedPlaceSetting } from '../../../src-main/settings/settings.ts';
import { Button } from '../../components/button.tsx';
import { FieldError } from '../../components/field.tsx';
import { goTo } from '../../state/navigation.ts';
import { useSettings } from '../../state/use-settings.ts';
import { refusalInWords } from './setting-row.tsx';

/** Where AWS closes by itself, each to be switched off here. */
export function GuardedPlaces(): ReactNode {
  const { settings, problem, change } = useSettings();
  const places = settings.guardedPlaces;
  const refusal = refusalInWords(problem);
  return (
    <div className="flex flex-col gap-3 px-4 py-3">
      <div>
        <h3 className="font-medium">Guarded places</h3>
        <p className="text-muted">
          {places.length === 0
            ? 'None yet: while this computer is off, nobody closes what is open.'
            : 'AWS closes there by itself, a minute after the end, even if this computer is off.'}
        </p>
      </div>
      {places.length > 0 && (
        <ul aria-label="Guarded places" className="flex flex-col gap-1">
          {places.map((place) => (
            <PlaceLine
              key={`${place.account} ${place.region}`}
              place={place}
              onRemove={() => {
                void change({ guardedPlaces: places.filter((other) => other !== place) });
              }}
            />
          ))}
        </ul>
      )}
      <div>
        <Button
          onClick={() => {
            goTo({ screen: 'guard' });
          }}
        >
          {places.length === 0 ? 'Set up guaranteed close' : 'Set up and check'}
        </Button>
      </div>
      {refusal !== undefined && <FieldError>{refusal}</FieldError>}
    </div>
  );
}

function PlaceLine({
  place: { account, region },
  onRemove,
}: {
  place: GuardedPlaceSetting;
  onRemove: () => void;
}): ReactNode {
  return (
    <li className="flex min-h-6 items-center gap-3">
      <span className="min-w-0 flex-1 wrap-anywhere select-text">
        Account {account}, {region}
      </span>
      <Button
        kind="quiet"
        icon
        aria-label={`Do not guard ${account} in ${region} any more`}
        title="Do not guard any more; what is guarded already stays so until it is closed"
        className="!h-6 !w-6 text-muted"
        onClick={onRemove}
      >
        <X size={14} aria-hidden="true" />
      </Button>
    </li>
  );
}
