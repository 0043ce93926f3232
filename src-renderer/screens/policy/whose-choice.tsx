import { X } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import type { IdentityId } from '../../../src-main/identities/identity.ts';
import { counted } from '../../../src-main/kernel/time-in-words.ts';
import { Button } from '../../components/button.tsx';
import { CodeInput } from '../../components/code-input.tsx';
import { Field } from '../../components/field.tsx';
import { Select } from '../../components/select.tsx';
import { SuggestInput } from '../../components/suggest-input.tsx';
import { COMMON_REGIONS } from '../../format/regions.ts';
import { useSnapshot } from '../../state/mirror.ts';
import { ChoiceGroup } from './choice-parts.tsx';
import { DESCRIBED, partitionOf, readGroup } from './draft.ts';
import type { DraftFaults } from './read-draft.ts';
import { change, useDraft } from './use-draft.ts';

const ALL = '';

/** Whom the documents are for, and which groups they are about. */
export function WhoseChoice({ faults }: { faults: DraftFaults }): ReactNode {
  const who = useDraft((draft) => draft.who);
  const identities = useSnapshot((snapshot) => snapshot.identities);
  const known = identities.some(({ id }) => id === who) || who === DESCRIBED ? who : undefined;
  const [only] = identities;
  const holder = known ?? (identities.length === 1 ? only?.id : undefined);
  return (
    <ChoiceGroup label="Who opens">
      <Select
        aria-label="Who opens"
        className="w-full"
        value={known ?? ALL}
        onChange={(event) => {
          const { value } = event.target;
          change({ who: value === ALL ? undefined : (value as IdentityId) });
        }}
      >
        <option value={ALL}>
          {identities.length === 1 && only ? optionOf(only, identities) : 'All my identities'}
        </option>
        {identities.length > 1 &&
          identities.map((identity) => (
            <option key={identity.id} value={identity.id}>
              {optionOf(identity, identities)}
            </option>
          ))}
        <option value={DESCRIBED}>A user that does not exist yet</option>
      </Select>
      {known === DESCRIBED && <NewUser faults={faults} />}
      <Groups holder={holder} all={holder === undefined} />
    </ChoiceGroup>
  );
}

/** Its account too, where there is more than one: alone it tells nothing apart. */
function optionOf(
  { caller, maskedKeyId }: IdentityView,
  identities: readonly IdentityView[],
): string {
  const name = caller.arn.split('/').at(-1) ?? '';
  const several = identities.some((other) => other.caller.account !== caller.account);
  return [name, maskedKeyId, ...(several ? [caller.account] : [])].join(' · ');
}

function NewUser({ faults }: { faults: DraftFaults }): ReactNode {
  const user = useDraft((draft) => draft.user);
  return (
    <div className="flex flex-col gap-2 py-1">
      <Field label="Account" error={faults.account}>
        {(control) => (
          <CodeInput
            control={control}
            value={user.account}
            placeholder="123456789012"
            onChange={(account) => {
              change({ user: { ...user, account } });
            }}
          />
        )}
      </Field>
      <Field label="Name of the user" error={faults.user}>
        {(control) => (
          <CodeInput
            control={control}
            value={user.name}
            onChange={(name) => {
              change({ user: { ...user, name } });
            }}
          />
        )}
      </Field>
    </div>
  );
}

function Groups({ holder, all }: { holder: IdentityId | undefined; all: boolean }): ReactNode {
  const resources = useSnapshot((snapshot) => snapshot.resources);
  const groups = useDraft((draft) => draft.groups);
  const mine = resources.filter(({ identityId }) => all || identityId === holder);
  const count = new Set(mine.map(({ region, groupId }) => `${region}/${groupId}`)).size;
  const described = groups.filter(({ identityId }) => all || identityId === holder);
  return (
    <div className="flex flex-col gap-1 pt-1">
      {holder !== DESCRIBED && (
        <p className="text-muted">
          {count === 0
            ? 'None of your resources is opened by it.'
            : `${counted(count, 'security group')} of your resources.`}
        </p>
      )}
      {described.length > 0 && (
        <ul aria-label="Groups described here" className="flex flex-col">
          {described.map((group) => (
            <li
              key={`${group.identityId}/${group.region}/${group.groupId}`}
              className="flex items-center gap-1"
            >
              <span className="min-w-0 flex-1 font-mono text-small wrap-anywhere">
                {group.groupId} <span className="whitespace-nowrap text-muted">{group.region}</span>
              </span>
              <Button
                kind="quiet"
                icon
                aria-label={`Leave out ${group.groupId}`}
                className="!h-6 !w-6 text-muted"
                onClick={() => {
                  change({ groups: groups.filter((each) => each !== group) });
                }}
              >
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      {holder === undefined ? null : <DescribeGroup key={holder} holder={holder} />}
    </div>
  );
}

function DescribeGroup({ holder }: { holder: IdentityId }): ReactNode {
  const groups = useDraft((draft) => draft.groups);
  const partition = usePartition(holder);
  const [open, setOpen] = useState(holder === DESCRIBED);
  const [typed, setTyped] = useState({ region: '', groupId: '' });
  const [faults, setFaults] = useState<{ region?: string; groupId?: string }>({});
  if (!open)
    return (
      <Button
        className="self-start"
        onClick={() => {
          setOpen(true);
        }}
      >
        Describe another group
      </Button>
    );
  const add = (): void => {
    const { group, ...wrong } = readGroup(holder, typed, partition);
    setFaults(wrong);
    if (!group) return;
    const twin = groups.some(
      (each) =>
        each.identityId === holder &&
        each.groupId === group.groupId &&
        each.region === group.region,
    );
    if (!twin) change({ groups: [...groups, group] });
    setTyped({ region: typed.region, groupId: '' });
  };
  return (
    <form
      className="flex flex-col gap-2 py-1"
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Field label="Region of the group" error={faults.region}>
        {(control) => (
          <SuggestInput
            control={control}
            value={typed.region}
            suggestions={COMMON_REGIONS}
            placeholder="eu-west-1"
            onChange={(region) => {
              setTyped({ ...typed, region });
            }}
          />
        )}
      </Field>
      <Field label="Security group id" error={faults.groupId}>
        {(control) => (
          <CodeInput
            control={control}
            value={typed.groupId}
            placeholder="sg-0123456789abcdef0"
            onChange={(groupId) => {
              setTyped({ ...typed, groupId });
            }}
          />
        )}
      </Field>
      <Button type="submit" className="self-start">
        Add group
      </Button>
    </form>
  );
}

/** Where the account is; of a user that does not exist yet its first group says it. */
function usePartition(holder: IdentityId): string | undefined {
  const first = useDraft(({ groups }) => groups.find(({ identityId }) => identityId === holder));
  const identity = useSnapshot(({ identities }) => identities.find(({ id }) => id === holder));
  return identity?.caller.partition ?? (first && partitionOf(first.region));
}
