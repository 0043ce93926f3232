import { useState } from 'react';
import type { ReactNode } from 'react';
import type { IdentityView } from '../../../src-main/bridge/snapshot.ts';
import { parseRegion } from '../../../src-main/kernel/aws-names.ts';
import { problemInWords } from '../../../src-main/kernel/problem-in-words.ts';
import type { FoundGroup, PortRange } from '../../../src-main/resources/resource.ts';
import { Button } from '../../components/button.tsx';
import { Actions } from '../../components/dialog.tsx';
import { FieldGroup } from '../../components/field.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { PortPresets } from '../../components/port-presets.tsx';
import { proposedPorts } from '../../format/door-ranking.ts';
import { useGroups } from '../../forms/use-groups.ts';
import { DoorCheckPanel } from './door-check-panel.tsx';
import { FoundGroups } from './found-groups.tsx';
import { policyForAdmin } from './policy-for-admin.ts';
import { useAddDoor } from './use-add-door.ts';
import { useDoorCheck } from './use-door-check.ts';
import { WhereFields } from './where-fields.tsx';

/** A group of the account, the likely ones first, with ports; whether it may be opened is asked at once. */
export function PickGroup({ identities }: { identities: readonly IdentityView[] }): ReactNode {
  // The one added last is the one somebody is about to use.
  const [identityId, setIdentityId] = useState(identities.at(-1)?.id);
  const identity = identities.find(({ id }) => id === identityId) ?? identities.at(-1);
  return identity ? (
    <GroupForm
      key={identity.id}
      identity={identity}
      identities={identities}
      onIdentity={setIdentityId}
    />
  ) : null;
}

interface FormProps {
  readonly identity: IdentityView;
  readonly identities: readonly IdentityView[];
  readonly onIdentity: (id: IdentityView['id']) => void;
}

function GroupForm({ identity, identities, onIdentity }: FormProps): ReactNode {
  const [regionText, setRegionText] = useState<string>(identity.homeRegion);
  const [group, setGroup] = useState<FoundGroup>();
  const [ports, setPorts] = useState<readonly PortRange[]>([]);
  const region = parseRegion(regionText.trim());
  const list = useGroups(identity.id, region);
  const door = region && group && { identityId: identity.id, region, groupId: group.groupId };
  const check = useDoorCheck(door);
  const adding = useAddDoor();
  return (
    <form
      noValidate
      autoComplete="off"
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (door) void adding.run({ door, group, ports, check: check.answer });
      }}
    >
      <WhereFields
        identity={identity}
        identities={identities}
        region={regionText}
        onIdentity={onIdentity}
        onRegion={(text) => {
          setRegionText(text);
          setGroup(undefined);
        }}
      />
      <FoundGroups
        list={list}
        region={regionText.trim()}
        chosenId={group?.groupId}
        onChoose={(chosen) => {
          setGroup(chosen);
          setPorts(proposedPorts(chosen));
        }}
      />
      {door && (
        <>
          <FieldGroup label="Ports">
            <div className="flex flex-wrap gap-1.5">
              <PortPresets ports={ports} onPorts={setPorts} />
            </div>
          </FieldGroup>
          <DoorCheckPanel check={check} policy={policyForAdmin(identity, door)} />
        </>
      )}
      {adding.problem && <ProblemNotice words={problemInWords(adding.problem, 'nothing-stored')} />}
      <Actions>
        <Button
          kind="primary"
          type="submit"
          pending={adding.pending}
          disabled={!door || ports.length === 0}
          className="min-w-20"
        >
          Add
        </Button>
      </Actions>
    </form>
  );
}
