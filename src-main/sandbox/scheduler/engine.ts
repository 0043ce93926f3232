import { newRequestId } from '../identifiers.ts';
import { ApiError } from '../protocol/errors.ts';
import type { RequestLog } from '../request-log.ts';
import { sendDeadLetter } from './dead-letter.ts';
import type { ExhaustedCondition } from './dead-letter.ts';
import { invoke } from './invocation.ts';
import type { InvocationContext } from './invocation.ts';
import type { Schedule } from './model.ts';

const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 5 * 60 * 1000;

/** What the engine needs of the sandbox. */
export interface EngineContext extends InvocationContext {
  readonly log: RequestLog;
  /** How long after its time a schedule is invoked, as AWS does within a minute. */
  readonly delayMs: number;
}

/**
 * Invokes schedules when they are due, tries again what fails, and lets go of what is done. It has
 * no clock and no timer: it is told the time.
 *
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
 */
export class ScheduleEngine {
  readonly #context: EngineContext;

  constructor(context: EngineContext) {
    this.#context = context;
  }

  /** When something is to be done next; `undefined`: nothing is. */
  nextAt(): number | undefined {
    const times = this.#pending().map((schedule) => this.#tryAt(schedule));
    return times.length === 0 ? undefined : Math.min(...times);
  }

  /** Does what is due at `now`, the earliest first, each once. */
  run(now: number): void {
    const due = this.#pending()
      .filter((schedule) => this.#tryAt(schedule) <= now)
      .toSorted((one, other) => this.#tryAt(one) - this.#tryAt(other));
    for (const schedule of due) this.fire(schedule, now);
  }

  /** Invokes a schedule now, whether it is due or not. */
  fire(schedule: Schedule, now: number): void {
    const error = this.#failure(schedule, now);
    this.#note(schedule, error, now);
    if (!error) {
      this.#finish(schedule);
      return;
    }
    const { condition, retryAt } = afterFailure(schedule, now);
    if (condition === undefined) {
      const failedTries = schedule.failedTries + 1;
      this.#context.world.schedules.put({ ...schedule, failedTries, nextTryAt: retryAt });
      return;
    }
    const failure = { error, retries: schedule.failedTries, condition };
    sendDeadLetter(this.#context, schedule, failure, now);
    this.#finish(schedule);
  }

  #failure(schedule: Schedule, now: number): ApiError | undefined {
    const fault = this.#context.world.faults.takeNamed('scheduler', 'Fire');
    try {
      if (fault?.kind !== 'http' && fault?.kind !== 'reset') invoke(this.#context, schedule, now);
    } catch (error) {
      if (error instanceof ApiError) return error;
      throw error;
    }
    if (!fault) return undefined;
    const { code = 'InternalFailure', status = 500 } = fault;
    return new ApiError(code, 'An internal error has occurred', status);
  }

  /** Done: gone, or left where it is with nothing more to do. */
  #finish(schedule: Schedule): void {
    const { schedules } = this.#context.world;
    if (schedule.details.actionAfterCompletion === 'DELETE') {
      schedules.remove(schedule);
      return;
    }
    const { nextTryAt, ...done } = schedule;
    if (nextTryAt !== undefined) schedules.put(done);
  }

  #pending(): readonly Schedule[] {
    return this.#context.world.schedules
      .all()
      .filter(({ details, nextTryAt }) => details.state === 'ENABLED' && nextTryAt !== undefined);
  }

  #tryAt({ nextTryAt = Number.POSITIVE_INFINITY, failedTries }: Schedule): number {
    return failedTries === 0 ? nextTryAt + this.#context.delayMs : nextTryAt;
  }

  #note(schedule: Schedule, error: ApiError | undefined, now: number): void {
    this.#context.log.add({
      service: 'scheduler',
      action: 'Fire',
      region: schedule.region,
      accessKeyId: '',
      status: error?.status ?? 200,
      ...(error && { errorCode: error.code }),
      at: now,
      requestId: newRequestId(),
      userAgent: 'scheduler.amazonaws.com',
    });
  }
}

interface Next {
  readonly retryAt: number;
  /** Given: there is no retry any more. */
  readonly condition?: ExhaustedCondition;
}

function afterFailure({ details, failedTries, dueAt }: Schedule, now: number): Next {
  const { maximumRetryAttempts, maximumEventAgeSeconds } = details.target;
  const retryAt = now + Math.min(FIRST_RETRY_MS * 2 ** failedTries, LONGEST_RETRY_MS);
  if (failedTries >= maximumRetryAttempts) return { retryAt, condition: 'MaximumRetryAttempts' };
  if (retryAt - dueAt > maximumEventAgeSeconds * 1000)
    return { retryAt, condition: 'MaximumEventAgeInSeconds' };
  return { retryAt };
}
