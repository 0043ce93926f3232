import type { ReactNode } from 'react';
import { dayAndTime } from '../../../src-main/kernel/time-in-words.ts';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Fact } from '../../components/facts.tsx';
import { copyText } from '../../state/copy.ts';

const KINDS: Readonly<Record<IdentityView['kind'], string>> = {
  'access-key': 'Access key',
  profile: 'Profile of ~/.aws',
  environment: 'Environment variables',
  role: 'Role',
  'mfa-session': 'Access key with MFA',
};

/** What is true of an identity that is no plain access key. */
export function WayFacts({ identity }: { identity: IdentityView }): ReactNode {
  const { kind, from, externalId, externalIdProof, mfaSerial, endsAt, narrowed } = identity;
  if (kind === 'access-key') return null;
  return (
    <>
      <Fact name="Kind">{KINDS[kind]}</Fact>
      {from !== undefined && <Fact name="Starts from">{from}</Fact>}
      {externalId !== undefined && (
        <Fact name="ExternalId">
          <span className="flex min-w-0 items-center gap-1">
            <span className="font-mono wrap-anywhere">{externalId}</span>
            <CopyButton what="ExternalId" onCopy={() => copyText(externalId)} />
          </span>
          {externalIdProof === 'not-enforced' && (
            <span className="text-soon">
              The role lets in whoever has no ExternalId: add the condition to its trust policy.
            </span>
          )}
          {externalIdProof === 'not-proven' && (
            <span className="text-muted">Not tried: the code was good once only.</span>
          )}
        </Fact>
      )}
      {mfaSerial !== undefined && <Fact name="MFA device">{mfaSerial}</Fact>}
      {narrowed === 'to-groups-in-use' && (
        <Fact name="Acts on">the groups you use, whatever the role may do</Fact>
      )}
      {narrowed === 'too-long' && (
        <Fact name="Acts on">
          <span className="text-soon">
            all the role may do: so many groups do not fit into what AWS takes with a role
          </span>
        </Fact>
      )}
      {endsAt !== undefined && <Fact name="Good until">{dayAndTime(endsAt)}</Fact>}
    </>
  );
}
