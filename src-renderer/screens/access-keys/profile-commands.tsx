import type { ReactNode } from 'react';
import { CommandConsent } from '../../forms/command-consent.tsx';
import { useProfiles } from '../../forms/use-profiles.ts';

/** The programs of a profile in use that wait for consent: one that was changed since, for example. */
export function ProfileCommands({ profile }: { profile: string }): ReactNode {
  const { profiles, reload } = useProfiles();
  const commands = profiles?.find(({ name }) => name === profile)?.commands ?? [];
  const waiting = commands.filter(({ allowed }) => !allowed);
  if (waiting.length === 0) return null;
  return (
    <div className="flex flex-col gap-3 p-3">
      {waiting.map((command) => (
        <CommandConsent key={command.fingerprint} command={command} onDecided={reload} />
      ))}
    </div>
  );
}
