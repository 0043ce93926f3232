import type { Input } from '../../../src-main/bridge/commands.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { FoundGroup, PortRange } from '../../../src-main/resources/resource.ts';
import { suggestedLabel } from '../../format/group-search.ts';
import { goTo } from '../../state/navigation.ts';
import { useCommand } from '../../state/use-command.ts';
import type { DoorCheck } from './use-door-check.ts';

/** As long as the main process takes. */
const MAX_LABEL_LENGTH = 60;
const USUAL_MINUTES = 60;

interface Picked {
  readonly door: Omit<Input<'resource.check'>, 'ports'>;
  readonly group: FoundGroup;
  readonly ports: readonly PortRange[];
  readonly check: DoorCheck['answer'];
}

/** The label a group's name suggests, short enough and not cut at a hyphen. */
function labelFor(groupName: string): string {
  return suggestedLabel(groupName)
    .slice(0, MAX_LABEL_LENGTH)
    .replace(/[-_ ]+$/, '');
}

/** Makes a resource of what was picked, and leads to trying it. */
export function useAddDoor(): {
  readonly run: (picked: Picked) => Promise<void>;
  readonly pending: boolean;
  readonly problem: Problem | undefined;
} {
  const { run, pending, problem } = useCommand('resource.add');
  return {
    pending,
    problem,
    run: async ({ door, group, ports, check }) => {
      const answer = await run({
        draft: {
          kind: 'security-group',
          ...door,
          label: labelFor(group.name),
          groupName: group.name,
          ports,
          usualDuration: { kind: 'minutes', minutes: USUAL_MINUTES },
          tagRules: check?.ok === true && check.value.tag.kind === 'allowed',
        },
      });
      if (answer.ok) goTo({ screen: 'welcome', at: answer.value.resourceId });
    },
  };
}
