import type { WorldState } from '../model.ts';
import { seedScheduleGroups } from '../seed-guard.ts';
import type { Schedule, ScheduleGroup } from './model.ts';

/** Where a thing of Scheduler lives. */
export interface SchedulerPlace {
  readonly accountId: string;
  readonly region: string;
}

/** The group every Region of an account has. */
export const DEFAULT_GROUP = 'default';

interface Holder {
  readonly state: () => WorldState;
  readonly change: (part: Partial<WorldState>) => void;
}

/** The schedules and schedule groups of the world. */
export class ScheduleStore {
  readonly #holder: Holder;

  constructor(holder: Holder) {
    this.#holder = holder;
  }

  all(): readonly Schedule[] {
    return this.#holder.state().schedules ?? [];
  }

  find(place: SchedulerPlace, groupName: string, name: string): Schedule | undefined {
    return this.all().find(
      (each) => isIn(each, place) && each.groupName === groupName && each.name === name,
    );
  }

  /** Adds a schedule, or changes the one of its name. */
  put(schedule: Schedule): void {
    this.#holder.change({
      schedules: [...this.all().filter((each) => !isSame(each, schedule)), schedule],
    });
  }

  remove(schedule: Schedule): void {
    this.#holder.change({ schedules: this.all().filter((each) => !isSame(each, schedule)) });
  }

  /** Those of all Regions, without the `default` ones. */
  allGroups(): readonly ScheduleGroup[] {
    const { scheduleGroups, users } = this.#holder.state();
    return scheduleGroups ?? seedScheduleGroups(users[0]?.accountId ?? '');
  }

  /** Those of a Region, the `default` one first. */
  groups(place: SchedulerPlace): readonly ScheduleGroup[] {
    const standing = { ...place, name: DEFAULT_GROUP, createdAt: 0 };
    return [standing, ...this.allGroups().filter((each) => isIn(each, place))];
  }

  group(place: SchedulerPlace, name: string): ScheduleGroup | undefined {
    return this.groups(place).find((each) => each.name === name);
  }

  addGroup(group: ScheduleGroup): void {
    this.#holder.change({ scheduleGroups: [...this.allGroups(), group] });
  }

  /** Removes a group and its schedules, as if somebody had deleted it. */
  deleteGroup(region: string, name: string): void {
    const isGone = (each: ScheduleGroup): boolean => each.region === region && each.name === name;
    this.#holder.change({
      scheduleGroups: this.allGroups().filter((each) => !isGone(each)),
      schedules: this.all().filter((each) => each.region !== region || each.groupName !== name),
    });
  }
}

function isIn(each: SchedulerPlace, { accountId, region }: SchedulerPlace): boolean {
  return each.accountId === accountId && each.region === region;
}

function isSame(one: Schedule, other: Schedule): boolean {
  return isIn(one, other) && one.groupName === other.groupName && one.name === other.name;
}
