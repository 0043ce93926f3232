import { useEffect, useState } from 'react';
import type { Input } from '../../../src-main/bridge/commands.ts';
import type { Problem } from '../../../src-main/kernel/problem.ts';
import type { Result } from '../../../src-main/kernel/result.ts';
import type { CheckReport, PortRange } from '../../../src-main/resources/resource.ts';
import { send } from '../../state/use-command.ts';

type Door = Omit<Input<'resource.check'>, 'ports'>;

/** Arrow keys pass by many groups: only where they rest AWS is asked. */
const REST_MS = 350;
/** A check needs some port; the answer is the same for all. */
const ANY_PORT: readonly PortRange[] = [{ protocol: 'tcp', from: 22, to: 22 }];

export interface DoorCheck {
  /** What AWS answered about this door; absent while it is asked. */
  readonly answer: Result<CheckReport, Problem> | undefined;
  readonly again: () => void;
}

/** Asks AWS whether the identity may open and close the group, by itself, once it is chosen. */
export function useDoorCheck(door: Door | undefined): DoorCheck {
  const [attempt, setAttempt] = useState(0);
  const [last, setLast] = useState<{ key: string; answer: Result<CheckReport, Problem> }>();
  const { identityId, region, groupId } = door ?? {};
  const key = [identityId, region, groupId, attempt].join(' ');
  useEffect(() => {
    if (identityId === undefined || region === undefined || groupId === undefined) return;
    let wanted = true;
    const timer = setTimeout(() => {
      void send('resource.check', { identityId, region, groupId, ports: ANY_PORT }).then(
        (answer) => {
          if (wanted) setLast({ key, answer });
        },
      );
    }, REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [identityId, region, groupId, key]);
  return {
    answer: last?.key === key ? last.answer : undefined,
    again: () => {
      setAttempt((count) => count + 1);
    },
  };
}
