import { readMark } from '../../src-main/leases/mark.ts';
import type { Rule } from '../../src-main/sandbox/model.ts';
import type { SandboxWorld } from '../../src-main/sandbox/world.ts';
import type { Strangers } from '../faults/support/strangers.ts';
import { INSTALL } from './process.ts';

/** What is wrong after every time is over, in words; all empty when nothing is. */
export interface Verdict {
  /** Rules of the app that still let somebody in two minutes after the end. */
  readonly open: readonly string[];
  /** Rules of strangers that are not as they left them, half a day later. */
  readonly touched: readonly string[];
  /** Schedules of the app that are still there then. */
  readonly left: readonly string[];
}

export function judge(world: SandboxWorld, strangers: Strangers): Verdict {
  return {
    open: ownRules(world).map(({ id }) => id),
    touched: strangers.touched(),
    left: ownSchedules(world).map(({ name }) => name),
  };
}

export function ownRules(world: SandboxWorld): readonly Rule[] {
  return world
    .allRules()
    .filter(({ description = '' }) => readMark(description)?.install === INSTALL);
}

export function ownSchedules(world: SandboxWorld) {
  return world.schedules.all().filter(({ name }) => name.startsWith(`${INSTALL}-`));
}

/**
 * Rules of strangers at a place that a schedule is aimed at, because they came in the moment between
 * the app's last look and its own rule. AWS revokes by place whoever made the rule: if the app dies
 * before it steps back nobody can spare these.
 */
export function exposed(world: SandboxWorld, strangers: Strangers): readonly string[] {
  const aims = ownSchedules(world).map(({ details }) => details.target.input ?? '');
  return world
    .allRules()
    .filter(({ id }) => strangers.isTheirs(id))
    .filter((rule) => aims.some((input) => isAimedAt(input, rule)))
    .map(({ id }) => id);
}

function isAimedAt(input: string, { groupId, fromPort, protocol, source }: Rule): boolean {
  if (!('cidr' in source)) return false;
  const said = [groupId, protocol, String(fromPort), source.cidr];
  return input.includes('IpPermissions') && said.every((each) => input.includes(each));
}
