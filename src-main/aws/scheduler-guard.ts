import type { Refusal } from '../kernel/problem.ts';
import { err, ok } from '../kernel/result.ts';
import type { Result } from '../kernel/result.ts';
import type { Identity } from '../identities/identity.ts';
import type { Guard } from '../leases/guard.ts';
import type { Resource } from '../resources/resource.ts';
import type { AwsClients } from './aws-clients.ts';
import type { AwsFailure } from './aws-errors.ts';
import { deleteFailure, readFailures } from './guard-failures.ts';
import { deleteSchedule, scheduleNames, setSchedule, updateSchedule } from './guard-schedules.ts';
import type { GuardSession } from './guard-session.ts';

/** Guards by one-time schedules of EventBridge Scheduler, each of which revokes one rule. */
export function schedulerGuard(clients: Pick<AwsClients, 'guard'>): Guard {
  async function at<T>(
    identity: Identity,
    { region }: Resource,
    deed: (session: GuardSession) => Promise<Result<T, AwsFailure>>,
  ): Promise<Result<T, Refusal>> {
    const session = await clients.guard(identity, region);
    if (!session.ok) return session;
    const done = await deed(session.value);
    return done.ok ? done : err(done.error.refusal);
  }

  return {
    set: (identity, resource, guard, tries) =>
      at(identity, resource, async (session) => {
        const { groupId } = resource;
        const set = await forEach(guard.schedules, (schedule) =>
          setSchedule(session, { schedule, at: guard.at, groupId, tries }),
        );
        return set.ok ? ok(undefined) : set;
      }),
    change: (identity, resource, guard) =>
      at(identity, resource, (session) =>
        goneAmong(
          guard.schedules,
          ({ name }) => name,
          (schedule) =>
            updateSchedule(session, { schedule, at: guard.at, groupId: resource.groupId }),
        ),
      ),
    lift: (identity, resource, names) =>
      at(identity, resource, (session) =>
        goneAmong(
          names,
          (name) => name,
          (name) => deleteSchedule(session, name),
        ),
      ),
    list: (identity, resource, prefix) =>
      at(identity, resource, (session) => scheduleNames(session, prefix)),
    failures: (identity, resource, prefix) =>
      at(identity, resource, (session) => readFailures(session, prefix)),
    forget: (identity, resource, receipts) =>
      at(identity, resource, async (session) => {
        const forgotten = await forEach(receipts, (receipt) => deleteFailure(session, receipt));
        return forgotten.ok ? ok(undefined) : forgotten;
      }),
  };
}

/** All at once, and all to the end; the first failure stands for the others. */
async function forEach<T, R>(
  items: readonly T[],
  deed: (item: T) => Promise<Result<R, AwsFailure>>,
): Promise<Result<readonly R[], AwsFailure>> {
  const done: R[] = [];
  let failure: AwsFailure | undefined;
  for (const each of await Promise.all(items.map(deed))) {
    if (each.ok) done.push(each.value);
    else failure ??= each.error;
  }
  return failure ? err(failure) : ok(done);
}

/** The names of the schedules that are not there; that is no failure of the deed. */
async function goneAmong<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  deed: (item: T) => Promise<Result<void, AwsFailure>>,
): Promise<Result<readonly string[], AwsFailure>> {
  const found = await forEach(items, async (item) => {
    const done = await deed(item);
    if (done.ok) return ok([]);
    return done.error.fault === 'schedule-gone' ? ok([nameOf(item)]) : done;
  });
  return found.ok ? ok(found.value.flat()) : found;
}
